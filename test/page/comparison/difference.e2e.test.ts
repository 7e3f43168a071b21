/** The difference of two maps in the built page. */
import { expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { firstLook } from '../open_page.ts';

const built = builtPage(undefined, 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };

it('stands in the second pane, with a scale around 0, and goes again', async () => {
  const page = await built.openFaultless(
    'view=grad-cam&grad-cam.layer=first_relu&beside=grad-cam&beside.layer=second_relu&source=clip',
  );
  await firstLook(page);
  const titles = () => page.locator('.pane-title').allInnerTexts();
  await expect.poll(() => titles(), TIMEOUT).toHaveLength(2);
  const difference = page.getByRole('switch', { name: /Show what differs/ });
  await difference.click();
  await expect.poll(async () => (await titles())[1], TIMEOUT).toMatch(/^Grad-CAM .* less Grad-CAM /);
  const scale = page.locator('.legends .scale').nth(1);
  expect(await scale.innerText()).toMatch(/more in the first[\s\S]*more in the second/);
  await expect.poll(() => page.url(), TIMEOUT).toContain('differs=1');
  // With the letters for a projector it outlives a reload.
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: /^Large type/ }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url(), TIMEOUT).toContain('large=1');
  await page.reload();
  await expect.poll(async () => (await titles())[1], TIMEOUT).toMatch(/^Grad-CAM .* less Grad-CAM /);
  expect(await page.evaluate(() => document.documentElement.classList.contains('large-type'))).toBe(true);
  // The first map stays as it is.
  expect((await titles())[0]).not.toMatch(/ less /);
  await difference.click();
  await expect.poll(async () => (await titles())[1], TIMEOUT).not.toMatch(/ less /);
});

it('of two classes is not nothing, and the class is in the address', async () => {
  const page = await built.openFaultless('view=grad-cam&class=hand&beside=grad-cam&source=clip');
  await firstLook(page);
  const titles = () => page.locator('.pane-title').allInnerTexts();
  await expect.poll(() => titles(), TIMEOUT).toEqual(['Grad-CAM for hand', 'Grad-CAM for hand']);
  await page.getByRole('combobox', { name: 'Class of the view beside this one' }).selectOption('face');
  await expect.poll(() => titles(), TIMEOUT).toEqual(['Grad-CAM for hand', 'Grad-CAM for face']);
  await expect.poll(() => page.url(), TIMEOUT).toContain('beside.class=face');
  await page.getByRole('switch', { name: /Show what differs/ }).click();
  await expect
    .poll(async () => (await titles())[1], TIMEOUT)
    .toBe('Grad-CAM for face less Grad-CAM for hand');
});
