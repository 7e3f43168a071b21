/** A folder of photographs looked through for the strongest patches: the built page in Chromium, from drop to board. */
import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { openView } from '../gallery/open_view.ts';
import { line } from './median.ts';

const PHOTOGRAPHS = join(import.meta.dirname, '../../../shared/data/imagenet-samples');
const COUNT = 500;
/** Of the first block, the middle and the last. */
const LAYERS = ['blocks.1.0.act1', 'blocks.3.1.act1', 'blocks.6.0.act1'];
const TIMEOUT_MS = 120_000;

async function picturesPerSecond(browser: Browser, url: string, layer: string, files: string[]) {
  const { page, close } = await openView(browser, url, { view: 'top-patches', 'top-patches.layer': layer });
  const mining = page.locator('.mining');
  await page.locator('.patch-toolbar input[type=file]').last().setInputFiles(files);
  await mining.waitFor();
  const start = performance.now();
  await mining.waitFor({ state: 'detached', timeout: TIMEOUT_MS });
  const rate = (1000 * files.length) / (performance.now() - start);
  await close();
  return rate;
}

export async function benchMining(): Promise<void> {
  if (!existsSync(PHOTOGRAPHS)) {
    console.log(`\nMining: skipped, as there are no photographs in ${PHOTOGRAPHS}.`);
    return;
  }
  const names = readdirSync(PHOTOGRAPHS).filter((name) => /\.jpe?g$/i.test(name));
  const files = names.slice(0, COUNT).map((name) => join(PHOTOGRAPHS, name));
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(
    `\nMining, in Chromium ${browser.version()}: ${files.length} photographs, ${cpus().length} cores`,
  );
  try {
    for (const layer of LAYERS) line(layer, await picturesPerSecond(browser, served.url, layer, files), '/s');
  } finally {
    await browser.close();
    await served.close();
  }
}
