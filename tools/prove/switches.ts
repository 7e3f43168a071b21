import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { openView } from '../gallery/open_view.ts';
import { countBytes, countResults, countTensors, MEASURE_AT_ONCE } from '../page_state.ts';

/** Twice through all views: every buffer has its size then, and every function is compiled. */
const WARM_UP = 44;
/** Of the memory of the page with its workers; garbage collection is no exact science. */
const MOST_GROWTH = 1.05;
const TIMEOUT_MS = 60_000;

/** Goes to the next view, and waits until something was looked at there. */
async function switchView(page: Page): Promise<void> {
  const before = await countResults(page);
  await page.keyboard.press('n');
  await page.waitForFunction(
    (looks) => Number(document.querySelector('.performance .looks')?.textContent) > looks,
    before + 1,
    { timeout: TIMEOUT_MS },
  );
}

/** With the first view open, which holds the fewest. */
async function held(page: Page): Promise<{ tensors: number; bytes: number }> {
  await page.keyboard.press('1');
  await page.waitForTimeout(2000);
  return { tensors: await countTensors(page), bytes: await countBytes(page) };
}

/** @returns whether so many switches of view in Chromium leave tensors and memory where they were */
export async function proveSwitches({ count }: { count: number }): Promise<boolean> {
  const served = await servePreview();
  const browser = await launchBrowser({ args: [MEASURE_AT_ONCE] });
  try {
    const opened = await openView(browser, served.url, { view: 'ranking', performance: '1' });
    const { page } = opened;
    for (let i = 0; i < WARM_UP; i++) await switchView(page);
    const before = await held(page);
    for (let i = 0; i < count; i++) await switchView(page);
    const after = await held(page);
    await opened.close();
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(
      `${count} switches: ${before.tensors} tensors before, ${after.tensors} after; ${megabytes(before.bytes)} before, ${megabytes(after.bytes)} after.`,
    );
    return after.tensors === before.tensors && after.bytes < MOST_GROWTH * before.bytes;
  } finally {
    await browser.close();
    await served.close();
  }
}
