/** What stands still is looked at until nothing changes any more, and at once when something does. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countResults } from '../../../tools/page_state.ts';
import { chooseView } from '../access/reach.ts';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook } from '../open_page.ts';

const PHOTOGRAPH = join(import.meta.dirname, '../../../models/pictures/dog.jpg');
const TIMEOUT = { timeout: 60_000 };

const { openFaultless } = builtPage(() => ({}), 'toy');

const rests = (page: Page) => page.locator('.performance').getByText('At rest: the same picture');
/** @returns looks a second, over so many seconds */
async function looksASecond(page: Page, seconds: number): Promise<number> {
  // Asking takes time on a busy page.
  const start = performance.now();
  const before = await countResults(page);
  await page.waitForTimeout(1000 * seconds);
  const more = (await countResults(page)) - before;
  return more / ((performance.now() - start) / 1000);
}

it('a photograph comes to rest, and what is asked anew is looked at at once', async () => {
  const page = await openFaultless('view=grad-cam');
  await firstLook(page);
  await expectLooking(page);
  expect(await rests(page).count()).toBe(0);
  await page.locator('input[type=file]').first().setInputFiles(PHOTOGRAPH);
  await rests(page).waitFor();
  // The number of looks is told some looks late.
  await page.waitForTimeout(1000);
  expect(await looksASecond(page, 6)).toBeLessThan(2.4);
  await chooseView(page, 'saliency');
  await page.locator('.caption-title h1', { hasText: 'Saliency' }).waitFor();
  await expectLooking(page, 20);
  await rests(page).waitFor();
  await page.getByRole('radio', { name: 'Class', exact: true }).check({ force: true });
  await rests(page).waitFor({ state: 'detached' });
  await rests(page).waitFor();
});

it('a finished sweep over a frozen picture stands until it is let go', async () => {
  const page = await openFaultless('view=occlusion');
  await firstLook(page);
  await page.keyboard.press(' ');
  await rests(page).waitFor(TIMEOUT);
  expect(await looksASecond(page, 6)).toBe(0);
  await page.getByText('It stands until the next picture comes.').waitFor();
  await page.keyboard.press(' ');
  await rests(page).waitFor({ state: 'detached' });
  await expectLooking(page);
});
