import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { bringNetwork, openBrought } from '../gallery/bring_network.ts';
import { openView } from '../gallery/open_view.ts';
import { countTensors, MEASURE_AT_ONCE } from '../page_state.ts';
import { held, leftNothing, untilNextResult } from './held.ts';

export interface ChangesFlags {
  readonly count: number;
  readonly network: string;
}

/** Each network was opened twice: what is kept for good is there. */
const WARM_UP = 4;
/** After so many changes a second network looks at the same frame, and a dream is painted. */
const USED_EVERY = 10;
const WARMED_UP = `After ${WARM_UP} changes, a comparison and a dream: WebAssembly never gives memory back, so the most that is in use at once has to come first.`;
const VIEW = 'grad-cam';
/** As small as dreams are, at two sizes that the network was not trained with. */
const SMALL_DREAM = { 'deep-dream.size': '96', 'deep-dream.octaves': '2', 'deep-dream.steps': '4' };
const TIMEOUT_MS = 180_000;

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
  await untilNextResult(page, TIMEOUT_MS);
}

/**
 * Has the other network look beside the one that is open, and no longer. Saliency stands beside Grad-CAM: it goes back to the
 * pixels through both networks, for which each turns its filters.
 */
async function compare(page: Page): Promise<void> {
  const looks = async (count: number, words: string) => {
    await page
      .locator('.pane-title', { hasText: words })
      .nth(count - 1)
      .waitFor({ timeout: TIMEOUT_MS });
    await untilNextResult(page, TIMEOUT_MS);
  };
  await page.keyboard.press('w');
  await looks(1, 'Saliency');
  const other = page.getByLabel('Network of the view beside this one');
  await other.selectOption({ index: 1 });
  // Keys are the page's again.
  await other.blur();
  await looks(2, '·');
  await page.keyboard.press('w');
  await untilNextResult(page, TIMEOUT_MS);
}

/** Has the studio dream with the network that is open, and deletes the painting. */
async function dream(page: Page): Promise<void> {
  await page.locator('#tab-deep-dream').click();
  await page.locator('.paint-button:enabled').click({ timeout: TIMEOUT_MS });
  const painting = page.locator('.job.finished');
  await painting.waitFor({ timeout: TIMEOUT_MS });
  await painting.locator('.job-open').click();
  for (const label of ['Delete', 'Really delete it?'])
    await page.getByRole('button', { name: label, exact: true }).click();
  await painting.waitFor({ state: 'detached' });
  await page.locator(`#tab-${VIEW}`).click();
  await untilNextResult(page, TIMEOUT_MS);
}

/** @returns whether so many changes between the program's network and another one in Chromium leave nothing behind */
export async function proveChanges({ count, network }: ChangesFlags): Promise<boolean> {
  const served = await servePreview();
  const browser = await launchBrowser({ args: [MEASURE_AT_ONCE] });
  try {
    const opened = await openView(browser, served.url, {
      ...{ view: VIEW, ...SMALL_DREAM },
      performance: '1',
      backend: 'wasm',
    });
    const { page } = opened;
    await bringNetwork(page, network, TIMEOUT_MS);
    await openBrought(page, TIMEOUT_MS);
    await untilNextResult(page, TIMEOUT_MS);
    for (let i = 0; i < WARM_UP; i++) await change(page);
    await compare(page);
    await dream(page);
    console.log(WARMED_UP);
    const before = await held(page);
    for (let i = 1; i <= count; i++) {
      await change(page);
      if (i % USED_EVERY > 0) continue;
      await compare(page);
      await dream(page);
      console.log(`${i} changes: ${await countTensors(page)} tensors`);
    }
    const after = await held(page);
    const title = await page.locator('.network-name').innerText();
    await opened.close();
    return leftNothing(`${count} changes of network, at the end ${title}`, before, after);
  } finally {
    await browser.close();
    await served.close();
  }
}
