/** Two views of one frame, ablations and cut-outs in the built page, under its own policy. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenedView, openView } from '../../../tools/gallery/open_view.ts';
import { builtPage } from '../built_page.ts';
import { slowStill } from '../camera_film.ts';

// A German shepherd that keeps still.
const built = builtPage(async () => ({ camera: await slowStill() }));

/** One page for all tests but one, which leave it with one view and nothing switched off. */
let opened: OpenedView;
let page: Page;
beforeAll(async () => {
  opened = await openView(built.browser, built.url, { view: 'saliency' });
  page = opened.page;
});
afterAll(() => opened?.close());

const choose = (view: string) => page.locator(`#tab-${view}`).evaluate((tab: HTMLElement) => tab.click());
const titles = () => page.locator('.pane-title').allInnerTexts();
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const TIMEOUT = { timeout: 60_000 };

it.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
])(
  'two views come and go by a key on %s, each with its own title and legend, and in the address',
  async (_, size) => {
    await page.setViewportSize(size);
    await choose('saliency');
    await page.keyboard.press('w');
    await expect
      .poll(() => titles(), TIMEOUT)
      .toEqual(['Saliency for German shepherd', 'Grad-CAM for German shepherd']);
    expect(await page.locator('.legends .scale').count()).toBe(2);
    const looked = await page.locator('.looked-for').allInnerTexts();
    expect(looked).toEqual(Array(2).fill(expect.stringMatching(/^looking for: German shepherd \d\d %$/)));
    await expect.poll(() => page.url(), TIMEOUT).toContain('beside=grad-cam');
    await page.keyboard.press('w');
    await expect.poll(() => titles(), TIMEOUT).toEqual([]);
  },
);

it('the meter measures the map on screen', async () => {
  await page.setViewportSize(DESKTOP);
  await choose('grad-cam');
  await page.keyboard.press('u');
  const chart = page.locator('.pane-chart svg');
  await expect
    .poll(() => chart.getAttribute('aria-label'), { timeout: 120_000 })
    .toMatch(/Grad-CAM 0\.\d+, Random 0\.\d+/);
  await page.keyboard.press('u');
  await chart.waitFor({ state: 'detached' });
});

async function saved(): Promise<PNG> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return PNG.sync.read(Buffer.concat(chunks));
}

it('a picture is saved with all its pixels, and not as in a looking glass', async () => {
  // Smaller than the camera's frame on the screen, which is mirrored.
  await page.setViewportSize(PHONE);
  await choose('ranking');
  await page.locator('.caption-title h1', { hasText: 'Classes' }).waitFor();
  const { data, width, height } = await saved();
  expect(width).toBe(640);
  expect(height).toBeGreaterThan(480);
  const photograph = fileURLToPath(new URL('../../../models/pictures/dog.jpg', import.meta.url));
  const camera = await sharp(photograph).resize(640, 480, { fit: 'cover' }).raw().toBuffer();
  // Within what the network sees, where nothing is darkened.
  const offBy = (mirrored: boolean) => {
    let sum = 0;
    for (let y = 100; y < 380; y++) {
      for (let x = 180; x < 460; x++) {
        const from = 3 * (y * 640 + (mirrored ? 639 - x : x));
        for (let c = 0; c < 3; c++)
          sum += Math.abs((data[4 * (y * 640 + x) + c] ?? 0) - (camera[from + c] ?? 0));
      }
    }
    return sum / (280 * 280 * 3);
  };
  expect(offBy(false)).toBeLessThan(10);
  expect(offBy(true)).toBeGreaterThan(25);
});

it('what was cut out is saved with a transparent background', async () => {
  await page.setViewportSize(DESKTOP);
  await choose('cut-out');
  await expect
    .poll(() => page.locator('.picture-title').innerText(), TIMEOUT)
    .toMatch(/^Cut-out of German shepherd/);
  const { data, width, height } = await saved();
  // As sharp as the camera, not as the network sees it.
  expect(Math.min(width, height)).toBeGreaterThan(300);
  const alphas = Array.from({ length: width * height }, (_, i) => data[4 * i + 3] as number);
  const opaque = alphas.filter((alpha) => alpha > 127).length / alphas.length;
  expect(opaque).toBeGreaterThan(0.05);
  expect(opaque).toBeLessThan(0.9);
});

it('a tap on a tile switches its channel off, where that is asked for', async () => {
  await page.setViewportSize(DESKTOP);
  await choose('activations');
  await page.getByLabel('A tap switches a tile off').check();
  const stage = await page.locator('#stage canvas').boundingBox();
  if (!stage) throw new Error('There is no stage.');
  const banner = page.locator('.ablation-banner');
  // Before the tiles are drawn a tap meets none.
  await expect
    .poll(
      async () => {
        if ((await banner.count()) === 0)
          await page.mouse.click(stage.x + stage.width * 0.8, stage.y + stage.height * 0.7);
        return (await banner.allInnerTexts()).join();
      },
      { ...TIMEOUT, interval: 2_000 },
    )
    .toContain('1 channel of');
  await expect
    .poll(() => page.locator('.ablation-banner .change').innerText(), TIMEOUT)
    .toMatch(/^German shepherd: \d+ % with all channels, now/);
});

it('an ablation is said on screen in every view, shows in the ranking, and ends', async () => {
  const { page, close } = await openView(built.browser, built.url, {
    view: 'grad-cam',
    ablation: 'act2:0-999',
  });
  const banner = page.locator('.ablation-banner');
  await expect.poll(() => banner.innerText(), TIMEOUT).toContain('1,000 channels of');
  await expect.poll(() => page.locator('.ranking .delta').count(), TIMEOUT).toBeGreaterThan(0);
  await page.keyboard.press('1');
  expect(await banner.count()).toBe(1);
  await page.keyboard.press('j');
  await expect.poll(() => banner.count(), TIMEOUT).toBe(0);
  await expect.poll(() => page.locator('.ranking .delta').count(), TIMEOUT).toBe(0);
  await close();
});
