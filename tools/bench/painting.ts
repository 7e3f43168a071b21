/** How long a person waits for a whole picture of a class, with the settings that the page begins with, in the built page. */
import { cpus } from 'node:os';
import { launchBrowser, servePreview } from '../browser.ts';
import { line } from './median.ts';

const CLASSES = ['flamingo', 'volcano', 'acorn'];
const LONGEST_MS = 600_000;

export async function benchPainting(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(`\nGradient ascent, in Chromium ${browser.version()}: wasm, ${cpus().length} cores`);
  try {
    for (const name of CLASSES) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${served.url}?backend=wasm&view=ranking&class=${encodeURIComponent(name)}`);
      await page.locator('.ranking li').first().waitFor();
      await page.locator('#tab-gradient-ascent').click();
      const start = performance.now();
      await page.locator('.paint-button').click();
      // Opened, it lies over the live view, which leaves it all of the machine.
      await page.locator('.filmstrip .job-open').first().click();
      await page.locator('.job.finished').waitFor({ timeout: LONGEST_MS });
      const picture = await page.locator('.viewer h2').innerText();
      line(`${picture}, whole`, (performance.now() - start) / 1000, 's');
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
