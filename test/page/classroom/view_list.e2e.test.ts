/** The list of views for who comes for the first time, large type, and paintings side by side, in the built page. */
import { expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { firstLook } from '../open_page.ts';

const built = builtPage(undefined, 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };

it('is short and in plain words at first, reaches all by keys, grows at a press, and stays so', async () => {
  const page = await built.openFaultless('welcome=1&source=clip');
  await firstLook(page);
  const tabs = page.locator('.techniques [role=tab]');
  await expect.poll(() => tabs.count(), TIMEOUT).toBe(7);
  expect((await tabs.allInnerTexts()).join()).toMatch(/What is it\?[\s\S]*Where does it look\?/);
  await page.locator('#tab-grad-cam').click();
  await expect.poll(() => page.url(), TIMEOUT).toMatch(/view=grad-cam/);
  // A view that is not listed is there while it is open.
  await page.keyboard.press('n');
  await expect.poll(() => tabs.count(), TIMEOUT).toBe(8);
  expect(await page.locator('[role=tab][aria-selected=true]').count()).toBe(1);
  await page.getByRole('button', { name: /^All \d+ views$/ }).click();
  await expect.poll(() => tabs.count(), TIMEOUT).toBeGreaterThan(20);
  await expect.poll(() => page.evaluate(() => localStorage.convoscope), TIMEOUT).toMatch(/"viewList":"all"/);
  await page.reload();
  await firstLook(page);
  await expect.poll(() => tabs.count(), TIMEOUT).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Fewer views' }).click();
  await expect.poll(() => tabs.count(), TIMEOUT).toBeLessThan(9);
});

it('letters grow for a projector, and are so the next time', async () => {
  const page = await built.openFaultless('view=grad-cam&source=clip');
  await firstLook(page);
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: /Large type/ }).click();
  await expect.poll(size, TIMEOUT).toBeGreaterThan(1.25 * before);
  await expect.poll(() => page.evaluate(() => localStorage.convoscope), TIMEOUT).toMatch(/"largeType":true/);
  await page.reload();
  await expect.poll(size, TIMEOUT).toBeGreaterThan(1.25 * before);
});

it('one press orders paintings that differ in one thing', async () => {
  const page = await built.openFaultless('view=gradient-ascent&source=clip');
  await page.locator('.paint-button:enabled').waitFor();
  await page.locator('.grid-button').click();
  await expect.poll(() => page.locator('.job').count(), TIMEOUT).toBe(4);
  const names = await page.locator('.contact-sheet li').allInnerTexts();
  for (const words of ['no regulariser', 'L2', 'blur', 'all of them'])
    expect(names.filter((name) => name.includes(words))).toHaveLength(1);
});
