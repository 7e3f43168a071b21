/** What the page's performance panel and the browser say of an open page. */
import type { Page } from 'playwright-core';

/** A Chromium flag: memory is measured at once instead of some time after the next garbage collection. */
export const MEASURE_AT_ONCE = '--enable-blink-features=ForceEagerMeasureMemory';

/** How many looks there have been since the page was opened. The performance panel has to be open. */
export const countResults = async (page: Page) =>
  Number(await page.locator('.performance .looks').innerText());

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

/** What a page says of itself at one moment: which picture is drawn and named, and what is said to be seen in it. */
export interface PageSample {
  /** The source's name. */
  source: string;
  /** The view's name. */
  view: string;
  /** Titles of the maps, as legends and panes have them. */
  titles: string[];
  /** The leading class; empty where none is told. */
  leading: string;
  /** Numbers of the sources that the drawn picture and the drawn map are of; 'null' where there is none. */
  picture: string | undefined;
  map: string | undefined;
}

/** Writes down every change of what the page says and draws, from now on, for `momentsOf`. */
export const watchSamples = (page: Page) =>
  page.evaluate(() => {
    const moments: PageSample[] = [];
    const words = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((element) => element.textContent ?? '');
    const note = () => {
      const { picture, map } = document.querySelector<HTMLElement>('#stage canvas')?.dataset ?? {};
      moments.push({
        source: words('.source-name')[0] ?? '',
        view: words('.caption-title h1')[0] ?? '',
        titles: words('.picture-title, .pane-title').filter((title) => title !== ''),
        leading: words('.ranking li[aria-posinset="1"] .label')[0] ?? '',
        ...{ picture, map },
      });
    };
    const observed = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(note).observe(document.body, observed);
    Object.assign(globalThis, { moments });
    note();
  });

/** What `watchMoments` wrote down so far. */
export const samplesOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { moments: PageSample[] }).moments);
