/**
 * What leaves the page costs the page: pictures a second of the built page alone, and while it goes out or is recorded, in turn. wasm on every core,
 * software graphics.
 */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { CPU_COMPOSITING } from '../chromium.ts';
import { line } from './median.ts';
import { meanOf, rateOf } from './rate.ts';

const QUERY = 'performance=1&backend=wasm&welcome=0&view=live-style&live-style.resolution=192';
const SETTLE_MS = 6_000;
const MEASURE_MS = 8_000;
const ROUNDS = 3;

/** Begins something, and gives what ends it. */
const OUTPUTS: Record<string, (page: Page) => Promise<() => Promise<unknown>>> = {
  'a film is recorded': async (page) => {
    await page.keyboard.press('q');
    return async () => {
      const coming = page.waitForEvent('download');
      await page.keyboard.press('q');
      await coming;
    };
  },
  'a second window shows it': async (page) => {
    await page.keyboard.press('F9');
    const opening = page.context().waitForEvent('page');
    await page
      .getByRole('dialog', { name: 'Output' })
      .getByRole('button', { name: 'Open a second window' })
      .click();
    const second = await opening;
    await page.keyboard.press('Escape');
    return () => second.close();
  },
};

export async function benchOutput(): Promise<void> {
  const served = await servePreview();
  // As a browser without a graphics card puts windows together.
  const browser = await launchBrowser({ args: [CPU_COMPOSITING] });
  console.log(`\nOut of the page, in Chromium ${browser.version()}: wasm, ${cpus().length} cores, tiny net`);
  try {
    for (const [name, begin] of Object.entries(OUTPUTS)) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        acceptDownloads: true,
      });
      const page = await context.newPage();
      await page.goto(`${served.url}?${QUERY}`);
      await page.locator('.performance dl div:not(.total)').first().waitFor();
      await sleep(SETTLE_MS);
      const [alone, going]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        alone.push(await rateOf(page, MEASURE_MS));
        const end = await begin(page);
        await sleep(SETTLE_MS / 3);
        going.push(await rateOf(page, MEASURE_MS));
        await end();
        await sleep(SETTLE_MS / 3);
      }
      const [before, during] = [meanOf(alone), meanOf(going)];
      line('alone', before, 'fps');
      line(name, during, 'fps', `${(100 * (1 - during / before)).toFixed(1)} % fewer`);
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
