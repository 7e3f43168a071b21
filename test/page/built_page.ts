import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type LaunchOptions, launchBrowser } from '../../tools/browser.ts';
import { CPU_COMPOSITING } from '../../tools/chromium.ts';
import { listen } from '../../tools/gallery/open_view.ts';
import { TOY } from '../support/toys/toy_networks.ts';
import { deleteFilms } from './camera_film.ts';
import { type Opened, openPage } from './open_page.ts';

/**
 * Runs a browser for the tests of a file, which open the built page in it, and closes after each test what it opened.
 * @param options asked for once, before the first test; the camera is a slow one unless it names a film
 * @param network that pages open where their query names none: the toy network takes half as long to the first look and a
 * fifth for each further one, where the test does not depend on the network
 */
export function builtPage(
  options: () => LaunchOptions | Promise<LaunchOptions> = () => ({}),
  network: 'shipped' | 'toy' = 'shipped',
) {
  const url = inject(network === 'toy' ? 'toyUrl' : 'pageUrl');
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  const kept: string[][] = [];
  beforeAll(async () => {
    const { args = [], ...others } = await options();
    browser = await launchBrowser({ camera: inject('film'), ...others, args: [CPU_COMPOSITING, ...args] });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect([...faults.splice(0).flat(), ...kept.flatMap((told) => told.splice(0))]).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    deleteFilms();
  });

  const openAnew = (query: string, prepare?: (opened: Opened) => Promise<unknown>): Promise<Opened> =>
    openPage(
      browser,
      url,
      network === 'toy' && !query.includes('network=') ? `network=${TOY.id}&${query}` : query,
      prepare,
    );
  const open = async (query = '', prepare?: (opened: Opened) => Promise<unknown>): Promise<Page> => {
    const { page, context } = await openAnew(query, prepare);
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
    /** The same, for several tests: closed at the end of the file at the latest. */
    keep: async (query = '', prepare?: (opened: Opened) => Promise<unknown>): Promise<Page> => {
      const { page } = await openAnew(query, async (opened) => {
        kept.push(listen(opened.page, url));
        await prepare?.(opened);
      });
      return page;
    },
  };
}
