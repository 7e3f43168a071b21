/** The built page in front of a camera that films photographs. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filters, techniques } from '../../src/techniques/index.ts';
import { expectLiving } from '../../tools/gallery/living.ts';
import { type OpenedView, openView } from '../../tools/gallery/open_view.ts';
import { countBytes, countResults, countTensors, MEASURE_AT_ONCE } from '../../tools/page_state.ts';
import { THOROUGH } from '../support/thorough.ts';
import { serveToy, TOY } from '../support/toys/toy_networks.ts';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook, type Opened, openPage } from './open_page.ts';

const built = builtPage(() => ({ args: [MEASURE_AT_ONCE] }));

/** Sweeps of few steps and small pictures: what is insisted on does not depend on it. */
const SHORT = {
  'occlusion.size': '80',
  'occlusion.stride': '56',
  'score-cam.channels': '8',
  'faithfulness.steps': '8',
  'sanity-check.steps': '2',
  'fool.steps': '1',
  'fool.largest': '1',
  'cut-out.method': 'gradient',
  'cut-out.iterations': '1',
  'live-style.resolution': '160',
};
/** Drawn by the processor too, which has enough to do. */
const [SMALL, MEDIUM] = [
  { width: 640, height: 480 },
  { width: 1000, height: 640 },
];

/** Of the whole page with its workers; garbage collection is no exact science. */
const MOST_GROWTH = 1.05;

/**
 * A page that goes on living beside the tests: its bytes are counted at once, but told a minute later, because the threads
 * of wasm, asleep between two looks, do not answer.
 */
let walked: (Opened & { growth?: Promise<number> }) | undefined;
afterAll(() => walked?.context.close());

describe(THOROUGH ? '2,000 frames' : 'a few frames', () => {
  /** After so many rounds each buffer has its size, each function is compiled, and each store is as full as it gets. */
  const WARM_UP_ROUNDS = THOROUGH ? 2 : 1;
  /** One view after another, so that each leaves what it leaves many times. */
  const PER_VIEW = THOROUGH ? 50 : 3;
  const FRAMES = THOROUGH ? 2000 : PER_VIEW * (techniques.length + filters.length);
  const PER_VIEW_MS = 4_000;
  /** A view that has shown less by then takes long: the next, please. */
  const QUICK = 12;
  const SLOW_MS = 1_000;
  /** The first of them may still be of the view before. */
  const LEAST = 2;

  const tensors = async (page: Page) => {
    await page.keyboard.press('1');
    await expectLooking(page, 10);
    return countTensors(page);
  };
  /** Shows the present view for a while, then goes to the next one. */
  const lookAtView = async (page: Page, end = Number.POSITIVE_INFINITY) => {
    const [first, since] = [await countResults(page), Date.now()];
    const goesOn = (looks: number) => {
      const [shown, ms] = [looks - first, Date.now() - since];
      const ends = ms >= (shown < QUICK ? SLOW_MS : PER_VIEW_MS) && shown >= LEAST;
      return looks < end && shown < PER_VIEW && !ends;
    };
    while (goesOn(await countResults(page))) await page.waitForTimeout(100);
    await page.keyboard.press('n');
  };
  const warmUp = async (page: Page) => {
    const views = WARM_UP_ROUNDS * (techniques.length + filters.length);
    for (let view = 0; view < views; view++) await lookAtView(page);
  };
  const look = async (page: Page, frames: number) => {
    const end = (await countResults(page)) + frames;
    while ((await countResults(page)) < end) await lookAtView(page, end);
  };

  it('through all views leave the tensors where they were', async () => {
    const { page, context } = THOROUGH
      ? await openPage(built.browser, built.url)
      : await openPage(
          built.browser,
          built.url,
          `network=${TOY.id}&${new URLSearchParams(SHORT)}`,
          (opened) => serveToy(opened.context),
        );
    walked = { page, context };
    await page.setViewportSize(SMALL);
    await firstLook(page);
    await warmUp(page);
    const before = { tensors: await tensors(page), bytes: THOROUGH ? countBytes(page) : 0 };
    await look(page, FRAMES);
    expect(await tensors(page)).toBe(before.tensors);
    // As if another tab lay over it, so that the page leaves the cores to the tests in between.
    await page.keyboard.press('Space');
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
    if (THOROUGH)
      walked.growth = Promise.all([countBytes(page), before.bytes]).then(([after, bytes]) => after / bytes);
    else await context.close();
  }, 600_000);
});

it('no thread of WASM lies idle beside the live worker', async () => {
  const page = await built.open('view=grad-cam');
  await firstLook(page);
  const threads = Number(/(\d+) threads/.exec(await page.locator('.performance').innerText())?.[1] ?? 1);
  // Those of TensorFlow.js and of our kernels; the worker itself is one of both.
  await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(1 + 2 * (threads - 1));
});

describe('of what the camera films', () => {
  let opened: OpenedView;
  beforeAll(async () => {
    opened = await openView(
      built.browser,
      built.url,
      {
        ...{ view: 'ranking', blend: 'map', performance: '1' },
        ...SHORT,
      },
      MEDIUM,
    );
  });
  afterAll(() => opened?.close());

  it('the names are given', async () => {
    const named = new Set<string>();
    const leading = opened.page.locator('.ranking li[aria-posinset="1"]');
    await expect
      .poll(async () => named.add((await leading.innerText()).split('\n')[0] as string), {
        timeout: 60_000,
        interval: 200,
      })
      .toEqual(expect.toSatisfy((seen: Set<string>) => FILMED.every((label) => seen.has(label))));
  });
  const FILMED = ['German shepherd', 'espresso', 'lesser panda', 'macaw'];

  it.each([...techniques, ...filters].map(({ id, title }) => ({ id, title })))(
    'the map and the ranking follow in $title',
    async ({ id, title }) => {
      const { page } = opened;
      await page.locator(`#tab-${id}`).click();
      await page.locator('.caption-title h1', { hasText: title }).waitFor();
      // The first of them may be of the view before.
      await expectLooking(page, 2);
      await expectLiving(opened, { id, title, shows: '', read: '', paper: '' });
    },
  );
});

it.runIf(THOROUGH)('2,000 frames through all views leave the memory where it was', async () => {
  expect(await walked?.growth).toBeLessThan(MOST_GROWTH);
  expect(await walked?.page.locator('.notice.error').count()).toBe(0);
});
