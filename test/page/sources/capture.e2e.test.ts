/** How large a camera's pictures are: chosen in the menu, kept in the address and in the browser. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CAMERA_FIXTURE } from '../../../tools/chromium.ts';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook } from '../open_page.ts';

/** Gives more pictures a second than are asked for. */
const built = builtPage(() => ({ camera: CAMERA_FIXTURE }), 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };

/** Remembers the camera's track, whose settings say what is delivered. */
const WATCHED = `
  const ask = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await ask.call(this, constraints);
    globalThis.cameraTrack = stream.getVideoTracks()[0];
    return stream;
  };`;
const delivered = (page: Page) =>
  page.evaluate(() => {
    const { cameraTrack } = globalThis as unknown as { cameraTrack?: MediaStreamTrack };
    const { width, height, frameRate } = cameraTrack?.getSettings() ?? {};
    return [width, height, frameRate];
  });
const select = (page: Page, name: string) => page.locator('.source-menu').getByLabel(name);

it('is as the address asks, as it was chosen, and as it was the last time', async () => {
  const page = await built.open('source=camera&view=ranking&capture=320x240@10', ({ context }) =>
    context.addInitScript(WATCHED),
  );
  await firstLook(page);
  await expect.poll(() => delivered(page), TIMEOUT).toEqual([320, 240, 10]);
  await page.locator('.source-button').click();
  expect(await select(page, 'Picture size').inputValue()).toBe('320x240');
  await select(page, 'Picture size').selectOption('640x480');
  await expect.poll(async () => (await delivered(page)).slice(0, 2), TIMEOUT).toEqual([640, 480]);
  await expect.poll(() => new URL(page.url()).searchParams.get('capture'), TIMEOUT).toBe('640x480@10');
  await expectLooking(page);
  // Neither lens nor locks: this camera has none.
  expect(
    await page
      .locator('.source-menu')
      .getByText(/Lens|Hold/)
      .count(),
  ).toBe(0);

  await page.goto(page.url().replace(/capture=[^&]*&?/, ''));
  await firstLook(page);
  await expect.poll(() => delivered(page), TIMEOUT).toEqual([640, 480, 10]);
});

/** A phone's front camera, which can be held; remembers what it is asked for beside sizes. */
const OF_A_PHONE = `
  const { getCapabilities, getSettings, applyConstraints } = MediaStreamTrack.prototype;
  const modes = { exposureMode: ['manual', 'continuous'], focusMode: ['manual', 'continuous'] };
  Object.assign(MediaStreamTrack.prototype, {
    getCapabilities() { return { ...getCapabilities.call(this), ...modes }; },
    getSettings() { return { ...getSettings.call(this), facingMode: 'user' }; },
    applyConstraints({ advanced, ...rest }) {
      globalThis.asked = advanced;
      return applyConstraints.call(this, rest);
    },
  });`;

it('a phone’s camera has a lens to choose, and is held', async () => {
  const page = await built.open('source=camera&view=ranking', ({ context }) =>
    context.addInitScript(OF_A_PHONE),
  );
  await firstLook(page);
  await page.locator('.source-button').click();
  await page.locator('.capture-field').getByText('Lens', { exact: true }).waitFor();
  expect(await page.getByRole('radio', { name: 'Front' }).isChecked()).toBe(true);
  await page.getByRole('switch', { name: 'Hold the exposure' }).check({ force: true });
  const asked = () => page.evaluate(() => (globalThis as { asked?: unknown }).asked);
  await expect.poll(asked, TIMEOUT).toEqual([{ exposureMode: 'manual' }, { focusMode: 'continuous' }]);
});
