import { expect, it, vi } from 'vitest';
import type { View, ViewResult } from '../../../src/contract/view.ts';
import { runFrameLoop } from '../../../src/ui/view/frame_loop.ts';
import type { Present } from '../../../src/ui/view/rest.ts';
import { turnClock, view } from './loop_clock.ts';

const LOOK_MS = 10;

const photograph: Present = { question: [view], picture: ['photograph'], stands: true };
const asked = (other: object): Present => ({ ...photograph, question: [other] });
const showing = (picture: string): Present => ({ ...photograph, picture: [picture] });

turnClock();

interface Answer {
  progress: number | null;
  comparison?: { progress: number | null } | null;
}

/** Looks that each take ten milliseconds; the present frame, the question and the answers can be exchanged. */
function loop(present: Present | null) {
  const state = {
    present,
    view: view as View | null,
    lookMs: LOOK_MS,
    next: (): Answer | null => ({ progress: null }),
  };
  const looks: Present[] = [];
  const rests: boolean[] = [];
  let waitedMs = 0;
  const stop = runFrameLoop({
    grab: async () => ({ close: () => {} }) as unknown as ImageBitmap,
    ...{ source: () => 1, view: () => state.view, present: () => state.present },
    runView: () => {
      if (state.present) looks.push(state.present);
      return new Promise((resolve) =>
        setTimeout(resolve, state.lookMs, state.next() as unknown as ViewResult | null),
      );
    },
    onResult: () => {},
    onError: (error) => {
      throw error;
    },
    onWaited: (ms) => (waitedMs += ms),
    onRests: (now) => {
      if (now !== rests.at(-1)) rests.push(now);
    },
  });
  /** @returns how many looks were begun within so many milliseconds */
  const looksIn = async (ms: number) => {
    const before = looks.length;
    await vi.advanceTimersByTimeAsync(ms);
    return looks.length - before;
  };
  return { state, looks, rests, looksIn, stop, waited: () => waitedMs };
}

it('a picture that stands still is looked at until looks have settled, then twice a second', async () => {
  const { looksIn, rests, stop } = loop(photograph);
  // Forty looks of ten milliseconds, with a moment between them.
  expect(await looksIn(600)).toBe(40);
  expect(rests).toEqual([false, true]);
  expect(await looksIn(10_000)).toBeGreaterThanOrEqual(18);
  expect(await looksIn(10_000)).toBeLessThanOrEqual(20);
  stop();
});

it('a look that takes long takes a fifth of the time at most', async () => {
  const { state, looksIn, stop } = loop(photograph);
  state.lookMs = 1000;
  await looksIn(60_000);
  const looks = await looksIn(100_000);
  expect(looks).toBeGreaterThanOrEqual(19);
  expect(looks).toBeLessThanOrEqual(20);
  stop();
});

it('another question, another picture or a worker that was gone is looked at at once', async () => {
  const { state, looksIn, rests, stop } = loop(photograph);
  const settled = () => vi.advanceTimersByTimeAsync(3000);
  await settled();
  state.present = asked({ ...view });
  expect(await looksIn(50)).toBeGreaterThanOrEqual(2);
  await settled();
  state.present = showing('another');
  expect(await looksIn(50)).toBeGreaterThanOrEqual(2);
  expect(rests).toEqual([false, true, false, true, false]);
  await settled();
  const stood = state.present;
  [state.view, state.present] = [null, asked({})];
  await settled();
  [state.view, state.present] = [view, stood];
  expect(await looksIn(80)).toBeGreaterThanOrEqual(2);
  stop();
});

it('a sweep over it is at full speed, and stands once it is done', async () => {
  const { state, looksIn, stop } = loop(photograph);
  let step = 0;
  // The first step has nothing to show yet.
  state.next = () => (++step === 1 ? null : { progress: Math.min(1, step / 100) });
  await looksIn(60_000);
  expect(step).toBe(100);
  state.present = asked({ ...view });
  step = 0;
  await looksIn(60_000);
  expect(step).toBe(100);
  stop();
});

it.each<[string, Answer, number]>([
  ['the view is done and the one beside it goes on', { progress: 1, comparison: { progress: 0.5 } }, 50],
  ['the view goes on and the one beside it is done', { progress: 0.5, comparison: { progress: 1 } }, 50],
  ['the view is done and the one beside it has nothing to show yet', { progress: 1, comparison: null }, 50],
  ['the view needs no sweep and the one beside it has nothing yet', { progress: null, comparison: null }, 50],
  ['both are done', { progress: 1, comparison: { progress: 1 } }, 1],
  [
    'the one beside it is done and the view needs no sweep',
    { progress: null, comparison: { progress: 1 } },
    1,
  ],
])('of two panes: %s', async (_, answer, looks) => {
  const { state, looksIn, stop } = loop(photograph);
  state.next = () => answer;
  const made = await looksIn(1000);
  if (looks === 1) expect(made).toBe(1);
  else expect(made).toBeGreaterThanOrEqual(looks);
  stop();
});

it('of two panes: the one beside is done and has nothing new, and the view comes to its end', async () => {
  const { state, looksIn, stop } = loop(photograph);
  const answers: Answer[] = [
    { progress: 0.5, comparison: { progress: 1 } },
    { progress: 0.8, comparison: null },
    { progress: 1, comparison: null },
  ];
  state.next = () => answers.shift() ?? { progress: 0.1 };
  expect(await looksIn(1000)).toBe(3);
  stop();
});

it.each<[string, Present]>([
  ['a film', { ...showing('clip'), stands: false }],
  ['a camera', { ...photograph, picture: null, stands: false }],
])(
  'a finished sweep stands where %s is frozen under it, and not where another thing is asked',
  async (_, before) => {
    const { state, looksIn, rests, stop } = loop(before);
    state.next = () => ({ progress: 1 });
    await looksIn(30);
    state.present = { ...showing('frozen'), isAnswered: true };
    expect(await looksIn(10_000)).toBe(0);
    expect(rests.at(-1)).toBe(true);
    state.present = { ...asked({ ...view }), isAnswered: true };
    expect(await looksIn(10_000)).toBe(1);
    stop();
  },
);

it('of a film each frame is looked at once, and one that does not go on four times a second', async () => {
  const frame = (n: number): Present => ({ question: [view], picture: [n], stands: false });
  const { state, looks, looksIn, rests, stop } = loop(frame(0));
  await looksIn(40);
  for (let n = 1; n <= 24; n++) {
    state.present = frame(n);
    await looksIn(40);
  }
  expect(looks.map(({ picture }) => picture?.[0])).toEqual(Array.from({ length: 25 }, (_, n) => n));
  const stuck = await looksIn(10_000);
  expect(stuck).toBeGreaterThanOrEqual(35);
  expect(stuck).toBeLessThanOrEqual(40);
  expect(rests).toEqual([false]);
  stop();
});

it('says how long nothing new was there', async () => {
  const { looksIn, stop, waited } = loop({ ...photograph, stands: false });
  await looksIn(10_000);
  // All but the looks, four a second of ten milliseconds.
  expect(waited()).toBeGreaterThan(9000);
  expect(waited()).toBeLessThan(9900);
  stop();
});

it('a sweep over a film is not slowed down by it', async () => {
  const { state, looksIn, stop } = loop({ ...photograph, stands: false });
  state.next = () => ({ progress: 0.5 });
  expect(await looksIn(1000)).toBeGreaterThanOrEqual(80);
  stop();
});

it('each picture of a camera is looked at, however often it is the same', async () => {
  const { state, looksIn, stop } = loop({ ...photograph, picture: null });
  const counted = vi.fn();
  state.next = () => {
    counted();
    return { progress: null };
  };
  await looksIn(2000);
  expect(counted.mock.calls.length).toBeGreaterThanOrEqual(150);
  stop();
});
