import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { changedPart, ENOUGH, stagePixels } from './living.ts';
import { DESKTOP, type OpenedView } from './open_view.ts';

export const FOLDER = join(import.meta.dirname, '../../docs/gallery');

export const SCREENS = [
  { name: 'desktop', suffix: '', size: DESKTOP, query: {} },
  { name: 'kiosk', suffix: '-kiosk', size: { width: 1080, height: 1920 }, query: { kiosk: '1' } },
  { name: 'phone', suffix: '-phone', size: { width: 390, height: 844 }, query: {} },
] as const;

const TRIES = 8;

/** Before a still film every map comes to rest; where a progressive one goes on sweeping, it has swept once by then. */
async function untilStill(page: Page): Promise<void> {
  let before = await stagePixels(page);
  for (let tries = 0; tries < TRIES; tries++) {
    await sleep(1000);
    const after = await stagePixels(page);
    if (changedPart(before, after) < ENOUGH) return;
    before = after;
  }
}

/** On two busy cores the built-in pictures of the embedding view take a while. */
const TIMEOUT_MS = 300_000;

/** A gallery that fills, or a map that forms, is not what it will be; a map begins a moment after its pictures are there. */
async function untilSettled(page: Page): Promise<void> {
  const atWork = page.locator('.importing, .map-progress').first();
  for (let times = 0; times < 2; times++) {
    await atWork.waitFor({ state: 'detached', timeout: TIMEOUT_MS });
    await sleep(1000);
  }
}

export async function takePicture({ page, expectNoFault }: OpenedView, file: string): Promise<void> {
  await untilSettled(page);
  await untilStill(page);
  await expectNoFault();
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 85, effort: 10 })
    .toFile(file);
}
