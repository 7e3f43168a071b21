/** What a page holds before and after something that is to leave nothing behind. The performance panel has to be open. */
import type { Page } from 'playwright-core';
import { countBytes, countResults, countTensors } from '../page_state.ts';

/** Of the memory of the page with its workers; garbage collection is no exact science. */
const MOST_GROWTH = 1.05;

export interface Held {
  readonly tensors: number;
  readonly bytes: number;
}

/** Waits until what was let go is gone. */
export async function held(page: Page): Promise<Held> {
  await page.waitForTimeout(2000);
  return { tensors: await countTensors(page), bytes: await countBytes(page) };
}

/** Until a frame was looked at that was sent after there had been so many results. */
export async function untilResultAfter(page: Page, before: number, timeout: number): Promise<void> {
  await page.waitForFunction(
    (results) => Number(document.querySelector('.performance .looks')?.textContent) > results,
    before + 1,
    { timeout },
  );
}

/** Until something was looked at that was asked for from now on. */
export const untilNextResult = async (page: Page, timeout: number): Promise<void> =>
  untilResultAfter(page, await countResults(page), timeout);

/** Prints both. @returns whether nothing was left behind */
export function leftNothing(what: string, before: Held, after: Held): boolean {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    `${what}: ${before.tensors} tensors before, ${after.tensors} after; ${megabytes(before.bytes)} before, ${megabytes(after.bytes)} after.`,
  );
  return after.tensors === before.tensors && after.bytes < MOST_GROWTH * before.bytes;
}
