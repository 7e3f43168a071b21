/** Goes through a page by the Tab key alone, as somebody does who has no pointer. */
import type { Page } from 'playwright-core';

/** A control at which Tab stopped. */
interface TabStop {
  readonly name: string;
  /** The part of the page that it is in. */
  readonly region: string;
  /** What it scrolls in: a number for each list. */
  readonly list: number;
  /** From the top of that list's content, scrolled or not, in pixels. */
  readonly top: number;
  /** Whether it looks otherwise, to its edges or to those around it, than without the focus. */
  readonly isMarked: boolean;
}

export interface TabWalk {
  readonly stops: readonly TabStop[];
  /** What can be clicked and was not come to, neither itself nor by the arrow keys of its group. */
  readonly missed: readonly string[];
}

const MOST_STOPS = 400;
const START = 'tab-walk-start';

/** In the page, as one function: it takes what it needs along. */
function install(): void {
  const stops: { element: HTMLElement; look: string; list: number; top: number }[] = [];
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const nameOf = (element: Element) =>
    (element.ariaLabel || element.textContent?.trim() || element.id || element.className || element.tagName)
      .replace(/\s+/g, ' ')
      .slice(0, 60);
  /** What shows a focus: its own edge, or that of what is around it or beside it. */
  const lookOf = (element: Element) =>
    [element, element.nextElementSibling, element.parentElement, element.closest('label')]
      .map((one) => {
        if (!one) return '';
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(one);
        return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor].join();
      })
      .join('|');
  const regionOf = (element: Element) => {
    const region = element.closest('header, nav, aside, main, dialog, [role=dialog]');
    return region ? `${region.tagName.toLowerCase()} ${region.ariaLabel ?? region.className}` : 'page';
  };
  const lists: Element[] = [];
  const listOf = (element: Element) => {
    let parent = element.parentElement;
    while (
      parent &&
      (parent.scrollHeight <= parent.clientHeight || getComputedStyle(parent).overflowY === 'visible')
    )
      parent = parent.parentElement;
    const list = parent ?? document.documentElement;
    if (!lists.includes(list)) lists.push(list);
    return list;
  };
  const placeOf = (element: Element) => {
    const list = listOf(element);
    const top = element.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
    return { list: lists.indexOf(list), top };
  };
  /** Arrow keys go through the others of such a group. */
  const groupOf = (element: Element): Element | string => {
    if (element instanceof HTMLInputElement && element.type === 'radio') return `radio ${element.name}`;
    // The views are several lists of tabs, through which arrow keys go as through one.
    if (element.matches('nav [role=tab]')) return element.closest('nav') as Element;
    return element.closest('[role=tablist], [role=radiogroup], [role=listbox], [role=grid]') ?? element;
  };
  const controlOf = (element: Element) =>
    element.closest('label')?.querySelector('input, select') ??
    element.closest('button, a, input, select, summary, [role], [tabindex]') ??
    element;

  Object.assign(window, {
    tabWalk: {
      /** @returns false where this is where the walk began, or the page's end */
      stop(): boolean {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body || stops.some((one) => one.element === element))
          return false;
        stops.push({ element, look: lookOf(element), ...placeOf(element) });
        return true;
      },
      result() {
        (document.activeElement as HTMLElement | null)?.blur();
        const reached = new Set(stops.map(({ element }) => groupOf(element)));
        const clickable = [...document.querySelectorAll('body *')].filter(
          (element) =>
            isShown(element) &&
            !element.matches(':disabled, [aria-disabled=true], option') &&
            (element.matches('button, a[href], input, select, summary') ||
              (getComputedStyle(element).cursor === 'pointer' &&
                (!element.parentElement || getComputedStyle(element.parentElement).cursor !== 'pointer'))),
        );
        const missed = clickable.filter((element) => {
          const control = controlOf(element);
          return !control.matches(':disabled') && !reached.has(groupOf(control));
        });
        return {
          stops: stops.map(({ element, look, list, top }) => ({
            name: nameOf(element),
            region: regionOf(element),
            ...{ list, top },
            isMarked: look !== lookOf(element),
          })),
          missed: missed.map((element) => `${element.tagName.toLowerCase()} ${nameOf(element)}`),
        };
      },
    },
  });
}

declare global {
  interface Window {
    tabWalk: { stop(): boolean; result(): TabWalk };
  }
}

/** From the page's beginning to its end. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  await page.evaluate(install);
  // A browser goes on from what had the focus last: here from before all else.
  await page.evaluate((id) => {
    const start = Object.assign(document.createElement('span'), { id, tabIndex: -1 });
    document.body.prepend(start);
    start.focus();
  }, START);
  for (let at = 0; at < MOST_STOPS; at++) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => window.tabWalk.stop()))) break;
  }
  await page.locator(`#${START}`).evaluate((start) => start.remove());
  return page.evaluate(() => window.tabWalk.result());
}
