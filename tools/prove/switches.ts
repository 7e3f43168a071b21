import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { openView } from '../gallery/open_view.ts';
import { countResults, MEASURE_AT_ONCE } from '../page_state.ts';
import { type Held, held, leftNothing, untilResultAfter } from './held.ts';

/** Twice through all views: every buffer has its size then, and every function is compiled. */
const WARM_UP = 44;
const TIMEOUT_MS = 60_000;

/** Goes to the next view, and waits until something was looked at there. */
async function switchView(page: Page): Promise<void> {
  const before = await countResults(page);
  await page.keyboard.press('n');
  await untilResultAfter(page, before, TIMEOUT_MS);
}

/** With the first view open, which holds the fewest. */
async function heldByFirst(page: Page): Promise<Held> {
  await page.keyboard.press('1');
  return held(page);
}

/** @returns whether so many switches of view in Chromium leave tensors and memory where they were */
export async function proveSwitches({ count }: { count: number }): Promise<boolean> {
  const served = await servePreview();
  const browser = await launchBrowser({ args: [MEASURE_AT_ONCE] });
  try {
    const opened = await openView(browser, served.url, { view: 'ranking', performance: '1' });
    const { page } = opened;
    for (let i = 0; i < WARM_UP; i++) await switchView(page);
    const before = await heldByFirst(page);
    for (let i = 0; i < count; i++) await switchView(page);
    const after = await heldByFirst(page);
    await opened.close();
    return leftNothing(`${count} switches`, before, after);
  } finally {
    await browser.close();
    await served.close();
  }
}
