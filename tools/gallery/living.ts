import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { filters } from '../../src/techniques/index.ts';
import type { OpenedView, ViewCard } from './open_view.ts';

const TIMEOUT_MS = 90_000;
const BETWEEN_MS = 250;
/** Of the stage's pixels, 0..1. A single changed pixel may be noise; a map that follows the camera changes far more. */
export const ENOUGH = 0.005;
/** Of 255. */
const VISIBLE_CHANGE = 16;
const LONG_SWEEPS = ['faithfulness', 'sanity-check', 'fool'];

/** The stage small and grey, which is enough to see whether it changed. */
export async function stagePixels(page: Page): Promise<Buffer> {
  const clip = await page.locator('#stage canvas').boundingBox();
  if (!clip) throw new Error('There is no stage to look at.');
  // Not the locator's own screenshot: it waits for the element to stand still, seconds on a software renderer.
  const shot = await page.screenshot({ clip });
  return sharp(shot).resize(320, 200, { fit: 'fill' }).greyscale().raw().toBuffer();
}

/** The part of the pixels that differ visibly, 0..1. */
export function changedPart(before: Buffer, after: Buffer): number {
  let changed = 0;
  for (let i = 0; i < before.length; i++) {
    if (Math.abs((before[i] ?? 0) - (after[i] ?? 0)) > VISIBLE_CHANGE) changed++;
  }
  return changed / before.length;
}

const words = async (page: Page) => (await page.locator('.ranking').first().innerText()).replace(/\s+/g, ' ');

/**
 * Insists that what the network says and what the stage shows follow the camera. The stage is to show the map alone
 * (`blend=map`): the film under a map would change by itself.
 * @throws where either stands still
 */
export async function expectLiving({ page, expectNoFault }: OpenedView, { id }: ViewCard): Promise<void> {
  const still = new Set(['the map']);
  // A filter's picture is all that it says, and the classes of a long sweep are those of its one frame.
  if (!LONG_SWEEPS.includes(id) && !filters.some((filter) => filter.id === id)) still.add('the ranking');
  const before = {
    pixels: await stagePixels(page),
    words: still.has('the ranking') ? await words(page) : '',
  };
  for (const end = Date.now() + TIMEOUT_MS; still.size > 0 && Date.now() < end; ) {
    await sleep(BETWEEN_MS);
    await expectNoFault();
    if (changedPart(before.pixels, await stagePixels(page)) > ENOUGH) still.delete('the map');
    if (still.has('the ranking') && (await words(page)) !== before.words) still.delete('the ranking');
  }
  if (still.size > 0)
    throw new Error(`${id}: ${[...still].join(' and ')} did not change within ${TIMEOUT_MS / 1000} s`);
}
