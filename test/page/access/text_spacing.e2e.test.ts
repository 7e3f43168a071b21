/** Text that a reader spaces out stays whole and apart, in every view and on screens of every size (WCAG 2.2, 1.4.12). */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { spread } from '../../support/thorough.ts';
import { builtPage } from '../built_page.ts';
import { slowStill } from '../camera_film.ts';
import { expectLooking, firstLook, resize } from '../open_page.ts';
import { chooseView } from './reach.ts';
import { faultsOfSpacing } from './text_spacing.ts';

const DESKTOP = { width: 1280, height: 800 };
const PORTRAIT = { width: 1080, height: 1920 };
const PHONE = { width: 390, height: 844 };

const built = builtPage(async () => ({ camera: await slowStill() }), 'toy');

let page: Page;
beforeAll(async () => {
  page = await built.keep('view=grad-cam');
  await firstLook(page);
});

it('what is cut off or covered is found', async () => {
  await page.evaluate(() => {
    for (const [id, words, style] of [
      ['whole', 'Letters that just fit', 'overflow: hidden; top: 0'],
      ['next', 'Letters beside them', 'top: 100px'],
      ['last', 'Letters that nobody moves', 'top: 100px'],
    ] as const) {
      const box = document.body.appendChild(document.createElement('div'));
      Object.assign(box, { id, textContent: words });
      box.style.cssText = `position: fixed; z-index: 9; left: 0; white-space: nowrap; ${style}`;
      box.style.width = `${box.getBoundingClientRect().width}px`;
      if (id === 'last')
        box.style.left = `${document.getElementById('next')?.getBoundingClientRect().right}px`;
    }
  });
  const faults = await faultsOfSpacing(page);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('#whole, #next, #last')) one.remove();
  });
  expect(faults).toContainEqual(expect.stringMatching(/^“Letters that just fit”.+is cut off by div/));
  expect(faults).toContainEqual(expect.stringMatching(/^“Letters beside them”.+over “Letters that nobody/));
});

/** What of the bar lies over something else of it or beside the screen, or holds what does not fit. */
const crowdedInBar = () =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('.top-bar :is(.wordmark, button, label)')].flatMap((part) => {
      const { left, right, width } = part.getBoundingClientRect();
      const name = part.getAttribute('aria-label') || part.textContent?.trim() || part.className;
      const inner = Math.max(...[...part.children].map((child) => child.getBoundingClientRect().right), 0);
      return width > 0 ? [{ name, left, right, inner }] : [];
    });
    const outside = parts.filter(({ left, right }) => left < 0 || right > innerWidth);
    const over = parts.filter(({ right }, at) => parts.slice(at + 1).some((next) => next.left < right - 1));
    const burst = parts.filter(({ right, inner }) => inner > right + 1);
    return [...outside, ...over, ...burst].map(({ name }) => name);
  });

it('the buttons of the bar lie apart, however wide the screen is', async () => {
  const found: Record<number, string[]> = {};
  for (const width of [390, 700, 768, 820, 899, 900, 1000, 1080, 1199, 1280]) {
    await resize(page, { width, height: 1000 });
    const crowded = await crowdedInBar();
    if (crowded.length > 0) found[width] = crowded;
  }
  expect(found).toEqual({});
});

it.each([
  { ...DESKTOP, place: 0 },
  { ...PORTRAIT, place: 1 },
  { ...PHONE, place: 2 },
])(
  'no text is, in any view, $width pixels wide',
  async ({ place, ...size }) => {
    await resize(page, size);
    const views = await page
      .locator('[role=tab][id^=tab-]')
      .evaluateAll((tabs) => tabs.map((tab) => tab.id.slice('tab-'.length)));
    const found: Record<string, string[]> = {};
    for (const view of spread(views, 3, place)) {
      await chooseView(page, view);
      await expectLooking(page, 2);
      if (view === 'embedding') await page.locator('.map-legend p').nth(1).waitFor();
      const faults = await faultsOfSpacing(page);
      if (faults.length > 0) found[view] = faults;
    }
    expect(found).toEqual({});
  },
  240_000,
);
