import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type LaunchOptions, launchBrowser } from '../../tools/browser.ts';
import { listen } from '../../tools/gallery/open_view.ts';
import { type Opened, openPage } from './open_page.ts';

/**
 * Runs a browser for the tests of a file, which open the built page in it, and closes after each test what it opened.
 * @param options asked for once, before the first test
 */
export function builtPage(options: () => LaunchOptions | Promise<LaunchOptions> = () => ({})) {
  const url = inject('pageUrl');
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  beforeAll(async () => {
    browser = await launchBrowser(await options());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(faults.splice(0).flat()).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (query = '', prepare?: (opened: Opened) => Promise<unknown>): Promise<Page> => {
    const { page, context } = await openPage(browser, url, query, prepare);
    contexts.push(context);
    return page;
  };
  return {
    url,
    get browser() {
      return browser;
    },
    open,
    /** The same; the test fails where the page tells of an error or asks another server for something. */
    openFaultless: (query = '') => open(query, async ({ page }) => void faults.push(listen(page, url))),
    /** One for all tests of the file, closed at the end. */
    keep: async (query = ''): Promise<Page> => (await openPage(browser, url, query)).page,
  };
}
