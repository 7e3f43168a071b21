/** What eyes, hands and aids can reach in the built page, on screens of every size: one page for all. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { spread } from '../../support/thorough.ts';
import { builtPage } from '../built_page.ts';
import { slowStill } from '../camera_film.ts';
import { firstLook, resize } from '../open_page.ts';
import { chooseView, controlsOutOfReach, faultsForAids, nameCameras, smallTargets } from './reach.ts';
import { walkByTab } from './tab_walk.ts';

const PHONES = [320, 360, 390, 412].map((width) => ({ width, height: 800 }));
const DESKTOP = { width: 1280, height: 800 };
const [PORTRAIT, PHONE] = [
  { width: 1080, height: 1920 },
  { width: 390, height: 844 },
];
const SCREENS = [DESKTOP, PORTRAIT, PHONE];
const TIMEOUT = { timeout: 60_000 };
const ASKEW_PX = 24;

const built = builtPage(async () => ({ camera: await slowStill() }), 'toy');

let page: Page;
let views: string[];
built.share(
  'view=grad-cam',
  async (opened) => {
    page = opened;
    await firstLook(page);
    await page.keyboard.press('p');
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    views = await page
      .locator('[role=tab][id^=tab-]')
      .evaluateAll((tabs) => tabs.map((tab) => tab.id.slice('tab-'.length)));
  },
  nameCameras,
);
const heightOf = (selector: string) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().height / innerHeight);
/** A page takes a moment to take another size. */
const expectLead = (where: string, least: number) =>
  expect.poll(() => heightOf('.stage-frame'), { ...TIMEOUT, message: where }).toBeGreaterThan(least);
const fontSize = () =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const chosen = () => page.locator('[role=tab][aria-selected=true]').getAttribute('id');
/** What the browser tells of a key on a keyboard that writes another script. */
const pressOtherScript = (key: string, code: string) =>
  page.evaluate((of) => dispatchEvent(new KeyboardEvent('keydown', { ...of, cancelable: true })), {
    key,
    code,
  });

describe('keys', () => {
  it('count by their place on a Korean keyboard', async () => {
    await chooseView(page, 'saliency');
    await pressOtherScript('ㅜ', 'KeyN');
    await expect.poll(chosen, TIMEOUT).toBe('tab-guided-backprop');
  });

  it('are listed on one screen, switched off there, and on again without one', async () => {
    await page.setViewportSize(DESKTOP);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await dialog.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
    expect(await faultsForAids(page)).toEqual([]);
    await dialog.getByRole('switch', { name: /^Letters/ }).click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const before = await chosen();
    await page.keyboard.press('n');
    await page.keyboard.press('?');
    expect(await chosen()).toBe(before);
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('convoscope')), TIMEOUT)
      .toContain('"signKeys":false');
    await page.getByRole('button', { name: 'Keys' }).click();
    await dialog.getByRole('switch', { name: /^Letters/ }).click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('n');
    await expect.poll(chosen, TIMEOUT).not.toBe(before);
  });
});

describe('nothing lies over a control', () => {
  it.each([...PHONES, DESKTOP])('of the top bar and the source menu, $width pixels wide', async (size) => {
    await resize(page, size);
    await expect.poll(() => controlsOutOfReach(page), TIMEOUT).toEqual([]);
    await page.locator('.source-button').click();
    await page.locator('.menu').waitFor();
    await expect.poll(() => controlsOutOfReach(page, '.menu'), TIMEOUT).toEqual([]);
    await page.keyboard.press('Escape');
  });

  /** It stays until it is dismissed: the test before may have had it told. */
  async function haveMessageTold(): Promise<void> {
    const message = page.locator('.notice.error');
    if ((await message.count()) > 0) return;
    await page.locator('input[type=file][aria-label="A picture or a video"]').setInputFiles({
      name: 'notes.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('these are notes, whatever their name says'),
    });
    await message.waitFor();
  }

  it('while a message is told, which goes when it is dismissed', async () => {
    await haveMessageTold();
    for (const view of ['grad-cam', 'embedding', 'top-patches', 'deep-dream']) {
      await chooseView(page, view);
      for (const size of [...PHONES, DESKTOP]) {
        await resize(page, size);
        await expect
          .poll(() => controlsOutOfReach(page), { ...TIMEOUT, message: `${view} ${size.width}` })
          .toEqual([]);
      }
    }
    await page.locator('.source-button').click();
    await expect.poll(() => controlsOutOfReach(page, '.menu'), TIMEOUT).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('of the viewer, in which a message is told', async () => {
    await haveMessageTold();
    // Long enough that it is still at work when it is stopped.
    await chooseView(page, 'dream-zoom');
    await page.getByRole('button', { name: 'Paint from this frame' }).click();
    await page.locator('.job-open').first().click();
    await page.locator('.viewer').getByRole('button', { name: 'Stop' }).click();
    for (const size of [...PHONES, ...SCREENS]) {
      await resize(page, size);
      await expect
        .poll(() => controlsOutOfReach(page, '.viewer'), { ...TIMEOUT, message: `${size.width}` })
        .toEqual([]);
      if (SCREENS.includes(size))
        expect([size, await faultsForAids(page, size === DESKTOP)]).toEqual([size, []]);
    }
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });
});

it('aids find no fault in any view on any screen, and targets are large enough', async () => {
  for (const [at, view] of views.entries()) {
    await chooseView(page, view);
    if (view === 'top-patches') await page.locator('.channel-card').first().waitFor();
    for (const size of spread(SCREENS, SCREENS.length, at % SCREENS.length)) {
      await resize(page, size);
      expect([view, size.width, await faultsForAids(page, size === DESKTOP)]).toEqual([view, size.width, []]);
      expect([view, size.width, await smallTargets(page)]).toEqual([view, size.width, []]);
    }
  }
}, 240_000);

it('aids find no fault while the source menu is open', async () => {
  await chooseView(page, 'grad-cam');
  for (const size of SCREENS) {
    await resize(page, size);
    await page.locator('.source-button').click();
    await page.locator('.menu').waitFor();
    expect([size.width, await faultsForAids(page, size === DESKTOP)]).toEqual([size.width, []]);
    await page.keyboard.press('Escape');
    await page.locator('.menu').waitFor({ state: 'detached' });
  }
});

it('the arrow keys go through all views, and round to the first', async () => {
  await page.setViewportSize(DESKTOP);
  await chooseView(page, views[0] ?? '');
  await page.locator('[role=tab][aria-selected=true]').focus();
  const seen: (string | null)[] = [];
  for (const _ of views) {
    seen.push(await page.evaluate(() => document.activeElement?.id ?? null));
    await page.keyboard.press('ArrowDown');
  }
  expect(seen).toEqual(views.map((view) => `tab-${view}`));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(`tab-${views[0]}`);
});

describe('the Tab key', () => {
  // A view, and what comes with its first result.
  it.each([
    ['activations', '[aria-label="Smaller tiles"]'],
    ['deep-dream', '.paint-button:enabled'],
    ['live-style', '.live-tile[aria-pressed="true"]'],
  ])(
    'comes to all that can be clicked, part by part and down each of them, and shows where it is: %s',
    async (view, part) => {
      await resize(page, DESKTOP);
      await chooseView(page, view);
      await page.locator(part).first().waitFor();
      const { stops, missed } = await walkByTab(page);
      expect(missed).toEqual([]);
      expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
      const regions = stops.map(({ region }) => region).filter((one, at, all) => one !== all[at - 1]);
      expect(regions).toEqual([...new Set(regions)]);
      // A row of buttons may stand askew; what comes later is never above it.
      const upwards = stops.filter(({ region, list, top }, at) => {
        const before = stops[at - 1];
        return before?.region === region && before.list === list && top < before.top - ASKEW_PX;
      });
      expect(upwards).toEqual([]);
    },
    120_000,
  );
});

it('the picture leads on upright screens and tablets, and letters grow with the screen', async () => {
  await page.evaluate(() => document.documentElement.classList.add('kiosk'));
  const letters: number[] = [];
  for (const view of ['grad-cam', 'activations', 'ranking', 'embedding', 'live-style', 'top-patches']) {
    await chooseView(page, view);
    for (const [width, height] of [
      [1080, 1920],
      [2160, 3840],
    ] as const) {
      await resize(page, { width, height });
      await expectLead(`${view} ${width}`, 0.5);
      letters.push(await fontSize());
    }
  }
  expect(letters[1]).toBeCloseTo(2 * (letters[0] ?? 0), 1);
  await page.evaluate(() => document.documentElement.classList.remove('kiosk'));
  for (const view of ['grad-cam', 'activations', 'ranking', 'embedding', 'live-style']) {
    await chooseView(page, view);
    await resize(page, { width: 800, height: 1100 });
    await expectLead(view, 0.5);
    await resize(page, { width: 1024, height: 768 });
    await expectLead(view, 0.6);
    const width = await page.locator('.stage-frame').evaluate((element) => element.clientWidth / innerWidth);
    expect(width, view).toBeGreaterThan(0.5);
  }
}, 240_000);

it('what is chosen and how long a bar is shows in forced colours', async () => {
  await page.setViewportSize(DESKTOP);
  await chooseView(page, 'grad-cam');
  await page.locator('.ranking li').first().waitFor();
  await page.emulateMedia({ forcedColors: 'active' });
  const ground = (selector: string, part?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, of) => getComputedStyle(element, of).backgroundColor, part);
  const marked = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'forced-color-adjust: none; background: Highlight';
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  });
  expect(await ground('.technique[aria-selected=true]')).toBe(marked);
  expect(await ground('.technique[aria-selected=false]')).not.toBe(marked);
  expect(await ground('.segmented label.chosen')).toBe(marked);
  expect(await ground('.ranking .bar', '::after')).toBe(marked);
  expect(await ground('.ranking .bar')).not.toBe(marked);
  // What another view or a dialog would show: told by its rule alone.
  const made = (markup: string) =>
    page.evaluate((html) => {
      const probe = document.body.appendChild(document.createElement('div'));
      probe.innerHTML = html;
      const { backgroundColor } = getComputedStyle(probe.querySelector('.probe') as Element);
      probe.remove();
      return backgroundColor;
    }, markup);
  for (const chosen of [
    '<ol class="steps"><li class="probe" aria-current="step"></li></ol>',
    '<button class="text-button probe" aria-pressed="true"></button>',
    '<button class="cue-name probe" aria-pressed="true"></button>',
    '<button class="hold-button held probe"></button>',
  ])
    expect([chosen, await made(chosen)]).toEqual([chosen, marked]);
  await page.emulateMedia({ forcedColors: null });
});

it('magnified four times the page scrolls one way, and the picture stays in sight', async () => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const view of ['grad-cam', 'embedding', 'top-patches', 'live-style', 'deep-dream']) {
    await chooseView(page, view);
    const widest = () =>
      page.evaluate(() =>
        Math.max(...[...document.querySelectorAll('html, .rail, .panel')].map((e) => e.scrollWidth)),
      );
    await expect.poll(widest, { ...TIMEOUT, message: view }).toBeLessThanOrEqual(320);
    await expect.poll(() => heightOf('.stage'), { ...TIMEOUT, message: view }).toBeGreaterThan(0.3);
    await expect.poll(() => controlsOutOfReach(page), { ...TIMEOUT, message: view }).toEqual([]);
  }
});
