/** What the live view keeps of its rate while a figure of the algorithm is open, in the built page, both in one run. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser, servePreview } from '../browser.ts';
import { line } from './median.ts';
import { meanOf, rateOf } from './rate.ts';

/** The view that each figure is opened in. Those of Occlusion and Embedding follow views that have no rate of their own. */
const FIGURES = [
  ['convolution', 'activations'],
  ['gram', 'activations'],
  ['rules', 'saliency'],
  ['network', 'grad-cam'],
] as const;
const SETTLE_MS = 5000;
const MEASURE_MS = 10_000;
const ROUNDS = 2;

export async function benchInside(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(`\nInside, in Chromium ${browser.version()}: wasm, ${cpus().length} cores, software graphics`);
  try {
    for (const [figure, view] of FIGURES) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(
        `${served.url}?performance=1&welcome=0&backend=wasm&source=clip&view=${view}&inside=${figure}`,
      );
      await page.locator('.inside-board').waitFor();
      const [open, closed]: [number[], number[]] = [[], []];
      // In turn, because the machine's other work comes and goes.
      for (let round = 0; round < ROUNDS; round++) {
        await sleep(SETTLE_MS);
        open.push(await rateOf(page, MEASURE_MS));
        await page.keyboard.press(':');
        await page.locator('.inside-board').waitFor({ state: 'detached' });
        await sleep(SETTLE_MS);
        closed.push(await rateOf(page, MEASURE_MS));
        await page.keyboard.press(':');
        await page.locator('.inside-board').waitFor();
      }
      line(`${view} alone`, meanOf(closed), 'fps', closed.map((fps) => fps.toFixed(1)).join(', '));
      const kept = `${Math.round((100 * meanOf(open)) / meanOf(closed))} % of its rate`;
      line(`${view} with ${figure} open`, meanOf(open), 'fps', kept);
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
