/** What a hand does in a certain time, on a machine that may be slower than a hand. */
import type { Locator, Page } from 'playwright-core';

/** A button that asks “Really?” asks for 4 s. */
const ASKED_MS = 3_500;
const TRIES = 10;

/** Presses a button that asks, and the one that it becomes. Where the machine was too slow for both, once more. */
export async function pressTwice(button: Locator, really: Locator): Promise<void> {
  for (let left = TRIES; ; left--) {
    await button.click();
    try {
      return await really.click({ timeout: ASKED_MS });
    } catch (error) {
      // It was pressed, and the page said so too late.
      if (!(await button.isVisible()) && !(await really.isVisible())) return;
      if (left === 0) throw error;
    }
  }
}

/** Taps the staff's corner five times, which counts within 4 s: as fast as the page takes it. */
export const tapCorner = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (let tap = 0; tap < 5; tap++) {
      const at = { bubbles: true, clientX: 20, clientY: 20, isPrimary: true, pointerType: 'touch' };
      const element = document.elementFromPoint(20, 20) ?? document.body;
      for (const type of ['pointerdown', 'pointerup']) element.dispatchEvent(new PointerEvent(type, at));
    }
  });
