/** What goes out of the built page: the stage alone, a second window, picture in picture. */

import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook } from '../open_page.ts';

const TIMEOUT = { timeout: 60_000, interval: 100 };
const built = builtPage(() => ({}), 'toy');

/** Of a canvas of a page, by its selector: its size, and a number that another picture has not. */
const canvasIn = (page: Page, selector = 'canvas') =>
  page.evaluate((selector) => {
    const canvas = document.querySelector<HTMLCanvasElement>(selector);
    if (!canvas) return null;
    const small = new OffscreenCanvas(32, 32);
    const context = small.getContext('2d');
    context?.drawImage(canvas, 0, 0, 32, 32);
    const { data } = context?.getImageData(0, 0, 32, 32) ?? { data: [] };
    const { width, height } = canvas;
    return { width, height, sum: [...data].reduce((sum, byte, at) => (sum * 31 + byte + at) % 1_000_003, 7) };
  }, selector);

/** Insists that other pictures come. */
async function expectMoving(page: Page): Promise<void> {
  const first = (await canvasIn(page))?.sum;
  await expect.poll(async () => (await canvasIn(page))?.sum, TIMEOUT).not.toBe(first);
}

/** Colours of a screenshot that shows the window's own transparency. */
async function screenshot(page: Page) {
  const { data, width, height } = PNG.sync.read(await page.screenshot({ omitBackground: true }));
  return {
    alphas: Array.from({ length: width * height }, (_, i) => data[4 * i + 3] as number),
    at: (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)],
  };
}

const sizeIn = (panel: Locator) => panel.getByRole('combobox', { name: /^Size/ });

async function openPanel(page: Page) {
  await page.keyboard.press('F9');
  const panel = page.getByRole('dialog', { name: 'Output' });
  await panel.waitFor();
  return panel;
}

it('feeds a second window at the size that is chosen, and notices that it is closed', async () => {
  const page = await built.openFaultless();
  await firstLook(page);
  const panel = await openPanel(page);
  await sizeIn(panel).selectOption('1080x1920');
  const opening = page.context().waitForEvent('page');
  await panel.getByRole('button', { name: 'Open a second window' }).click();
  const second = await opening;
  await expect.poll(() => canvasIn(second), TIMEOUT).toMatchObject({ width: 1080, height: 1920 });
  await expectMoving(second);
  // A picture of 4:3 leaves bars above and below it, and fills the size where that is asked for.
  const top = () =>
    second.evaluate(() => {
      const context = document.querySelector('canvas')?.getContext('2d');
      return [...(context?.getImageData(540, 10, 1, 1).data ?? [])];
    });
  expect((await top())[3]).toBe(0);
  await panel.locator('.segmented label', { hasText: 'Fill the size' }).click();
  await expect.poll(async () => (await top())[3], TIMEOUT).toBe(255);
  await sizeIn(panel).selectOption('854x480');
  await expect.poll(() => canvasIn(second), TIMEOUT).toMatchObject({ width: 854, height: 480 });
  await expectLooking(page, 3);

  await second.close();
  await panel.getByRole('button', { name: 'Open a second window' }).waitFor();
  const again = page.context().waitForEvent('page');
  await panel.getByRole('button', { name: 'Open a second window' }).click();
  await expectMoving(await again);
  await panel.getByRole('button', { name: 'Close the second window' }).click();
  await panel.getByRole('button', { name: 'Open a second window' }).waitFor();
  // The browser tells of it a little later than the page.
  await expect.poll(() => page.context().pages().length, TIMEOUT).toBe(1);
});

it('feeds a window that stays on top', async ({ skip }) => {
  const page = await built.openFaultless();
  await firstLook(page);
  const panel = await openPanel(page);
  if (!(await page.evaluate(() => 'documentPictureInPicture' in window)))
    skip('this Chromium has no Document Picture-in-Picture');
  await panel.getByRole('button', { name: 'Picture in picture' }).click();
  const sum = () =>
    page.evaluate(() => {
      const { window: view } = (window as unknown as { documentPictureInPicture: { window: Window | null } })
        .documentPictureInPicture;
      const canvas = view?.document.querySelector('canvas');
      if (!canvas) return null;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      let sum = 7;
      for (let i = 0; i < data.length; i += 997) sum = (sum * 31 + (data[i] as number)) % 1_000_003;
      return { size: `${canvas.width}x${canvas.height}`, sum };
    });
  await expect.poll(async () => (await sum())?.size, TIMEOUT).toBe('1280x720');
  const first = (await sum())?.sum;
  await expect.poll(async () => (await sum())?.sum, TIMEOUT).not.toBe(first);
  await panel.getByRole('button', { name: 'Close picture in picture' }).click();
  await expect.poll(async () => (await sum()) === null, TIMEOUT).toBe(true);
});

it('keeps size and mirror over a reload, the address before them', async () => {
  const page = await built.openFaultless();
  await firstLook(page);
  const panel = await openPanel(page);
  await sizeIn(panel).selectOption('1920x1080');
  await panel.getByRole('switch', { name: /Mirrored/ }).check();
  const kept = () => page.evaluate(() => localStorage.getItem('convoscope') ?? '');
  await expect.poll(kept, TIMEOUT).toContain('"output":{"size":{"width":1920,"height":1080},"mirror":true');
  await page.reload();
  await firstLook(page);
  await openPanel(page);
  expect(await sizeIn(panel).inputValue()).toBe('1920x1080');
  expect(await panel.getByRole('switch', { name: /Mirrored/ }).isChecked()).toBe(true);
  await page.goto(`${page.url()}&output=640x360`);
  await firstLook(page);
  await openPanel(page);
  expect(await sizeIn(panel).inputValue()).toBe('640x360');
  await sizeIn(panel).selectOption('720x1280');
  await expect.poll(() => new URL(page.url()).searchParams.get('output'), TIMEOUT).toBe('720x1280');
});

it('with clean=1 shows the stage alone, at the size of its address, in the middle of any window', async () => {
  const page = await built.openFaultless('clean=1&output=640x360&view=saliency');
  await page.locator('.stage canvas[data-progress="1"]').waitFor();
  expect(await canvasIn(page)).toMatchObject({ width: 640, height: 360 });
  expect(await page.evaluate(() => document.body.innerText.trim())).toBe('');
  // The window has 1280 x 800: twice as large, with bars of 40 above and below.
  const box = await page.locator('.stage').boundingBox();
  expect(box).toEqual({ x: 0, y: 40, width: 1280, height: 720 });
  const shot = await screenshot(page);
  // The camera's 4:3 stands in the middle: 960 wide. Beside it, and above, there is nothing.
  expect([shot.at(640, 20)[3], shot.at(80, 400)[3], shot.at(640, 400)[3]]).toEqual([0, 0, 255]);
});

it('with alpha=1 leaves out of the picture what is not painted', async () => {
  const query = 'clean=1&alpha=1&view=live-style&live-style.resolution=160&live-style.style=frost';
  const page = await built.openFaultless(`${query}&live-style.area=background`);
  await page.locator('.stage canvas[data-progress="1"]').waitFor();
  await page.setViewportSize({ width: 400, height: 300 });
  const share = async () => {
    const { alphas } = await screenshot(page);
    return alphas.filter((alpha) => alpha > 127).length / alphas.length;
  };
  // Nobody is on the camera's photographs, or hardly: nearly all of it is background.
  await expect.poll(share, TIMEOUT).toBeGreaterThan(0.5);
  await page.goto(page.url().replace('area=background', 'area=people'));
  await page.locator('.stage canvas[data-progress="1"]').waitFor();
  await expect.poll(share, TIMEOUT).toBeLessThan(0.5);
});

it('copies an address that opens the stage alone in the same view, mirrored as the panel says', async () => {
  const page = await built.openFaultless('view=grad-cam');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await firstLook(page);
  const panel = await openPanel(page);
  await sizeIn(panel).selectOption('1920x1080');
  await panel.getByRole('switch', { name: /Transparent/ }).check();
  await panel.getByRole('button', { name: 'Copy the address' }).click();
  const copied = async () => new URL(await page.evaluate(() => navigator.clipboard.readText()));
  await expect.poll(async () => (await copied()).searchParams.get('clean'), TIMEOUT).toBe('1');
  const { searchParams } = await copied();
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ view: 'grad-cam', output: '1920x1080', alpha: '1', mirror: '0' },
  });
  // As the page itself shows a camera: an address need not say so.
  await panel.getByRole('switch', { name: /Mirrored/ }).check();
  await panel.getByRole('button', { name: 'Copy the address' }).click();
  await expect.poll(async () => (await copied()).searchParams.has('mirror'), TIMEOUT).toBe(false);
});
