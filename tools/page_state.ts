/** What the page's performance panel and the browser say of an open page. */
import type { Page } from 'playwright-core';

/** A Chromium flag: memory is measured at once instead of some time after the next garbage collection. */
export const MEASURE_AT_ONCE = '--enable-blink-features=ForceEagerMeasureMemory';

/** How many looks there have been since the page was opened. The performance panel has to be open. */
export const countLooks = async (page: Page) => Number(await page.locator('.performance .looks').innerText());

/** Tensors alive in the live worker. The performance panel has to be open. */
export const countTensors = async (page: Page) =>
  Number(/(\d+) tensors/.exec(await page.locator('.performance').innerText())?.[1]);

/** Memory of the page with its workers, in bytes. */
export const countBytes = (page: Page) =>
  page.evaluate(async () => {
    const { measureUserAgentSpecificMemory } = performance as unknown as {
      measureUserAgentSpecificMemory(): Promise<{ bytes: number }>;
    };
    return (await measureUserAgentSpecificMemory.call(performance)).bytes;
  });
