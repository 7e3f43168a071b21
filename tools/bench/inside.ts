/**
 * What the live view keeps of its rate while a figure of the algorithm is open, in the built page, both in one run; and, which other programs
 * lengthen less, what a look takes of all processors.
 */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { line } from './median.ts';
import { startedProcessorMs } from './processor_time.ts';
import { meanOf, rateOf } from './rate.ts';

/** The view that each figure is opened in. A look of Occlusion is a step of its sweep. */
const FIGURES = [
  ['convolution', 'activations'],
  ['gram', 'activations'],
  ['rules', 'saliency'],
  ['network', 'grad-cam'],
  ['occlusion', 'occlusion'],
  ['variance', 'embedding'],
] as const;
const SETTLE_MS = 5000;
const MEASURE_MS = 10_000;
const ROUNDS = 2;

interface Measured {
  fps: number;
  /** Milliseconds of all processors for each look; null where the system does not say. */
  processorMs: number | null;
}

async function measure(page: Page): Promise<Measured> {
  await sleep(SETTLE_MS);
  const [before, start] = [startedProcessorMs(), performance.now()];
  const fps = await rateOf(page, MEASURE_MS);
  const [after, looks] = [startedProcessorMs(), (fps * (performance.now() - start)) / 1000];
  return { fps, processorMs: before === null || after === null ? null : (after - before) / looks };
}

function tell(name: string, rounds: readonly Measured[], note: string): void {
  const times = rounds.flatMap(({ processorMs }) => processorMs ?? []);
  const processor = times.length > 0 ? `, ${meanOf(times).toFixed(0)} ms of all processors a look` : '';
  line(name, meanOf(rounds.map(({ fps }) => fps)), 'fps', `${note}${processor}`);
}

export async function benchInside(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(`\nInside, in Chromium ${browser.version()}: wasm, ${cpus().length} cores, software graphics`);
  try {
    for (const [figure, view] of FIGURES) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${served.url}?performance=1&welcome=0&backend=wasm&view=${view}&inside=${figure}`);
      await page.locator('.inside-board').waitFor();
      const [open, closed]: [Measured[], Measured[]] = [[], []];
      // In turn, because the machine's other work comes and goes.
      for (let round = 0; round < ROUNDS; round++) {
        open.push(await measure(page));
        await page.keyboard.press(':');
        await page.locator('.inside-board').waitFor({ state: 'detached' });
        closed.push(await measure(page));
        await page.keyboard.press(':');
        await page.locator('.inside-board').waitFor();
      }
      const rateIn = (rounds: readonly Measured[]) => meanOf(rounds.map(({ fps }) => fps));
      tell(`${view} alone`, closed, closed.map(({ fps }) => fps.toFixed(1)).join(', '));
      const kept = Math.round((100 * rateIn(open)) / rateIn(closed));
      tell(`${view} with ${figure} open`, open, `${kept} % of its rate`);
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
