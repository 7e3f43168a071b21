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
  // The steps of the algorithm stand beside the picture; the light goes from one to the next.
  const steps = page.locator('.viewer-side .steps li');
  await expect.poll(() => steps.count(), TIMEOUT).toBe(7);
  const lit = new Set<string>();
  await expect
    .poll(
      async () =>
        lit.add((await steps.and(page.locator('[aria-current="step"]')).allInnerTexts())[0] ?? '').size,
      TIMEOUT,
    )
    .toBeGreaterThan(3);
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

it('paints beside what a trained net makes of the same pictures, with the times of both', async () => {
  const page = await built.openFaultless(
    'view=style-transfer&style-transfer.steps=40&style-transfer.size=96&source=clip',
  );
  await page.locator('.paint-button:enabled').waitFor();
  await page.getByRole('button', { name: /^Slow beside fast/ }).click();
  const beside = page.locator('.beside-fast');
  await expect.poll(() => beside.locator('canvas').count(), TIMEOUT).toBe(2);
  const shapes = await beside
    .locator('canvas')
    .evaluateAll((all) =>
      all.map((one) => (one as HTMLCanvasElement).width / (one as HTMLCanvasElement).height),
    );
  expect(Math.abs((shapes[0] ?? 0) / (shapes[1] ?? 1) - 1)).toBeLessThan(0.1);
  const words = beside.locator('figcaption');
  await expect.poll(() => words.nth(0).innerText(), TIMEOUT).toMatch(/40 steps, [\d.]+ sec/);
  expect(await words.nth(1).innerText()).toMatch(/[\d.]+ sec, after [\d.]+ sec once/);
});
