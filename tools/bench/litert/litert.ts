/**
 * The networks that ship beside LiteRT.js (XNNPACK) on the processor: Chromium, wasm, one thread each and then two. LiteRT.js is given
 * the same weights, as a file that is written here. The two must give the same answer before they are timed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnyDescription, outputOf } from '../../../src/network/description.ts';
import { readSegmenter } from '../../../src/network/segmenter.ts';
import type { Weights } from '../../../src/network/weights.ts';
import { launchBrowser, ROOT } from '../../browser.ts';
import { folderFiles } from '../../folder_files.ts';
import { readBrought } from '../../look/brought_network.ts';
import { tfliteOf } from '../../tflite/tflite_of.ts';
import { writeTflite } from '../../tflite/write_tflite.ts';
import { serveBenchPage } from '../bench_page.ts';
import { line } from '../median.ts';
import type { PageResult } from './page.ts';

const CLASSIFIER = 'efficientnet-lite0';
const SEGMENTER = 'selfie-segmentation';
const RUNS = 40;
const THREADS = [1, 2];
/** Two answers to one picture, relative L2. */
const MOST_APART = 1e-4;
const PATIENCE_MS = 120_000;

const folder = (id: string) => join(ROOT, 'models', id);

export async function benchLitert(): Promise<void> {
  const networks = new Map<string, { description: AnyDescription; weights: Weights }>([
    [CLASSIFIER, await readBrought(join(folder(CLASSIFIER), 'weights.safetensors'))],
    [SEGMENTER, await readSegmenter(folderFiles(folder(SEGMENTER)))],
  ]);
  const written = new Map<string, Uint8Array>();
  for (const [id, { description, weights }] of networks)
    written.set(id, writeTflite(tfliteOf(description, outputOf(description), weights)));
  const files = {
    '/models': (file: string) => readFile(join(ROOT, 'models', file)),
    '/tflite': async (id: string) => written.get(id) ?? null,
  };
  const served = await serveBenchPage('litert/page.ts', files, PATIENCE_MS);
  const browser = await launchBrowser();
  try {
    console.log(`\nBeside LiteRT.js: Chromium ${browser.version()}, wasm, milliseconds with the answer read`);
    for (const threads of THREADS)
      for (const [id, { description }] of networks) {
        const page = await browser.newPage();
        const query = new URLSearchParams({ network: id, threads: `${threads}`, runs: `${RUNS}` });
        const { detail, times, apart } = await served.run<PageResult>(page, query.toString());
        await page.close();
        if (!(apart <= MOST_APART)) throw new Error(`${id}: the answers are ${apart} apart.`);
        for (const [when, [forward = 0, theirs = 0, back]] of [
          ["at a camera's rate", times.rested],
          ['one behind the other', times.inRows],
        ] as const) {
          console.log(`${description.title}, ${detail}, ${when}`);
          line('  forward', forward, 'ms');
          line(
            '  LiteRT.js',
            theirs,
            'ms',
            `${(theirs / forward).toFixed(2)} x ours; ${apart.toExponential(1)} apart`,
          );
          if (back !== undefined)
            line('  forward + backward', back, 'ms', `${(back / forward).toFixed(2)} x our forward`);
        }
      }
  } finally {
    await browser.close();
    await served.close();
  }
}
