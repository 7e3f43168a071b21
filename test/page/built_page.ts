import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type LaunchOptions, launchBrowser, type Served, servePreview } from '../../tools/browser.ts';
import { listen } from '../../tools/gallery/open_view.ts';
import { type Opened, openPage } from './open_page.ts';

/**
 * Serves the built page and runs a browser for the tests of a file, and closes after each test what it opened.
 * @param options asked for once, before the first test
 */
export function builtPage(options: () => LaunchOptions | Promise<LaunchOptions> = () => ({})) {
  let served: Served;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  beforeAll(async () => {
    served = await servePreview();
    browser = await launchBrowser(await options());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(faults.splice(0).flat()).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const open = async (query = '', prepare?: (opened: Opened) => Promise<unknown>): Promise<Page> => {
    const { page, context } = await openPage(browser, served.url, query, prepare);
    contexts.push(context);
    return page;
  };
  return {
    get url() {
      return served.url;
    },
    get browser() {
      return browser;
    },
    open,
    /** The same; the test fails where the page tells of an error or asks another server for something. */
    openFaultless: (query = '') =>
      open(query, async ({ page }) => void faults.push(listen(page, served.url))),
  };
}
