import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { changedPart, stagePixels } from './living.ts';
import { DESKTOP, type OpenedView } from './open_view.ts';

export const FOLDER = join(import.meta.dirname, '../../docs/gallery');

export const SCREENS = [
  { name: 'desktop', suffix: '', size: DESKTOP, query: {} },
  { name: 'kiosk', suffix: '-kiosk', size: { width: 1080, height: 1920 }, query: { kiosk: '1' } },
  { name: 'phone', suffix: '-phone', size: { width: 390, height: 844 }, query: {} },
] as const;

/** What the film shows for a part of its length, and the network names without doubt. */
const SUBJECT = /shepherd/i;

/** Frozen, a progressive map (occlusion) comes to its end and stands. */
async function untilStill(page: Page): Promise<void> {
  let before = await stagePixels(page);
  for (let tries = 0; tries < 20; tries++) {
    await sleep(1000);
    const after = await stagePixels(page);
    if (changedPart(before, after) === 0) return;
    before = after;
  }
}

/** @returns the file's size in bytes */
export async function takePicture({ page, expectNoFault }: OpenedView, file: string): Promise<number> {
  await page.waitForFunction(
    ([source, flags]) => {
      const rows = [...document.querySelectorAll<HTMLElement>('.ranking li')];
      const first = rows.find((row) => row.style.getPropertyValue('--rank').trim() === '0');
      return new RegExp(source ?? '', flags).test(first?.querySelector('.label')?.textContent ?? '');
    },
    [SUBJECT.source, SUBJECT.flags],
    { polling: 30 },
  );
  await page.keyboard.press('Space');
  await untilStill(page);
  await expectNoFault();
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 85, effort: 10 })
    .toFile(file);
  return statSync(file).size;
}
