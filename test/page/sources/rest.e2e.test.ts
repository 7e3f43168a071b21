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
/** @returns looks in so many seconds */
async function looksIn(page: Page, seconds: number): Promise<number> {
  const before = await countResults(page);
  await page.waitForTimeout(1000 * seconds);
  return (await countResults(page)) - before;
}

it('a photograph comes to rest, and what is asked anew is looked at at once', async () => {
  const page = await openFaultless('view=grad-cam');
  await firstLook(page);
  await expectLooking(page);
  expect(await rests(page).count()).toBe(0);
  await page.locator('input[type=file]').first().setInputFiles(PHOTOGRAPH);
  await rests(page).waitFor();
  // The number of looks is told some looks late.
  await looksIn(page, 1);
  expect(await looksIn(page, 6)).toBeLessThanOrEqual(14);
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
  expect(await looksIn(page, 6)).toBe(0);
  await page.getByText('It stands until the next picture comes.').waitFor();
  await page.keyboard.press(' ');
  await rests(page).waitFor({ state: 'detached' });
  await expectLooking(page);
});
