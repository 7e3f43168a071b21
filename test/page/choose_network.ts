/** Helps the e2e tests to change the network of an open page. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectLooking, firstLook } from './open_page.ts';

export const networkName = (page: Page) => page.locator('.network-name').innerText();

/** Chooses a network in the picker, by its title. */
export async function chooseNetwork(page: Page, title: string): Promise<void> {
  await page.locator('.network-button').click();
  await page.locator('.menu-item', { hasText: title }).click();
}

/** Until the network of this title has looked. */
export async function untilLooks(page: Page, title: string): Promise<void> {
  await expect.poll(() => networkName(page), { timeout: 60_000 }).toBe(title);
  await page.locator('.loading').waitFor({ state: 'detached' });
  await firstLook(page);
  await expectLooking(page, 2);
}
