import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { changedPart, ENOUGH, stagePixels } from './living.ts';
import { DESKTOP, type OpenedView } from './open_view.ts';

export const FOLDER = join(import.meta.dirname, '../../docs/gallery');

export const SCREENS = [
  { name: 'desktop', suffix: '', size: DESKTOP, query: {} },
  {
    ...{ name: 'kiosk', suffix: '-kiosk', size: { width: 1080, height: 1920 } },
    // Without the round through the views, which begins when nobody is there.
    query: { kiosk: '1', walk: '0', idle: '3600' },
  },
  { name: 'phone', suffix: '-phone', size: { width: 390, height: 844 }, query: {} },
] as const;

/** The name of a picture. @param suffix of its screen */
export const fileOf = (id: string, suffix: string) => `${id}${suffix}.webp`;

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

/** A screenshot of a whole map: a sweep that is done stands for a moment only, until the next one has something to show. */
async function shotOfWholeMap(page: Page): Promise<Buffer> {
  const progress = () => page.locator('#stage canvas').getAttribute('data-progress');
  for (const end = Date.now() + TIMEOUT_MS; Date.now() < end; ) {
    if (((await progress()) || '1') === '1') {
      const shot = await page.screenshot();
      if (((await progress()) || '1') === '1') return shot;
    }
    await sleep(50);
  }
  throw new Error('No sweep was done in time.');
}

export async function takePicture({ page, expectNoFault }: OpenedView, file: string): Promise<void> {
  await untilSettled(page);
  await untilStill(page);
  await expectNoFault();
  await sharp(await shotOfWholeMap(page))
    .webp({ quality: 86, smartSubsample: true, effort: 6 })
    .toFile(file);
}
