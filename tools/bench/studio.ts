/** What the live view keeps of its rate while the studio paints, in the built page, both in one run. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { line } from './median.ts';
import { meanOf, rateOf } from './rate.ts';

/** Until caches are warm and the studio knows what the view does without it. */
const SETTLE_MS = 10_000;
const MEASURE_MS = 15_000;
const LIVE_VIEWS = ['ranking', 'saliency'];
const SLOW_TECHNIQUE = 'deep-dream';
const ROUNDS = 2;

/** Steps that the newest painting has done. */
async function stepsOf(page: Page): Promise<number> {
  const words = await page.locator('.job-state').first().innerText();
  return Number(/step (\d+)/.exec(words)?.[1] ?? 0);
}

export async function benchStudio(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(`\nStudio, in Chromium ${browser.version()}: wasm, ${cpus().length} cores, software graphics`);
  try {
    for (const view of LIVE_VIEWS) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${served.url}?performance=1&backend=wasm&view=${view}&${SLOW_TECHNIQUE}.steps=200`);
      await page.locator('.ranking li').first().waitFor();
      await page.locator(`#tab-${SLOW_TECHNIQUE}`).click();
      await sleep(SETTLE_MS);
      const [alone, beside, steps]: [number[], number[], number[]] = [[], [], []];
      // In turn, because the machine's other work comes and goes.
      for (let round = 0; round < ROUNDS; round++) {
        alone.push(await rateOf(page, MEASURE_MS));
        if (round === 0) await page.locator('.paint-button').click();
        else await page.locator('.job [aria-label="Go on"]').first().click();
        await page.locator('.job.painting').waitFor();
        await sleep(SETTLE_MS);
        const before = await stepsOf(page);
        beside.push(await rateOf(page, MEASURE_MS));
        steps.push((await stepsOf(page)) - before);
        await page.locator('.job.painting').hover();
        await page.locator('.job [aria-label="Pause"]').first().click();
        await page.locator('.job.paused').waitFor();
        await sleep(3000);
      }
      line(`${view} alone`, meanOf(alone), 'fps', alone.map((fps) => fps.toFixed(1)).join(', '));
      const kept = `${Math.round((100 * meanOf(beside)) / meanOf(alone))} % of its rate`;
      line(`${view} beside ${SLOW_TECHNIQUE}`, meanOf(beside), 'fps', kept);
      line(`${SLOW_TECHNIQUE} meanwhile`, (60_000 / MEASURE_MS) * meanOf(steps), 'steps a minute');
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
