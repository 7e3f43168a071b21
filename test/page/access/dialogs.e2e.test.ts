/** Each dialog that a key opens, as aids find it: with one banner on the page, and nothing else that axe finds wrong. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { firstLook } from '../open_page.ts';
import { faultsForAids } from './reach.ts';

const built = builtPage(undefined, 'toy');

let page: Page;
beforeAll(async () => {
  page = await built.keep('view=activations&source=clip');
  await firstLook(page);
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
});

/** Those that lie in no section of the page, open or not: each is announced as a banner. */
const banners = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('header')]
      .filter((one) => !one.closest('article, aside, main, nav, section'))
      .map((one) => one.className),
  );

it.each(['?', 'Home', 'End', 'F9', ';'])('opened by %s', async (key) => {
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
  expect(await banners()).toEqual(['top-bar']);
  expect(await faultsForAids(page, false)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog[open]').count(), { timeout: 20_000 }).toBe(0);
});
