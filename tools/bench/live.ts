/** The built page in headless Chromium, its fake camera filming photographs, wasm on every core. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { FIRST_LOOK } from '../../src/ui/view/rate.ts';
import { launchBrowser, servePreview } from '../browser.ts';
import { line } from './median.ts';

/** Until caches are warm and the average stands. */
const SETTLE_MS = 8_000;
const VIEWS = [
  { title: 'Classes', query: 'view=ranking' },
  { title: 'Activations', query: 'view=activations' },
  { title: 'Saliency', query: 'view=saliency' },
  { title: 'Guided backprop', query: 'view=guided-backprop' },
  { title: 'Grad-CAM', query: 'view=grad-cam' },
  { title: 'Live style, tiny net, 256 pixels', query: 'view=live-style&live-style.resolution=256' },
  {
    title: 'the same without the camera’s edges',
    query: 'view=live-style&live-style.resolution=256&live-style.edges=0',
  },
  { title: 'Live style, tiny net, 640 pixels', query: 'view=live-style&live-style.resolution=640' },
  {
    title: 'Live style, 26-style net, 256 pixels',
    query: 'view=live-style&live-style.resolution=256&live-style.style=frost',
  },
];

async function open(context: BrowserContext, url: string, query: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}?performance=1&backend=wasm&${query}`);
  await page.locator('.performance .rate').waitFor();
  await page.locator('.performance dl div:not(.total)').first().waitFor();
  return page;
}

const firstLookMs = (page: Page) =>
  page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, FIRST_LOOK);

export async function benchLive(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(`\nLive, in Chromium ${browser.version()}: wasm, ${cpus().length} cores, software graphics`);
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    for (const words of ['nothing kept from before', 'the weights from the cache']) {
      const page = await open(context, served.url, '');
      line('First look after opening', (await firstLookMs(page)) / 1000, 's', words);
      await page.close();
    }
    for (const { title, query } of VIEWS) {
      const page = await open(context, served.url, query);
      await sleep(SETTLE_MS);
      line(title, Number(await page.locator('.performance .rate b').innerText()), 'fps');
      await page.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
