/** The built page in a browser that gives no WebGL. */
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { stagePixels } from '../../tools/gallery/living.ts';
import { builtPage } from './built_page.ts';
import { slowStill } from './camera_film.ts';
import { expectLooking, firstLook, noticeOf } from './open_page.ts';

// A German shepherd that keeps still.
const { openFaultless } = builtPage(
  async () => ({ args: ['--disable-3d-apis'], camera: await slowStill() }),
  'toy',
);

const TIMEOUT = { timeout: 60_000 };

it('a kiosk leaves its visitors alone with it, and the performance panel says so', async () => {
  const page = await openFaultless('kiosk=1&view=saliency');
  await expect.poll(() => page.locator('.performance').innerText(), TIMEOUT).toContain('no WebGL');
  await expectLooking(page, 2);
  expect(await page.locator('.notice').count()).toBe(0);
});

it('the stage is drawn without it, and the page says so', async () => {
  const page = await openFaultless('network=efficientnet-lite0&view=saliency');
  expect(await noticeOf(page, 'Drawn without the graphics card')).toContain('no WebGL');
  await firstLook(page);
  const canvas = page.locator('#stage canvas');
  for (const view of ['saliency', 'grad-cam', 'activations', 'ranking', 'live-style', 'embedding']) {
    await page.locator(`#tab-${view}`).click();
    await expect
      .poll(
        () => canvas.evaluate(({ dataset }) => dataset.map !== 'null' && dataset.map === dataset.picture),
        TIMEOUT,
      )
      .toBe(true);
    // A stage that stays dark has no deviation; between two views it may be dark for a moment.
    const deviation = async () => {
      const raw = { width: 320, height: 200, channels: 1 } as const;
      const { channels } = await sharp(await stagePixels(page), { raw }).stats();
      return channels[0]?.stdev;
    };
    await expect.poll(deviation, { ...TIMEOUT, message: view }).toBeGreaterThan(20);
  }
  expect(await page.locator('.no-map').innerText()).toContain('needs WebGL');
  await page.locator('.neighbour').first().waitFor();
}, 240_000);
