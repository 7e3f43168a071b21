/** Figures of what happens inside an algorithm, in the built page, with a network of a few layers. */
import { expect, it } from 'vitest';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook, resize } from './open_page.ts';

const built = builtPage(undefined, 'toy');

const TIMEOUT = { timeout: 60_000 };
const BOARD = '.inside-board';

it('a figure comes and goes by a key, stands in the address, and the looks go on', async () => {
  const page = await built.openFaultless('view=activations&activations.layer=second_relu');
  await firstLook(page);
  await page.keyboard.press(':');
  await page.locator(`${BOARD} .convolution-tables li`).first().waitFor();
  // Three of the eight channels, each as numbers, weights and products of 3 x 3.
  expect(await page.locator(`${BOARD} .convolution-tables li`).count()).toBe(3);
  expect(await page.locator(`${BOARD} .number-grid td`).count()).toBe(3 * 3 * 9);
  expect(await page.locator('.convolution-others').innerText()).toMatch(/^… and 5 other channels: sum −?\d/);
  await expect.poll(() => page.url(), TIMEOUT).toContain('inside=convolution');
  await expectLooking(page);
  await page.keyboard.press('Escape');
  await page.locator(BOARD).waitFor({ state: 'detached' });
  await expect.poll(() => page.url(), TIMEOUT).not.toContain('inside=');
});

it('the place is chosen by a press and by arrow keys, the channel by its buttons', async () => {
  const page = await built.openFaultless('view=filters&inside=convolution');
  const words = page.locator(`${BOARD} figcaption`).nth(1);
  const picker = page.locator(`${BOARD} .cell-picker`).first();
  await picker.waitFor();
  const box = await picker.boundingBox();
  if (!box) throw new Error('There is no picture to press on.');
  await page.mouse.click(box.x + 2, box.y + 2);
  await expect.poll(() => words.innerText(), TIMEOUT).toMatch(/^Row 0, column 0 of the map/);
  await picker.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => words.innerText(), TIMEOUT).toMatch(/^Row 1, column 1 of the map/);
  await page.getByRole('button', { name: 'Next channel' }).click();
  await expect.poll(() => page.locator('.channel-stepper').innerText(), TIMEOUT).toContain('channel 1 of 8');
  expect(await page.locator(`${BOARD} .table-name`).allInnerTexts()).toEqual([
    expect.stringMatching(/^red/),
    expect.stringMatching(/^green/),
    expect.stringMatching(/^blue/),
  ]);
});

it('each view has its own figure, and that of the whole network leads to views', async () => {
  const page = await built.openFaultless('view=guided-backprop&inside=rules');
  await page.locator(`${BOARD} .rules-row`).first().waitFor();
  expect(await page.locator(`${BOARD} .rules-row`).count()).toBe(6);
  await page.locator('#tab-activations').evaluate((tab: HTMLElement) => tab.click());
  await page.getByRole('radio', { name: 'The Gram matrix' }).check({ force: true });
  await page.locator('.gram-matrix').waitFor();
  await page.getByRole('switch', { name: 'Shuffle the places' }).check({ force: true });
  await expect.poll(() => page.locator(`${BOARD} .exact`).innerText(), TIMEOUT).toMatch(/^The matrix stays/);
  await page.locator('#tab-occlusion').evaluate((tab: HTMLElement) => tab.click());
  await expect
    .poll(() => page.locator('.occlusion-maps figcaption').first().innerText(), TIMEOUT)
    .toMatch(/ · ([5-9]|\d\d+) of \d+ cells/);
  await page.getByRole('radio', { name: 'The network' }).check({ force: true });
  await page.locator('.network-drawing .station').first().waitFor();
  expect(await page.locator('.network-drawing .station').count()).toBe(3);
  await page.locator('.network-drawing [role=slider]').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await expect
    .poll(() => page.locator('.network-words h3').innerText(), TIMEOUT)
    .toBe('First, rectified (first_relu)');
  await page.locator('.network-words').getByRole('button', { name: 'Grad-CAM', exact: true }).click();
  await expect.poll(() => page.url(), TIMEOUT).toMatch(/view=grad-cam.*grad-cam\.layer=first_relu/);
});

it.each([
  ['a kiosk', { width: 1080, height: 1920 }],
  ['a phone', { width: 390, height: 844 }],
])('on %s nothing is wider than the screen', async (_, size) => {
  const page = await built.openFaultless('view=activations&inside=convolution');
  await resize(page, size);
  await page.locator(`${BOARD} .convolution-tables li`).first().waitFor();
  const [board = 0, inside = 0, whole = 0] = await page.evaluate(() => {
    const found = document.querySelector('.inside-board');
    return [found?.clientWidth, found?.scrollWidth, document.documentElement.scrollWidth].map(Number);
  });
  expect(whole).toBe(size.width);
  expect(inside).toBeLessThanOrEqual(board);
});
