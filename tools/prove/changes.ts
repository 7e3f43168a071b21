import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { openView } from '../gallery/open_view.ts';
import { countBytes, countResults, countTensors, MEASURE_AT_ONCE } from '../page_state.ts';

export interface ChangesFlags {
  readonly count: number;
  readonly network: string;
}

/** Each network was opened twice: what is kept for good is there. */
const WARM_UP = 4;
/** A second network looks at the same frame, and goes again, after so many changes. */
const COMPARED_EVERY = 10;
/** Of the memory of the page with its workers; garbage collection is no exact science. */
const MOST_GROWTH = 1.05;
const TIMEOUT_MS = 180_000;

/** Until something was looked at that was asked for from now on. */
async function untilLooked(page: Page): Promise<void> {
  const before = await countResults(page);
  await page.waitForFunction(
    (results) => Number(document.querySelector('.performance .looks')?.textContent) > results,
    before + 1,
    { timeout: TIMEOUT_MS },
  );
}

/** Goes to the next network, and waits until it looks. */
async function change(page: Page): Promise<void> {
  const name = page.locator('.network-name');
  const before = await name.innerText();
  await page.keyboard.press('h');
  await page.waitForFunction(
    (title) =>
      document.querySelector('.network-name')?.textContent !== title && !document.querySelector('.loading'),
    before,
    { timeout: TIMEOUT_MS },
  );
  await untilLooked(page);
}

/** Has the other network look beside the one that is open, and no longer. */
async function compare(page: Page): Promise<void> {
  await page.keyboard.press('w');
  const other = page.getByLabel('Network of the view beside this one');
  await other.selectOption({ index: 1 });
  // Keys are the page's again.
  await other.blur();
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.pane-title')].filter((title) => title.textContent?.includes('·'))
        .length === 2,
    null,
    { timeout: TIMEOUT_MS },
  );
  await page.keyboard.press('w');
  await untilLooked(page);
}

/** Waits until what was let go is gone. */
async function held(page: Page): Promise<{ tensors: number; bytes: number }> {
  await page.waitForTimeout(2000);
  return { tensors: await countTensors(page), bytes: await countBytes(page) };
}

/** @returns whether so many changes between the program's network and another one in Chromium leave nothing behind */
export async function proveChanges({ count, network }: ChangesFlags): Promise<boolean> {
  if (!existsSync(network)) {
    console.log(`Skipped: ${network} does not exist. Name a network with --network.`);
    return true;
  }
  const served = await servePreview();
  const browser = await launchBrowser({ args: [MEASURE_AT_ONCE] });
  try {
    const opened = await openView(browser, served.url, {
      view: 'ranking',
      performance: '1',
      backend: 'wasm',
    });
    const { page } = opened;
    await page.locator('.network-button').click();
    await page.getByLabel('The files of a network').setInputFiles(network);
    await page.locator('.network-card .answers li').first().waitFor({ timeout: TIMEOUT_MS });
    await page.locator('.network-card').getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('.network-card').waitFor({ state: 'hidden', timeout: TIMEOUT_MS });
    await untilLooked(page);
    for (let i = 0; i < WARM_UP; i++) await change(page);
    await compare(page);
    const before = await held(page);
    for (let i = 1; i <= count; i++) {
      await change(page);
      if (i % COMPARED_EVERY === 0) await compare(page);
    }
    const after = await held(page);
    const title = await page.locator('.network-name').innerText();
    await opened.close();
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(
      `${count} changes of network, at the end ${title}: ${before.tensors} tensors before, ${after.tensors} after; ${megabytes(before.bytes)} before, ${megabytes(after.bytes)} after.`,
    );
    return after.tensors === before.tensors && after.bytes < MOST_GROWTH * before.bytes;
  } finally {
    await browser.close();
    await served.close();
  }
}
