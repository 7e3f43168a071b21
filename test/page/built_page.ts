import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
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
  const kept = new Map<BrowserContext, string[]>();
  beforeAll(async () => {
    const { args = [], ...others } = await options();
    browser = await launchBrowser({ camera: inject('film'), ...others, args: [CPU_COMPOSITING, ...args] });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    const told = [...faults.splice(0), ...Array.from(kept.values(), (all) => all.splice(0))];
    expect(told.flat()).toEqual([]);
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
  const keep = async (query = '', prepare?: (opened: Opened) => Promise<unknown>): Promise<Page> => {
    const { page } = await openAnew(query, async (opened) => {
      kept.set(opened.context, listen(opened.page, url));
      await prepare?.(opened);
    });
    return page;
  };
  return {
    url,
    get browser() {
      return browser;
    },
    open,
    /** The same; the test fails where the page tells of an error or asks another server for something. */
    openFaultless: (query = '', prepare?: (opened: Opened) => Promise<unknown>) =>
      open(query, async (opened) => {
        faults.push(listen(opened.page, url));
        await prepare?.(opened);
      }),
    /** The same, for several tests: closed at the end of the file at the latest. */
    keep,
    /**
     * The same, for all tests of a file, or of the part that this is called in. A test that is tried again finds it opened anew: the
     * first try may have left anything. What a page that was closed told is not asked for any more.
     * @param ready makes what the first test begins with; called with each page that is opened
     */
    share(
      query: string,
      ready: (page: Page) => Promise<unknown>,
      prepare?: (opened: Opened) => Promise<unknown>,
    ): void {
      let shared: BrowserContext | undefined;
      const begin = async () => {
        const page = await keep(query, async (opened) => {
          shared = opened.context;
          await prepare?.(opened);
        });
        await ready(page);
      };
      const end = async () => {
        if (!shared) return;
        kept.delete(shared);
        await shared.close();
      };
      beforeAll(begin);
      beforeEach(async ({ task }) => {
        if (!task.result?.retryCount) return;
        await end();
        await begin();
      });
      afterAll(end);
    },
  };
}
