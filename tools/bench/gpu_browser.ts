/**
 * The program on a graphics card in Chromium: each live view's rate, and EfficientNet-Lite0 beside onnxruntime-web's WebGPU.
 * Without a card the two answers are compared on Chromium's software renderer, and nothing is timed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { techniques } from '../../src/techniques/index.ts';
import { launchBrowser, ROOT, servePreview } from '../browser.ts';
import { readBrought } from '../look/brought_network.ts';
import { onnxOf } from '../onnx/onnx_of.ts';
import { writeOnnx } from '../onnx/write_onnx.ts';
import { serveBenchPage } from './bench_page.ts';
import type { PageResult } from './gpu_page.ts';
import { line } from './median.ts';

/** In place of the software renderer that the other flags name; the last of a kind counts. */
const HARDWARE = [
  '--use-angle=vulkan',
  '--use-vulkan=native',
  '--use-webgpu-adapter=default',
  '--disable-vulkan-surface',
  '--ignore-gpu-blocklist',
];
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|software/i;
const RUNS = 60;
const SETTLE_MS = 4000;
/** Two answers to one picture. */
const MOST_APART = 1e-2;
/** A software renderer compiles shaders for minutes. */
const PATIENCE_MS = 600_000;

export async function benchGpuBrowser(): Promise<void> {
  const network = await readBrought(join(ROOT, 'models/efficientnet-lite0/weights.safetensors'));
  const onnx = writeOnnx(onnxOf(network.description, network.weights));
  const card = await launchBrowser({ args: HARDWARE });
  try {
    const found = await race(card, onnx, RUNS, true);
    if (found) {
      const [forward = 0, back = 0, theirs = 0] = found.times;
      console.log(`\nChromium ${card.version()} on ${found.adapter}; milliseconds with the answer read`);
      line('EfficientNet-Lite0, forward', forward, 'ms');
      line('forward + backward', back, 'ms');
      line('onnxruntime-web, forward', theirs, 'ms', `${(theirs / forward).toFixed(2)} x ours`);
      await rates(card);
      return;
    }
  } finally {
    await card.close();
  }
  console.log('\nThere is no graphics card here that Chromium can use: nothing is timed.');
  const software = await launchBrowser();
  try {
    await race(software, onnx, 1, false);
    console.log('On the software renderer both say the same.');
  } finally {
    await software.close();
  }
}

/** @returns null where there is no card and one is wanted. @throws {Error} where the two differ */
async function race(
  browser: Browser,
  onnx: Uint8Array,
  runs: number,
  onCard: boolean,
): Promise<PageResult | null> {
  const files = {
    '/network.onnx': async () => onnx,
    '/models/efficientnet-lite0': (file: string) => readFile(join(ROOT, 'models/efficientnet-lite0', file)),
  };
  const served = await serveBenchPage('gpu_page.ts', files, PATIENCE_MS);
  try {
    const page = await browser.newPage();
    await page.goto(served.emptyUrl);
    if (onCard && !(await hasCard(page))) return null;
    const result = await served.run<PageResult>(page, `runs=${runs}`);
    if (!(result.apart <= MOST_APART)) throw new Error(`The answers are ${result.apart} apart.`);
    return result;
  } finally {
    await served.close();
  }
}

/** Where there is none, Chromium may look for one without end. */
const LOOKED_FOR_MS = 20_000;

async function hasCard(page: Page): Promise<boolean> {
  const adapter = page.evaluate(async () => {
    const found = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
    const { vendor, architecture, device, description } = found?.info ?? {};
    return [vendor, architecture, device, description].join(' ').trim();
  });
  const name = await Promise.race([adapter.catch(() => ''), sleep(LOOKED_FOR_MS, '', { ref: false })]);
  return name !== '' && !SOFTWARE.test(name);
}

/** Looks a second of each view, as its performance panel says. */
async function rates(browser: Browser): Promise<void> {
  const served = await servePreview();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const styles = ['', '&live-style.style=frost'].map(
      (style) => `live-style&live-style.resolution=640${style}`,
    );
    for (const view of [...techniques.map(({ id }) => id), ...styles]) {
      const page = await context.newPage();
      await page.goto(`${served.url}?performance=1&backend=webgpu&welcome=0&view=${view}`);
      await page.locator('.performance .rate').waitFor();
      await page.locator('.performance dl div:not(.total)').first().waitFor();
      await sleep(SETTLE_MS);
      line(view, Number(await page.locator('.performance .rate b').innerText()), 'fps');
      await page.close();
    }
  } finally {
    await served.close();
  }
}
