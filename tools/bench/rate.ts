import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { countResults } from '../page_state.ts';

/** Looks a second of a page over so many milliseconds. */
export async function rateOf(page: Page, ms: number): Promise<number> {
  const [looks, start] = [await countResults(page), performance.now()];
  await sleep(ms);
  return (1000 * ((await countResults(page)) - looks)) / (performance.now() - start);
}

export const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
