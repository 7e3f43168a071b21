import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewResult } from '../../../src/contract/view.ts';
import { runFrameLoop } from '../../../src/ui/view/frame_loop.ts';
import { turnClock, view } from './loop_clock.ts';

const result = {} as ViewResult;
const frame = () => Promise.resolve({ close: vi.fn() } as unknown as ImageBitmap);

turnClock();

it('has one frame under way at a time and grabs the next only when the answer is there', async () => {
  let answer = (_: ViewResult) => {};
  const grab = vi.fn(frame);
  const stop = runFrameLoop({
    grab,
    ...{ source: () => 1, view: () => view },
    runView: () => new Promise<ViewResult>((resolve) => (answer = resolve)),
    onResult: () => {},
    onError: () => {},
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(grab).toHaveBeenCalledTimes(1);
  answer(result);
  await vi.advanceTimersByTimeAsync(10);
  expect(grab).toHaveBeenCalledTimes(2);
  stop();
});

/** Each look takes as long as told; what is grabbed is numbered. */
function quickLoop({ lookMs, restMs = 0 }: { lookMs: number; restMs?: number }) {
  const state = { source: 1, isHeld: false, lookMs, failsAt: 0 };
  const frames: { n: number; close: ReturnType<typeof vi.fn> }[] = [];
  const seen: number[] = [];
  const errors: unknown[] = [];
  const stop = runFrameLoop({
    grab: async () => {
      const made = { n: frames.length + 1, close: vi.fn() };
      frames.push(made);
      if (made.n === state.failsAt) throw new Error('no frame');
      return made as unknown as ImageBitmap;
    },
    ...{ source: () => state.source, isHeld: () => state.isHeld, view: () => view },
    runView: (given) => {
      seen.push((given as unknown as { n: number }).n);
      return new Promise<ViewResult>((resolve) => setTimeout(resolve, state.lookMs, result));
    },
    ...{ onResult: () => {}, onError: (error) => errors.push(error), restMs: () => restMs },
  });
  return { state, frames, seen, errors, stop };
}

it('grabs the next frame during a look where looks are quick', async () => {
  const { frames, seen, stop } = quickLoop({ lookMs: 10 });
  await vi.advanceTimersByTimeAsync(5);
  expect(frames).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10);
  // The second is looked at; the third was grabbed meanwhile.
  expect([seen, frames.length]).toEqual([[1, 2], 3]);
  stop();
  await vi.advanceTimersByTimeAsync(100);
  expect(frames.map(({ close }) => close.mock.calls.length)).toEqual([0, 0, 1]);
});

it('looks at no frame that was grabbed ahead and has aged since', async () => {
  const { frames, seen, stop } = quickLoop({ lookMs: 10, restMs: 500 });
  await vi.advanceTimersByTimeAsync(1100);
  expect(seen).toEqual([1, 2, 4]);
  expect(frames[2]?.close).toHaveBeenCalledTimes(1);
  stop();
});

it.each([
  ['another picture is there', { source: 2 }],
  ['a picture is held', { isHeld: true }],
])('looks at no frame that was grabbed ahead before %s', async (_, change) => {
  const { state, frames, seen, stop } = quickLoop({ lookMs: 10 });
  await vi.advanceTimersByTimeAsync(15);
  Object.assign(state, change);
  await vi.advanceTimersByTimeAsync(10);
  expect(seen).toEqual([1, 2, 4]);
  expect(frames[2]?.close).toHaveBeenCalledTimes(1);
  stop();
});

it('tells what went wrong with a frame that was grabbed ahead, unless its source is gone', async () => {
  for (const [change, told] of [
    [{}, 1],
    [{ source: 2 }, 0],
  ] as const) {
    const { state, errors, stop } = quickLoop({ lookMs: 10 });
    // Grabbed during the second look.
    state.failsAt = 3;
    await vi.advanceTimersByTimeAsync(15);
    Object.assign(state, change);
    await vi.advanceTimersByTimeAsync(50);
    expect(errors).toHaveLength(told);
    stop();
  }
});

it('tells an error and goes on', async () => {
  const onError = vi.fn();
  const onLook = vi.fn();
  const answers = [() => Promise.reject(new Error('one bad frame')), () => Promise.resolve(result)];
  const stop = runFrameLoop({
    grab: frame,
    ...{ source: () => 1, view: () => view },
    runView: () => (answers.shift() ?? (() => new Promise<ViewResult>(() => {})))(),
    onResult: onLook,
    onError,
  });
  await vi.advanceTimersByTimeAsync(2000);
  expect(onError).toHaveBeenCalledTimes(1);
  expect(onLook).toHaveBeenCalledTimes(1);
  stop();
});

it('looks at the next frame at once where there is nothing to show yet', async () => {
  const onLook = vi.fn();
  const answers = [null, null, result];
  const stop = runFrameLoop({
    grab: frame,
    ...{ source: () => 1, view: () => view, onResult: onLook, onError: () => {} },
    runView: () =>
      answers.length > 0
        ? Promise.resolve(answers.shift() as ViewResult | null)
        : new Promise<ViewResult>(() => {}),
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(answers).toEqual([]);
  expect(onLook).toHaveBeenCalledTimes(1);
  stop();
});

it('rests after a look for as long as it is told to', async () => {
  const onLook = vi.fn();
  const restMs = vi.fn((elapsedMs: number) => 9 * elapsedMs);
  const stop = runFrameLoop({
    grab: frame,
    ...{ source: () => 1, view: () => view },
    runView: () => new Promise<ViewResult>((resolve) => setTimeout(() => resolve(result), 100)),
    onResult: onLook,
    onError: () => {},
    restMs,
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(onLook).toHaveBeenCalledTimes(1);
  expect(restMs).toHaveBeenLastCalledWith(100);
  await vi.advanceTimersByTimeAsync(110);
  expect(onLook).toHaveBeenCalledTimes(2);
  stop();
});

it('asks nothing while there is nothing to ask for, and never after it was ended', async () => {
  const grab = vi.fn(frame);
  const stop = runFrameLoop({
    grab,
    ...{ source: () => 1, view: () => null },
    runView: () => Promise.resolve(result),
    onResult: () => {},
    onError: () => {},
  });
  await vi.advanceTimersByTimeAsync(500);
  stop();
  await vi.advanceTimersByTimeAsync(500);
  expect(grab).not.toHaveBeenCalled();
});

describe('a look comes back', () => {
  let source = 1;
  let asked = view;
  let answer = (_: ViewResult) => {};
  const onLook = vi.fn();
  const lookAt = vi.fn(() => new Promise<ViewResult>((resolve) => (answer = resolve)));
  let stop = () => {};
  beforeEach(async () => {
    [source, asked] = [1, view];
    onLook.mockClear();
    lookAt.mockClear();
    stop = runFrameLoop({
      ...{ grab: frame, source: () => source, view: () => asked, runView: lookAt, onResult: onLook },
      onError: () => {},
    });
    await vi.advanceTimersByTimeAsync(10);
  });
  afterEach(() => stop());

  it.each<[string, () => void, number]>([
    ['to the picture and view that it is of', () => {}, 1],
    ['to another setting of its view', () => (asked = { ...view, parameters: { layer: 'act2' } }), 1],
    ['to another picture, and is dropped', () => source++, 0],
    ['to another view, and is dropped', () => (asked = { ...view, technique: 'saliency' }), 0],
  ])('%s', async (_, change, times) => {
    change();
    answer(result);
    await vi.advanceTimersByTimeAsync(10);
    expect(onLook).toHaveBeenCalledTimes(times);
    // The next one is of what is there now.
    expect(lookAt).toHaveBeenLastCalledWith(expect.anything(), source, asked);
    expect(lookAt).toHaveBeenCalledTimes(2);
  });
});

it('does not send a frame that was grabbed from a picture which is gone', async () => {
  let source = 1;
  let give = (_: ImageBitmap) => {};
  const lookAt = vi.fn(() => new Promise<ViewResult>(() => {}));
  const stop = runFrameLoop({
    grab: () => new Promise<ImageBitmap>((resolve) => (give = resolve)),
    ...{ source: () => source, view: () => view, runView: lookAt, onResult: () => {}, onError: () => {} },
  });
  await vi.advanceTimersByTimeAsync(10);
  const close = vi.fn();
  source = 2;
  give({ close } as unknown as ImageBitmap);
  await vi.advanceTimersByTimeAsync(100);
  expect(close).toHaveBeenCalledTimes(1);
  expect(lookAt).not.toHaveBeenCalled();
  give({ close } as unknown as ImageBitmap);
  await vi.advanceTimersByTimeAsync(100);
  expect(lookAt).toHaveBeenCalledTimes(1);
  stop();
});
