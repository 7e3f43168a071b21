/** The page of an exhibit from outside: how it is, what is done to it, and a visitor who taps around. */
import type { CDPSession, Page, Worker as PageWorker } from 'playwright-core';
import type { Random } from '../../../src/numeric/random.ts';
import { bringCameraFault, isCameraWhole } from '../../camera_faults.ts';
import type { FaultName } from './plan.ts';

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns null where it takes longer, or fails: a page that hangs must not hang the soak */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

const ANSWER_MS = 5_000;

/** What the page says of itself at one moment. */
export interface State {
  readonly looks: number;
  readonly tensors: number | null;
  readonly view: string;
  readonly covered: boolean;
  readonly runs: boolean;
}

/** @returns null where the page does not answer */
export const stateOf = (page: Page): Promise<State | null> =>
  within(
    page.evaluate(() => {
      const panel = document.querySelector('.performance')?.textContent ?? '';
      const classes = document.documentElement.classList;
      const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas');
      const isLost = canvas?.getContext('webgl2')?.isContextLost() ?? false;
      const tensors = /(\d+) tensors/.exec(panel)?.[1];
      return {
        looks: Number(document.querySelector('.performance .looks')?.textContent ?? 0),
        tensors: tensors === undefined ? null : Number(tensors),
        view: document.querySelector('.caption-title h1')?.textContent ?? '',
        covered: document.querySelector('.viewer') !== null,
        runs: !classes.contains('down') && !classes.contains('stalled') && canvas !== null && !isLost,
      };
    }),
    ANSWER_MS,
  );

/** Looks since the beginning, across pages that were opened anew. */
export class LookCounter {
  #total = 0;
  #last = 0;

  /** @param looks that the page counts now @returns all so far */
  take(looks: number): number {
    this.#total += looks >= this.#last ? looks - this.#last : looks;
    this.#last = looks;
    return this.#total;
  }
}

/** The newest: one that ends may still be listed. */
const liveWorker = (page: Page): PageWorker | undefined =>
  page.workers().findLast((worker) => /live/.test(worker.url()));

/** Keeps the page's workers where one can be ended behind the page's back. Before it is opened. */
export async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held: { url: string; worker: Worker }[] = [];
    Object.assign(globalThis, { heldWorkers: held });
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        held.push({ url: `${url}`, worker: this });
      }
    };
  });
}

/** The newest; as a browser does that is short of memory. A page learns of it by the worker's lock alone. */
const killLiveWorker = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { heldWorkers } = globalThis as unknown as { heldWorkers: { url: string; worker: Worker }[] };
    heldWorkers.findLast(({ url }) => /live/.test(url))?.worker.terminate();
    heldWorkers.length = 0;
  });

export interface Hands {
  readonly page: Page;
  /** Of the browser as a whole. */
  readonly session: CDPSession;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
}

/** Brings a fault. */
export async function bring(fault: FaultName, { page, session, stopServer }: Hands): Promise<void> {
  if (fault === 'worker') await within(killLiveWorker(page), ANSWER_MS);
  // Not at once: a browser does not end a worker in the midst of what a debugger runs.
  else if (fault === 'hung')
    void liveWorker(page)
      ?.evaluate('void setTimeout(() => { for (;;); })')
      .catch(() => {});
  else if (fault === 'gpu') void session.send('Browser.crashGpuProcess' as never).catch(() => {});
  else if (fault === 'server') await stopServer();
  else await within(bringCameraFault(page, fault), ANSWER_MS);
}

/** Ends a fault that has to be ended. */
export async function end(fault: FaultName, { page, startServer }: Hands): Promise<void> {
  if (fault === 'server') await startServer();
  else if (fault === 'gone' || fault === 'busy') await within(bringCameraFault(page, 'heal'), ANSWER_MS);
}

const LONGEST_WAIT_MS = 120_000;
const POLL_MS = 200;
/** A look that was under way may still be told of. */
const UNDER_WAY_MS = 300;

/** A worker that is in the midst of a look is killed only after it: all has to run for so long, and looks to come. */
const STEADY_MS = 3_000;

/** @returns seconds until all runs again, and goes on running; null where that takes more than two minutes */
export async function untilRecovered(
  fault: FaultName,
  page: Page,
  goesOn: () => boolean,
): Promise<number | null> {
  const start = performance.now();
  await sleep(UNDER_WAY_MS);
  const counter = new LookCounter();
  let before: number | null = null;
  let steady: { readonly since: number; readonly looks: number } | null = null;
  while (goesOn() && performance.now() - start < LONGEST_WAIT_MS) {
    const state = await stateOf(page);
    if (state) {
      const looks = counter.take(state.looks);
      before ??= looks;
      const isWhole = await within(isCameraWhole(page), ANSWER_MS);
      const now = performance.now();
      const runs = state.runs && isWhole && (looks > before || state.covered);
      steady = runs ? (steady ?? { since: now, looks }) : null;
      if (steady && now - steady.since >= STEADY_MS) {
        if (looks > steady.looks || state.covered) return (steady.since - start) / 1000;
        before = looks;
        steady = null;
      }
    } else steady = null;
    await sleep(fault === 'still' ? 5 * POLL_MS : POLL_MS);
  }
  return null;
}

/** @returns the longest time without a look while the server was away, in seconds */
export async function longestGap(page: Page, seconds: number, goesOn: () => boolean): Promise<number> {
  const start = performance.now();
  const counter = new LookCounter();
  let [looks, since, longest] = [-1, start, 0];
  while (goesOn() && performance.now() - start < 1000 * seconds) {
    const state = await stateOf(page);
    const now = performance.now();
    const total = state ? counter.take(state.looks) : looks;
    if (total !== looks || state?.covered) [looks, since] = [total, now];
    longest = Math.max(longest, now - since);
    await sleep(POLL_MS);
  }
  return longest / 1000;
}

const KEYS = ['o', 'c', 'i', 'l', 'n', 'b', 'ArrowRight', 'ArrowDown', 'r'];

/** Where the first visitors are in the list of views: what is opened for the first time takes memory that is kept for the next. */
export interface FirstRound {
  next: number;
}

/** A visitor wakes the screen, tries a few things, and goes. The first ones open one view after another, until all were open once. */
export async function visit(page: Page, random: Random, round: FirstRound): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const touch = () =>
    page.mouse.click(width * (0.2 + 0.4 * random.uniform()), height * (0.3 + 0.4 * random.uniform()));
  await touch();
  for (let left = random.integer(3, 8); left > 0; left--) {
    const tabs = page.locator('[role=tab]:visible');
    const count = await tabs.count();
    const isFirst = round.next < count;
    const what = isFirst ? 0 : random.uniform();
    if (what < 0.5) {
      if (count > 0)
        await tabs.nth(isFirst ? round.next++ : random.integer(0, count - 1)).click({ timeout: 2_000 });
    } else if (what < 0.75) await page.keyboard.press(KEYS[random.integer(0, KEYS.length - 1)] as string);
    else if (what < 0.85)
      await page
        .locator('.paint-button:enabled')
        .click({ timeout: 500 })
        .catch(() => {});
    else await touch();
    await sleep(random.integer(500, 3_000));
  }
}
