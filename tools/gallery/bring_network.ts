/** Brings a network to an open page, as a visitor does: its file, its card, "Open". */
import type { Page } from 'playwright-core';

const card = (page: Page) => page.locator('.network-card');

/** Until its card answers to the first picture. */
export async function bringNetwork(page: Page, file: string, timeout: number): Promise<void> {
  await page.locator('.network-button').click();
  await page.getByLabel('The files of a network').setInputFiles(file);
  await card(page).locator('.answers li').first().waitFor({ timeout });
}

/** Until the network of that card is opened. @param title its name; that of the card unless given */
export async function openBrought(page: Page, timeout: number, title?: string): Promise<void> {
  if (title !== undefined) await card(page).getByLabel('Name', { exact: true }).fill(title);
  await card(page).getByRole('button', { name: 'Open', exact: true }).click();
  await card(page).waitFor({ state: 'hidden', timeout });
  // On a phone a sign stands for the name.
  if (title !== undefined)
    await page.locator('.network-name', { hasText: title }).waitFor({ state: 'attached', timeout });
  await page.locator('.loading').waitFor({ state: 'detached', timeout });
}
