import { expect, it } from 'vitest';
import { RateLimit } from '../../../src/engine/studio/rate_limit.ts';

/** Paints for a minute of steps and of showing them. @returns the share of showing, and the longest time without it */
function minute(stepMs: number, costMs: (time: number) => number) {
  const limit = new RateLimit();
  let [nowMs, shownMs, times, lastMs, longestMs] = [0, 0, 0, 0, 0];
  while (nowMs < 60_000) {
    nowMs += stepMs;
    if (!limit.isDue(nowMs)) continue;
    longestMs = Math.max(longestMs, nowMs - lastMs);
    const cost = costMs(times++);
    nowMs += cost;
    shownMs += cost;
    lastMs = nowMs;
    limit.shown(nowMs, cost);
  }
  return { share: shownMs / nowMs, times, longestMs };
}

it('shows the first step at once', () => {
  expect(new RateLimit().isDue(0)).toBe(true);
});

it('shows four pictures a second where that is cheap', () => {
  const { times, share } = minute(10, () => 5);
  expect(times).toBeGreaterThan(200);
  expect(times).toBeLessThanOrEqual(240);
  expect(share).toBeLessThan(0.05);
});

it.each([{ cost: 20 }, { cost: 80 }, { cost: 200 }])(
  'takes at most a twentieth of the time where showing takes $cost ms',
  ({ cost }) => expect(minute(100, () => cost).share).toBeLessThan(0.055),
);

it('follows a disk that becomes slower', () => {
  expect(minute(50, (time) => (time < 20 ? 10 : 100)).share).toBeLessThan(0.06);
});

it('loses no more than five seconds to a crash, however dear showing is', () => {
  expect(minute(100, () => 2000).longestMs).toBeLessThanOrEqual(5200);
});
