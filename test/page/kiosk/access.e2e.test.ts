/** Reach and sight in a kiosk: its own screens and what it changes for the person in front of it. One page for all. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { tapCorner } from '../../support/hands.ts';
import { chooseView, controlsOutOfReach, faultsForAids, smallTargets } from '../access/reach.ts';
import { builtPage } from '../built_page.ts';
import { firstLook, resize, serveConfiguration } from '../open_page.ts';

const TIMEOUT = { timeout: 60_000 };
const [DESKTOP, PORTRAIT, PHONE] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 390, height: 844 },
];
const SCREENS = [DESKTOP, PORTRAIT, PHONE];
const PIN = '4711';

const built = builtPage(() => ({}), 'toy');
const CONFIG = JSON.stringify({
  start: { kiosk: true, backend: 'wasm', view: 'grad-cam', idle: 600, walk: 12 },
  attract: { words: 'Come nearer' },
  // Of the film's pictures some are taken for people.
  wake: { people: false },
  house: { name: 'House of Light', text: 'Machines that see' },
  staff: { pin: createHash('sha256').update(PIN).digest('hex') },
  handOver: { address: 'http://hall.example:4180/' },
  counts: true,
});
const LINK = 'http://hall.example:4180/take/kQ8f0aZr3xW2mB7pLd9NcA';
const addAxe = (page: Page) =>
  page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));

let page: Page;
built.share(
  '',
  async (opened) => {
    page = opened;
    await firstLook(page);
    await addAxe(page);
  },
  async ({ page, context }) => {
    await page.clock.install();
    await serveConfiguration(context, CONFIG);
    await context.route('**/take', (route) =>
      route.fulfill({ status: 201, json: { id: 'x', link: LINK, seconds: 600 } }),
    );
    await context.route('**/take/x', (route) => route.fulfill({ status: 204 }));
    await page.addInitScript(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      SpeechSynthesis.prototype.speak = ({ text }) => void spoken.push(text);
      SpeechSynthesis.prototype.cancel = () => void spoken.push('(stopped)');
      // Browsers without a head have no voice, and take none of another kind.
      const voice = { name: 'Daniel', lang: 'en-GB', localService: true, default: true, voiceURI: 'Daniel' };
      SpeechSynthesis.prototype.getVoices = () => [voice];
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { writable: true, value: null });
    });
  },
);

const menu = () => page.getByRole('dialog', { name: 'Reach and sight' });
const openMenu = async () => {
  await page.getByRole('button', { name: 'Reach and sight' }).click();
  await menu().waitFor();
};
const closeTop = async () => {
  await page.keyboard.press('Escape');
  await page.locator('dialog:modal').waitFor({ state: 'detached' });
};
const rootClasses = () => page.evaluate(() => [...document.documentElement.classList]);
const letters = () =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

/** What is wrong with the screen that is open, on screens of all sizes. */
async function faults(what: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const size of SCREENS) {
    await resize(page, size);
    const all = [
      ...(await faultsForAids(page)),
      ...(await smallTargets(page)),
      ...(await controlsOutOfReach(page, 'dialog:modal')),
    ];
    found.push(...all.map((fault) => [what, size.width, fault]));
  }
  return found;
}

describe('aids find no fault, and hands reach all of it', () => {
  it('in the menu of reach and sight, also with everything in it switched on', async () => {
    await page.setViewportSize(PORTRAIT);
    await openMenu();
    expect(await faults('menu')).toEqual([]);
    await page.setViewportSize(PORTRAIT);
    for (const name of [/lower half/, /contrast/]) await menu().getByRole('switch', { name }).check();
    await menu().getByRole('radio', { name: 'Largest' }).check();
    expect(await faults('menu, all on')).toEqual([]);
    await page.setViewportSize(PORTRAIT);
    for (const name of [/lower half/, /contrast/]) await menu().getByRole('switch', { name }).uncheck();
    await menu().getByRole('radio', { name: 'Usual' }).check();
    await closeTop();
  });

  it('where a picture is taken home', async () => {
    await page.keyboard.press('s');
    await page.locator('.qr').waitFor();
    expect(await faults('take home')).toEqual([]);
    await closeTop();
  });

  it('on the staff’s page, and where it asks for the PIN', async () => {
    await tapCorner(page);
    const staff = page.getByRole('dialog', { name: 'Staff' });
    await staff.waitFor();
    expect(await faults('PIN')).toEqual([]);
    await page.setViewportSize(DESKTOP);
    for (const digit of PIN) await staff.getByRole('button', { name: digit, exact: true }).click();
    await staff.getByRole('button', { name: 'Enter' }).click();
    await staff.getByText('Pictures a second').waitFor();
    expect(await faults('staff')).toEqual([]);
    await closeTop();
  });

  it('before a visitor is forgotten, and while nobody is there', async () => {
    await page.setViewportSize(DESKTOP);
    await page.mouse.click(900, 400);
    await page.clock.fastForward(590_500);
    await page.getByRole('alertdialog', { name: 'Still there?' }).waitFor();
    expect(await faults('countdown')).toEqual([]);
    for (let second = 0; second < 11; second++) await page.clock.fastForward(1000);
    await page.locator('html.attracting').waitFor({ state: 'attached' });
    expect(await faults('attract')).toEqual([]);
    await page.setViewportSize(DESKTOP);
    await page.mouse.click(900, 400);
    await page.locator('.attract').waitFor({ state: 'detached' });
  });

  it('while the house is closed', async () => {
    const closed = await built.open('kiosk=1', async ({ page, context }) => {
      await page.clock.install({ time: new Date(2026, 10, 2, 12, 0) });
      const hours = { from: '13:00', to: '18:00' };
      await serveConfiguration(context, JSON.stringify({ hours, house: { name: 'House of Light' } }));
    });
    await closed.getByRole('heading', { name: 'Closed' }).waitFor();
    await addAxe(closed);
    for (const size of SCREENS) {
      await resize(closed, size);
      expect([size.width, await faultsForAids(closed)]).toEqual([size.width, []]);
    }
  });
});

describe('controls in the lower half', () => {
  /** The names of controls whose middle lies above the middle of the screen. What is part of a picture is no control. */
  const above = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          ':is(button, input:not([type=file]), select, summary, [role=slider])',
        ),
      ]
        .filter((control) => {
          const { top, width, height } = control.getBoundingClientRect();
          return (
            width > 1 &&
            control.checkVisibility({ visibilityProperty: true }) &&
            !control.closest('.patch-board, .contact-sheet, .pane') &&
            top + height / 2 < innerHeight / 2
          );
        })
        .map((control) => `${control.ariaLabel ?? control.textContent} .${control.className}`),
    );

  it.each([PORTRAIT, DESKTOP])('on a screen of $width pixels, in every kind of view', async (size) => {
    await page.setViewportSize(size);
    await openMenu();
    await menu()
      .getByRole('switch', { name: /lower half/ })
      .check();
    await closeTop();
    for (const view of ['grad-cam', 'activations', 'ranking', 'embedding', 'live-style', 'deep-dream']) {
      await chooseView(page, view);
      await expect.poll(above, { ...TIMEOUT, message: view }).toEqual([]);
      await expect.poll(() => controlsOutOfReach(page), { ...TIMEOUT, message: view }).toEqual([]);
    }
    await chooseView(page, 'grad-cam');
    await openMenu();
    await menu()
      .getByRole('switch', { name: /lower half/ })
      .uncheck();
    await closeTop();
  });
});

it('letters grow by steps, and colours are black and white, until the visitor is gone', async () => {
  await resize(page, PORTRAIT);
  const before = [await rootClasses(), await letters()] as const;
  await openMenu();
  await menu().getByRole('radio', { name: 'Large', exact: true }).check();
  expect((await letters()) / before[1]).toBeCloseTo(1.25, 2);
  await menu().getByRole('radio', { name: 'Largest' }).check();
  expect((await letters()) / before[1]).toBeCloseTo(1.5, 2);
  await menu()
    .getByRole('switch', { name: /contrast/ })
    .check();
  await menu().getByRole('switch', { name: /keys/ }).uncheck();
  const colours = await menu().evaluate((one) => {
    const { color, backgroundColor } = getComputedStyle(one);
    return [color, backgroundColor];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  await closeTop();
  await page.keyboard.press('n');
  expect(await page.locator('#tab-grad-cam').getAttribute('aria-selected')).toBe('true');
  await page.clock.fastForward(601_000);
  await expect.poll(rootClasses, TIMEOUT).not.toContain('contrast');
  await page.mouse.click(500, 400);
  await page.locator('.attract').waitFor({ state: 'detached' });
  await expect.poll(async () => [await rootClasses(), await letters()], TIMEOUT).toEqual(before);
  await page.keyboard.press('n');
  await expect.poll(() => page.locator('#tab-grad-cam').getAttribute('aria-selected'), TIMEOUT).toBe('false');
});

it('says aloud and to screen readers what it sees, and is silent for the next visitor', async () => {
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  await page.setViewportSize(PORTRAIT);
  await openMenu();
  await menu()
    .getByRole('switch', { name: /Say what it sees/ })
    .check();
  await closeTop();
  // The page's clock goes on by itself, and a class has to lead for a while of it.
  await expect.poll(async () => (await spoken()).at(-1), TIMEOUT).toMatch(/^It sees: .+, \d+ percent\.$/);
  const last = (await spoken()).at(-1);
  await page
    .getByRole('status')
    .getByText(last ?? '', { exact: true })
    .waitFor({ state: 'attached' });
  await page.clock.fastForward(601_000);
  await expect.poll(async () => (await spoken()).at(-1), TIMEOUT).toBe('(stopped)');
  expect(await page.getByText(/^It sees: .+ percent\.$/).count()).toBe(0);
});
