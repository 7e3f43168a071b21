/** What moved a picture in a step, shown beside it while it is painted. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';

const built = builtPage(undefined, 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };

const parts = (page: Page) =>
  page
    .locator('.step-parts figure[data-part]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-part')));

it('shows each regulariser’s part, and a switch takes one away while it runs', async () => {
  const page = await built.openFaultless(
    'view=gradient-ascent&preset=yosinski&gradient-ascent.steps=2000&source=clip',
  );
  await page.locator('.paint-button:enabled').click();
  await page.locator('.job').first().waitFor();
  await page.keyboard.press('v');
  await page.locator('.viewer').waitFor();
  await page.locator('.viewer-side label', { hasText: 'A step' }).click();
  await expect.poll(() => parts(page), TIMEOUT).toEqual(['score', 'L2 decay', 'afterwards', 'step']);
  const drawn = await page
    .locator('.step-parts canvas')
    .evaluateAll((all) => all.map((one) => (one as HTMLCanvasElement).width));
  for (const width of drawn) expect(width).toBe(224);
  await page.getByRole('switch', { name: 'L2 decay' }).click();
  await expect.poll(() => parts(page), TIMEOUT).not.toContain('L2 decay');
  await page.getByRole('switch', { name: 'L2 decay' }).click();
  await expect.poll(() => parts(page), TIMEOUT).toContain('L2 decay');
  await page.locator('.viewer-side label', { hasText: 'Picture' }).first().click();
  await page.locator('.step-figure').waitFor({ state: 'detached' });
});
