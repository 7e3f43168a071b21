/** The tour in the built page, with the network that ships: each stop shows what it claims. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countResults } from '../../tools/page_state.ts';
import { serveToy, TOY } from '../support/toys/toy_networks.ts';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook } from './open_page.ts';

const built = builtPage();
const TIMEOUT = { timeout: 60_000, interval: 100 };

const card = (page: Page) => page.locator('.tour');
const title = (page: Page) => card(page).locator('h1').innerText();
const selected = (page: Page) => page.locator('.technique[aria-selected="true"]').innerText();
const legend = (page: Page) => page.locator('.bench').innerText();

/** What has to be on the screen at the first page of each stop. */
const CLAIMS: readonly [stop: string, view: RegExp, shows: (page: Page) => Promise<unknown>][] = [
  ['The first layer', /Filters/, async (page) => expect(await legend(page)).toMatch(/32 filters/)],
  [
    'The layers between',
    /Weights/,
    async (page) => expect(await legend(page)).toMatch(/each of its 40 inputs/),
  ],
  [
    'The last layer',
    /Embedding/,
    // By features and by pixels, both in sight.
    async (page) => {
      const [, row] = await page.locator('.neighbours ol').all();
      const box = await row?.boundingBox();
      expect(box ? box.y + box.height : Infinity).toBeLessThanOrEqual(800);
    },
  ],
  ['What each channel answers to', /Activations/, async (page) => expect(await legend(page)).toMatch(/Stem/)],
  [
    'The strongest patches',
    /Top patches/,
    async (page) => page.locator('.patches, .patch-board').first().waitFor(),
  ],
  [
    'Occlusion',
    /Occlusion/,
    async (page) => {
      expect(await legend(page)).toMatch(/drop in probability/);
      // The grey square that hides one part after another.
      await page.locator('.occlusion-figure canvas').first().waitFor();
    },
  ],
  ['Saliency', /Saliency/, async (page) => expect(await legend(page)).toMatch(/moves the score most/)],
  [
    'Guided backpropagation',
    /Guided backprop/,
    async (page) => expect(await legend(page)).toMatch(/excited by bright/),
  ],
  ['Gradient ascent', /Gradient ascent/, async (page) => page.locator('.tour-paint').waitFor()],
  ['DeepDream', /DeepDream/, async (page) => page.locator('.tour-paint').waitFor()],
  ['Feature inversion', /Depth strip/, async (page) => page.locator('.tour-paint').waitFor()],
  ['Texture', /Texture/, async (page) => page.locator('.tour math').waitFor()],
  ['Style transfer', /Style transfer/, async (page) => page.locator('.tour-paint').waitFor()],
  ['Style, live', /Live style/, async (page) => page.locator('.style').first().waitFor()],
];

describe('with the network that ships', () => {
  let page: Page;
  // A painting long enough to be at work all the while.
  built.share('view=grad-cam&gradient-ascent.steps=500&source=clip', async (opened) => {
    page = opened;
    await firstLook(page);
  });

  it('leads through all stops by keys, and each shows what it says', async () => {
    await page.keyboard.press('Home');
    await page.locator('.tour-overview li button').first().click();
    let at = -1;
    let pages = 0;
    while (pages++ < 80) {
      const here = await title(page);
      if (here !== CLAIMS[at]?.[0]) {
        const [name, view, shows] = CLAIMS[++at] ?? ['an end', /./, async () => {}];
        expect(here).toBe(name);
        await expect.poll(() => selected(page), TIMEOUT).toMatch(view);
        await expect.poll(() => shows(page).then(() => 'shown', String), TIMEOUT).toBe('shown');
      }
      const isLast = at === CLAIMS.length - 1 && (await card(page).locator('.tour-answer').count()) > 0;
      const isWide = (formula: Element) => formula.scrollWidth > formula.clientWidth;
      const formula = card(page).locator('.formula > div');
      if ((await formula.count()) > 0) expect(await formula.evaluate(isWide)).toBe(false);
      const before = await card(page).innerText();
      await page.keyboard.press('PageDown');
      if (isLast) break;
      await expect.poll(() => card(page).innerText(), TIMEOUT).not.toBe(before);
    }
    // After the last page all stops are shown, each marked as seen.
    await page.locator('.tour-overview[open]').waitFor();
    expect(await page.locator('.tour-overview li svg').count()).toBe(CLAIMS.length);
    expect(await page.locator('.notice.error').count()).toBe(0);
  }, 300_000);

  it('paints what a stop paints before what the stop before left waiting', async () => {
    // The test before leaves all stops in sight.
    if ((await page.locator('.tour-overview[open]').count()) === 0) await page.keyboard.press('Home');
    await page.locator('.tour-overview li button', { hasText: 'Gradient ascent' }).click();
    await expect.poll(() => page.locator('.easel-words').innerText(), TIMEOUT).toMatch(/towards/);
    // As many as there can be: it must not be finished before the next one comes.
    await page.getByRole('slider', { name: 'Steps', exact: true }).fill('2000');
    const tiles = page.locator('.filmstrip .job');
    await card(page).locator('.tour-paint').click();
    await expect.poll(() => tiles.allInnerTexts(), TIMEOUT).toEqual([expect.stringMatching(/of 2000/)]);
    for (const _ of [1, 2, 3]) await page.keyboard.press('PageDown');
    await expect.poll(() => title(page), TIMEOUT).toBe('DeepDream');
    await card(page).locator('.tour-paint').click();
    await expect.poll(() => tiles.first().innerText(), TIMEOUT).toMatch(/DeepDream/);
    await expect.poll(() => tiles.last().innerText(), TIMEOUT).toMatch(/Gradient ascent.*waiting/s);
  });
});

describe('with any network', () => {
  let page: Page;
  built.share(
    `network=${TOY.id}&tour=occlusion&source=clip`,
    async (opened) => {
      page = opened;
      await card(page).waitFor();
    },
    ({ context }) => serveToy(context),
  );

  /** To its page of two maps. */
  async function turnToSecondOfSaliency(): Promise<void> {
    await page.keyboard.press('Home');
    await page.locator('.tour-overview li button', { hasText: 'Saliency' }).click();
    await expect.poll(() => title(page), TIMEOUT).toBe('Saliency');
    await expectLooking(page, 2);
    await page.keyboard.press('PageDown');
  }

  it('has a presenter’s window, which tells the notes and turns the pages', async () => {
    await page.keyboard.press('Home');
    const [notes] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Presenter’s notes' }).click(),
    ]);
    await expect.poll(() => notes.locator('h1').innerText(), TIMEOUT).toBe('6. Occlusion');
    expect(await notes.locator('.presenter-notes').innerText()).toMatch(/hand/);
    await notes.keyboard.press('PageDown');
    await expect.poll(() => page.url(), TIMEOUT).toMatch(/tour=occlusion\.2/);
    // Space presses the button that has the focus, and turns no second page.
    await notes.getByRole('button', { name: 'Next' }).focus();
    await notes.keyboard.press('Space');
    await expect.poll(() => page.url(), TIMEOUT).toMatch(/tour=occlusion\.3/);
    await notes.keyboard.press('PageUp');
    await expect.poll(() => page.url(), TIMEOUT).toMatch(/tour=occlusion\.2/);
    await notes.getByRole('combobox').selectOption({ label: '10. DeepDream' });
    await expect.poll(() => title(page), TIMEOUT).toBe('DeepDream');
    await notes.close();
  });

  it('prints a hand-out with the pictures of this camera', async () => {
    await turnToSecondOfSaliency();
    await page.evaluate(() => {
      // What stands on the paper at that moment.
      window.print = () => {
        const formulas = document.querySelectorAll('.hand-out math').length;
        Object.assign(window, { printed: formulas });
      };
    });
    await card(page).getByRole('button', { name: 'Print a hand-out' }).click();
    const paper = page.locator('.hand-out article');
    const printed = () => page.evaluate(() => (window as unknown as { printed?: number }).printed);
    await expect.poll(printed, TIMEOUT).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await paper.locator('h1').innerText()).toBe('7. Saliency');
    // A picture is encoded beside what goes on.
    await expect.poll(() => paper.locator('section img').count(), TIMEOUT).toBeGreaterThanOrEqual(1);
    expect(await page.locator('.top-bar').isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await paper.waitFor({ state: 'detached' });
    await page.emulateMedia({ media: null });
  });

  it('is in the address, goes back, changes its language, and is left', async () => {
    if (!page.url().includes('tour=saliency')) await turnToSecondOfSaliency();
    await expect.poll(() => page.url(), TIMEOUT).toMatch(/tour=saliency\.2/);
    await page.reload();
    await card(page).waitFor();
    expect(await title(page)).toBe('Saliency');
    await expect.poll(() => page.locator('.pane-title, .looked-for').count(), TIMEOUT).toBeGreaterThan(1);
    await card(page).getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => page.url(), TIMEOUT).toMatch(/tour=saliency(&|$)/);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ko');
    await expect.poll(() => title(page), TIMEOUT).toBe('살리언시 맵');
    await page.reload();
    await expect.poll(() => title(page), TIMEOUT).toBe('살리언시 맵');
    const before = await countResults(page);
    await card(page).getByRole('button', { name: '둘러보기 끝내기' }).click();
    await card(page).waitFor({ state: 'detached' });
    await expect.poll(() => page.url(), TIMEOUT).not.toMatch(/tour=/);
    await expect.poll(() => countResults(page), TIMEOUT).toBeGreaterThan(before);
  });
});

it('welcomes who comes for the first time, once, and shows three views in plain words', async () => {
  const context = await built.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT.timeout);
  await page.goto(`${built.url}?backend=wasm&source=clip`);
  const welcome = page.getByRole('region', { name: 'Welcome' });
  await welcome.getByRole('button', { name: /Where does it look/ }).click();
  await expect.poll(() => selected(page), TIMEOUT).toMatch(/Where does it look/);
  expect(await welcome.innerText()).toMatch(/It knows 1,000 things/);
  await welcome.getByRole('button', { name: 'Just look around' }).click();
  await welcome.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => localStorage.convoscope), TIMEOUT).toMatch(/"welcomed":true/);
  await page.goto(`${built.url}?backend=wasm&source=clip`);
  await firstLook(page);
  expect(await welcome.count()).toBe(0);
  await context.close();
});
