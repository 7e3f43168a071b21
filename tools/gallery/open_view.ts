import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { FIRST_LOOK } from '../../src/ui/view/rate.ts';

/** A view as the page's own picker and captions name it. */
export interface ViewCard {
  id: string;
  title: string;
  shows: string;
  read: string;
  paper: string;
}

export interface OpenedView {
  page: Page;
  /** Every live view that the page offers, in its order; leaves the page at the last one. */
  catalogue(): Promise<ViewCard[]>;
  /** @throws where the page told of an error, on screen or on its console, or asked another server for something */
  expectNoFault(): Promise<void>;
  /** Checks for faults once more and closes. */
  close(): Promise<void>;
}

const TIMEOUT_MS = 60_000;
/** As dress_camera.js says. */
const CAMERA_NAME = 'Webcam';
/** Until the first look at the camera has arrived. */
const AFTER_CAMERA_MS = 2_000;
export const DESKTOP = { width: 1280, height: 800 };

/** Opens the page with a query and waits until the first look of that view is painted. */
export async function openView(
  browser: Browser,
  url: string,
  query: Record<string, string>,
  viewport = DESKTOP,
): Promise<OpenedView> {
  const context = await browser.newContext({ viewport, locale: 'en-US', serviceWorkers: 'block' });
  await context.addInitScript({ path: join(import.meta.dirname, 'dress_camera.js') });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  const where = `?${new URLSearchParams(query)}`;
  const faults = listen(page, url);

  const expectNoFault = async () => {
    const notices = await page.locator('.notice.error').allInnerTexts();
    const all = [...notices, ...faults];
    if (all.length > 0) throw new Error(`${where}:\n  ${all.join('\n  ')}`);
  };
  const painted = async () => {
    // The clip runs until the camera delivers. In a kiosk the name is there but hidden.
    await page.locator('.source-name', { hasText: CAMERA_NAME }).waitFor({ state: 'attached' });
    await page.waitForTimeout(AFTER_CAMERA_MS);
    await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, FIRST_LOOK);
    await expectNoFault();
  };

  await page.goto(url + where);
  await painted().catch(async (error: Error) => {
    await expectNoFault();
    throw new Error(`${where}: nothing was painted within ${TIMEOUT_MS / 1000} s (${error.message})`);
  });
  return {
    page,
    expectNoFault,
    async catalogue() {
      // Who comes for the first time finds a short list.
      if ((await page.locator('[data-family=few]').count()) > 0) await page.locator('.list-length').click();
      const tabs = await page.locator('.family:not([data-family=studio]) [role=tab][id^=tab-]').all();
      const cards: ViewCard[] = [];
      for (const tab of tabs) {
        await tab.click();
        cards.push(await readCard(page, ((await tab.getAttribute('id')) ?? '').slice('tab-'.length)));
      }
      return cards;
    },
    async close() {
      await expectNoFault();
      await context.close();
    },
  };
}

/** Faults of a page, added to as they happen: uncaught errors, errors on its console, requests to another server. */
export function listen(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (line) => line.type() === 'error' && faults.push(`console: ${line.text()}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (/^https?:/.test(asked) && !asked.startsWith(url)) faults.push(`request to another server: ${asked}`);
  });
  return faults;
}

async function readCard(page: Page, id: string): Promise<ViewCard> {
  const text = (selector: string) => page.locator(selector).first().innerText();
  return {
    id,
    title: await text('.caption-title h1'),
    shows: await text('.caption-title p'),
    read: await text('.caption-details p'),
    paper: await text('.caption-details .paper'),
  };
}
