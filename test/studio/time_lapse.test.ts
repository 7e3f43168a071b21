import { expect, it } from 'vitest';
import type { LossPoint } from '../../src/contract/jobs.ts';
import { lostFrames, MOST_FRAMES, MOST_POINTS, withLosses } from '../../src/studio/time_lapse.ts';

/** The numbers that are left after this many frames came one by one. */
function lapse(count: number): number[] {
  let numbers: number[] = [];
  for (let number = 1; number <= count; number++) {
    const all = [...numbers, number];
    const lost = lostFrames(all);
    numbers = all.filter((one) => !lost.includes(one));
  }
  return numbers;
}

it('keeps every frame while there are few', () => {
  expect(lapse(MOST_FRAMES)).toEqual(Array.from({ length: MOST_FRAMES }, (_, i) => i + 1));
});

it('keeps a bounded number of many, the first and the newest among them', () => {
  for (const count of [MOST_FRAMES + 1, 500, 5000]) {
    const numbers = lapse(count);
    expect(numbers.length).toBeLessThanOrEqual(MOST_FRAMES);
    expect(numbers.length).toBeGreaterThanOrEqual(MOST_FRAMES / 2);
    expect([numbers[0], numbers.at(-1)]).toEqual([1, count]);
  }
});

it('keeps them spread evenly over all of the painting', () => {
  const numbers = lapse(5000);
  const quarters = [0, 1, 2, 3].map((i) => numbers.filter((n) => Math.floor((n - 1) / 1250) === i).length);
  expect(Math.max(...quarters)).toBeLessThanOrEqual(2 * Math.min(...quarters));
});

it('thins the losses out, but never the newest', () => {
  let history: LossPoint[] = [];
  for (let step = 1; step <= 3000; step++) {
    history = withLosses(history, { step, losses: { total: 1 / step } });
    expect(history.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(history.at(-1)?.step).toBe(step);
  }
  const steps = history.map((point) => point.step);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(steps).size).toBe(steps.length);
});
