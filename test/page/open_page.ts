/** Helps the e2e tests to open the built page and to tell whether it lives. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { countResults } from '../../tools/page_state.ts';

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** @param query where it names no backend it is wasm: what openView opens finds one by itself, which takes longer */
export const addressOf = (url: string, query: string) =>
  `${url}?performance=1${/\bbackend=/.test(query) ? '' : '&backend=wasm'}${/\bwelcome=/.test(query) ? '' : '&welcome=0'}&${query}`;

/** Opens the page in a context of its own, at `addressOf` the query: nothing is cached or allowed from before. */
export async function openPage(
  browser: Browser,
  url: string,
  query = '',
  prepare: (opened: Opened) => Promise<unknown> = async () => {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    // Else each kiosk would fetch the whole program for itself.
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await prepare({ page, context });
  await page.goto(addressOf(url, query));
  return { page, context };
}

/** Gives pages this configuration file, whatever is built with them. */
export const serveConfiguration = (context: BrowserContext, body: string): Promise<unknown> =>
  context.route('**/convoscope.json', (route) => route.fulfill({ contentType: 'application/json', body }));

/** Until the network has looked at a frame. */
export const firstLook = (page: Page) => page.locator('.ranking li').first().waitFor();

/** Gives the page another size, and waits until it has it. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const inner = () => page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await expect.poll(inner, { timeout: 60_000 }).toEqual(size);
}

/** Insists that looks go on coming. */
export async function expectLooking(page: Page, more = 5): Promise<void> {
  const before = await countResults(page);
  await expect.poll(() => countResults(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(before + more);
}

/** Waits for a message about an error of this name, and returns all its words. */
export async function noticeOf(page: Page, name: string): Promise<string> {
  const notice = page.locator(`.notice[data-error="${name}"]`);
  await notice.first().waitFor();
  return notice.last().innerText();
}
