/** Where it is by hand, relevance beside a channel's share, and the fooled picture for a camera, in the built page. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chooseView } from './access/reach.ts';
import { builtPage } from './built_page.ts';
import { slowStill } from './camera_film.ts';
import { firstLook } from './open_page.ts';

const TIMEOUT = { timeout: 60_000 };

const built = builtPage(async () => ({ camera: await slowStill() }), 'toy');

let page: Page;
built.share('view=grad-cam', async (opened) => {
  page = opened;
  await firstLook(page);
});

const titles = () => page.locator('.pane-title').allInnerTexts();

it('a box drawn over a map, by a drag, two taps or numbers, says what share of it lies there', async () => {
  await page.getByRole('button', { name: 'Draw where it is' }).click();
  const words = page.locator('.pointed-words');
  // In the middle, half as wide and as high as what the network saw.
  await expect
    .poll(() => words.innerText(), TIMEOUT)
    .toMatch(/ of the map lies in the box, which is 25 % of the picture$/);
  const area = await page.locator('.pointing').boundingBox();
  if (!area) throw new Error('There is nothing to draw on.');
  const at = (x: number, y: number): [number, number] => [area.x + x * area.width, area.y + y * area.height];
  const side = (name: string) => page.getByLabel(name, { exact: true });
  const sides = () =>
    Promise.all(
      ['Left', 'Top', 'Width', 'Height'].map(async (name) => Number(await side(name).inputValue())),
    );

  await page.mouse.move(...at(0.02, 0.02));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.5));
  await page.mouse.move(...at(0.52, 0.62));
  await page.mouse.up();
  // The camera is seen as in a looking glass: what is left on the screen is right in its picture.
  await expect.poll(sides, TIMEOUT).toEqual([48, 2, 50, 60]);
  await page.mouse.click(...at(0.1, 0.1));
  await page.locator('.pointed-corner').waitFor();
  await page.mouse.click(...at(0.5, 0.9));
  await expect.poll(sides, TIMEOUT).toEqual([50, 10, 40, 80]);

  for (const [name, value] of Object.entries({ Left: '0', Top: '0', Width: '100', Height: '100' })) {
    await side(name).fill(value);
    await side(name).press('Tab');
  }
  await expect
    .poll(() => words.innerText(), TIMEOUT)
    .toBe('100 % of the map lies in the box, which is 100 % of the picture');
  // What is left and what is right of the middle make the whole.
  const shareAt = async (left: string) => {
    await side('Width').fill('50');
    await side('Width').press('Tab');
    await side('Left').fill(left);
    await side('Left').press('Tab');
    await expect.poll(sides, TIMEOUT).toEqual([Number(left), 0, 50, 100]);
    return Number.parseFloat(await words.innerText());
  };
  expect(Math.abs((await shareAt('0')) + (await shareAt('50')) - 100)).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: 'Draw where it is' }).click();
  await words.waitFor({ state: 'detached' });
});

it('Relevance stands beside the share of a channel at one press, and goes by the key', async () => {
  await chooseView(page, 'concepts');
  await page.locator('.hint', { hasText: 'Pick a tile' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('.channel-total', { hasText: 'points of the score' }).waitFor();
  await page.getByRole('button', { name: 'Relevance beside it' }).click();
  await expect.poll(titles, TIMEOUT).toEqual([expect.any(String), expect.stringContaining('Relevance')]);
  await expect.poll(() => page.url(), TIMEOUT).toMatch(/beside=(lrp|relevance)/);
  await page.keyboard.press('w');
  await expect.poll(titles, TIMEOUT).toEqual([]);
});

it('the picture that fools the network is shown to a camera over the whole screen', async () => {
  await chooseView(page, 'fool');
  await page.getByRole('button', { name: 'Show it to a camera' }).click();
  const picture = page.locator('.shown-to-camera img');
  await picture.waitFor();
  const height = () => picture.evaluate((image) => image.getBoundingClientRect().height / innerHeight);
  await expect.poll(height, TIMEOUT).toBeGreaterThan(0.75);
  await page.keyboard.press('Escape');
  await picture.waitFor({ state: 'detached' });
});
