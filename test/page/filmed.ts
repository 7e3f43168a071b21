import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until a film is at least so many seconds long: a busy page may pass over any one of them. */
export async function filmed(page: Page, seconds: number): Promise<void> {
  const length = page.locator('.recording time');
  const read = async () => {
    const [minutes = 0, rest = 0] = (await length.innerText()).split(':').map(Number);
    return 60 * minutes + rest;
  };
  await expect.poll(read, { timeout: 60_000 }).toBeGreaterThanOrEqual(seconds);
}
