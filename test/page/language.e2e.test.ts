/** The built page in the languages of whoever reads it. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countResults } from '../../tools/page_state.ts';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook } from './open_page.ts';

const built = builtPage(() => ({}), 'toy');
const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);
const heading = (page: Page) => page.locator('.caption-title h1').innerText();

it('speaks Korean where the address asks for it, with a font that has Hangul', async () => {
  const page = await built.openFaultless('lang=ko&view=saliency');
  await firstLook(page);
  expect([await languageOf(page), await heading(page)]).toEqual(['ko', '살리언시 맵']);
  await page.evaluate(() => document.fonts.ready);
  const fonts = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(fonts.some((family) => family.includes('Noto Sans KR'))).toBe(true);
});

it.each([
  ['de', 'Verdeckung', 'Bild anhalten'],
  ['es', 'Oclusión', 'Congelar la imagen'],
  ['ja', '遮蔽', '画像を止める'],
])('speaks %s, the captions too', async (lang, title, freeze) => {
  const page = await built.openFaultless(`lang=${lang}&view=occlusion`);
  await firstLook(page);
  expect([await languageOf(page), await heading(page)]).toEqual([lang, title]);
  expect(await page.getByRole('button', { name: freeze }).count()).toBe(1);
});

it('changes the language without loading the page again, goes on looking, and keeps it', async () => {
  const page = await built.open('view=saliency');
  await firstLook(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const looks = await countResults(page);
  await page.locator('.language-menu select').selectOption('ko');
  await expect.poll(() => heading(page), { timeout: 60_000 }).toBe('살리언시 맵');
  await expectLooking(page, 2);
  expect(await countResults(page)).toBeGreaterThan(looks);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  // It is written to the browser's storage a moment later.
  await expect
    .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('convoscope') ?? '{}').language))
    .toBe('ko');
  await page.reload();
  await expect.poll(() => heading(page), { timeout: 60_000 }).toBe('살리언시 맵');
});

it('finds a class by its Korean and by its English name', async () => {
  const page = await built.open('lang=ko&view=grad-cam&network=efficientnet-lite0');
  await firstLook(page);
  for (const [typed, found] of [
    ['홍학', '홍학'],
    ['flamingo', '홍학'],
  ] as const) {
    await page.locator('#class-search').fill(typed);
    expect(await page.locator('.class-search [role=option]').first().innerText()).toContain(found);
  }
});
