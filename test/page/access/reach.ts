/** Helps to tell what of a page can be reached, by a pointer and by an aid such as a screen reader. */
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Opened } from '../open_page.ts';

declare global {
  interface Window {
    axe: { run(context: Document, options: object): Promise<AxeResults> };
  }
}

/** As long as the names that cameras have. */
const CAMERA_NAME = 'Integrated Camera: Full HD User Facing (0408:5365)';

export const nameCameras = ({ page }: Opened) =>
  page.addInitScript((name) => {
    for (const { prototype } of [MediaStreamTrack, MediaDeviceInfo]) {
      Object.defineProperty(prototype, 'label', { get: () => name });
    }
  }, CAMERA_NAME);

export async function chooseView(page: Page, id: string): Promise<void> {
  await page.locator(`#tab-${id}`).evaluate((tab: HTMLElement) => tab.click());
  await page.locator(`#tab-${id}[aria-selected=true]`).waitFor({ state: 'attached' });
}

/** @returns the names of controls in sight whose middle belongs to something else */
export const controlsOutOfReach = (page: Page, within = 'body') =>
  page.evaluate((selector) => {
    const controls = document.querySelectorAll<HTMLElement>(
      `${selector} :is(button, input:not([type=file]), select, summary)`,
    );
    const covered: string[] = [];
    for (const control of controls) {
      const { x, y, width, height } = control.getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2 };
      let inSight = width > 0 && !control.matches(':disabled') && control.checkVisibility();
      let fixed = false;
      for (let parent = control.parentElement; parent && !fixed; parent = parent.parentElement) {
        const box = parent.getBoundingClientRect();
        const style = getComputedStyle(parent);
        fixed = style.position === 'fixed';
        if (style.overflow === 'visible') continue;
        inSight &&=
          middle.x > box.left && middle.x < box.right && middle.y > box.top && middle.y < box.bottom;
      }
      inSight &&= middle.x > 0 && middle.x < innerWidth && middle.y > 0 && middle.y < innerHeight;
      const hit = inSight ? document.elementFromPoint(middle.x, middle.y) : control;
      const own = control.closest('label') ?? control;
      if (hit !== control && !own.contains(hit)) {
        covered.push(`${control.ariaLabel ?? control.textContent} under ${hit?.outerHTML.slice(0, 80)}`);
      }
    }
    return covered;
  }, within);

/**
 * @param contrast whether colours are compared, which takes longest and is the same on screens of all sizes
 * @returns what axe finds wrong for people who use aids: the rule, and where
 */
export const faultsForAids = (page: Page, contrast = true) =>
  page.evaluate(async (enabled) => {
    const { violations } = await window.axe.run(document, {
      rules: { 'label-content-name-mismatch': { enabled: true }, 'color-contrast': { enabled } },
      resultTypes: ['violations'],
      preload: { assets: ['media'] },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`,
    );
  }, contrast);

/**
 * @returns controls in sight that are smaller than 24 x 24 CSS pixels and nearer to another than a circle of that size allows
 * (WCAG 2.2, 2.5.8)
 */
export const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const LEAST = 24;
    const targets = [
      ...new Set(
        [
          ...document.querySelectorAll<HTMLElement>(
            ':is(button, a[href], input:not([type=file]), select, summary, [role=slider], [role=option])',
          ),
        ]
          .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
          .map(
            (one) => (one.matches('input[type=radio], input[type=checkbox]') && one.closest('label')) || one,
          ),
      ),
    ]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const isSmall = ({ width, height }: DOMRect) => width < LEAST - 0.5 || height < LEAST - 0.5;
    /** From a point to the nearest of a box. */
    const distance = (x: number, y: number, box: DOMRect) =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    return targets
      .filter(({ element, box }) => {
        if (!isSmall(box)) return false;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return targets.some((other) => {
          if (other.element === element || other.element.contains(element) || element.contains(other.element))
            return false;
          const [otherX, otherY] = [other.box.x + other.box.width / 2, other.box.y + other.box.height / 2];
          return isSmall(other.box)
            ? Math.hypot(x - otherX, y - otherY) < LEAST
            : distance(x, y, other.box) < LEAST / 2;
        });
      })
      .map(
        ({ element, box }) =>
          `${element.ariaLabel ?? element.textContent}: ${Math.round(box.width)} x ${Math.round(box.height)}`,
      );
  });
