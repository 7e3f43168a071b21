import { describe, expect, it } from 'vitest';
import { FAULTS, planOf } from '../../tools/prove/soak/plan.ts';
import { plotOf } from '../../tools/prove/soak/plot.ts';
import {
  growth,
  median,
  type Recovery,
  type Sample,
  stuckMinutes,
  verdictOf,
} from '../../tools/prove/soak/verdict.ts';

const sample = (at: number, rest: Partial<Sample> = {}): Sample => ({
  ...{ at, looksPerSecond: 5, heap: 1e7, page: 2e8, tensors: 100, view: '', covered: false },
  processes: { renderer: 6e8, graphics: 3e8, others: 1e8 },
  ...rest,
});
const every10 = (seconds: number, rest: (at: number) => Partial<Sample> = () => ({})) =>
  Array.from({ length: seconds / 10 }, (_, i) => sample(10 * i, rest(10 * i)));

describe('the plan of a soak', () => {
  it('is the same from the same seed, and has every fault as often as the others', () => {
    const plan = planOf(4 * 3600, 7);
    expect(planOf(4 * 3600, 7)).toEqual(plan);
    expect(planOf(4 * 3600, 8)).not.toEqual(plan);
    const counts = Object.keys(FAULTS).map((name) => plan.filter(({ fault }) => fault === name).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(Math.min(...counts)).toBeGreaterThan(5);
  });

  it('has every fault once also in six minutes, and leaves time after each', () => {
    const plan = planOf(360, 2026);
    expect(new Set(plan.map(({ fault }) => fault)).size).toBe(Object.keys(FAULTS).length);
    const apart = plan.slice(1).map(({ at }, i) => at - (plan[i]?.at ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(30);
    expect(plan.at(-1)?.at).toBeLessThanOrEqual(360 - 50);
  });
});

describe('the verdict of a soak', () => {
  it('takes the middle of what was measured', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('compares the first quarter after 15 minutes with the last', () => {
    // An hour: 45 minutes are left, so from 900 to 1575 s, and from 2925 s on.
    const grows = every10(3600, (at) => ({ page: at < 900 ? 9 : at <= 1575 ? 100 : at < 2925 ? 500 : 104 }));
    expect(growth(grows, ({ page }) => page, 3600)).toBeCloseTo(0.04, 9);
    expect(growth(every10(900), ({ page }) => page, 3600)).toBeNull();
  });

  it('counts minutes without any look, and none in which a painting lay over the stage', () => {
    const still = (from: number, to: number, rest: Partial<Sample>) =>
      stuckMinutes(every10(600, (at) => (at >= from && at < to ? rest : {})));
    expect(still(60, 180, { looksPerSecond: 0 })).toBe(2);
    expect(still(60, 180, { looksPerSecond: null })).toBe(2);
    expect(still(70, 120, { looksPerSecond: 0 })).toBe(0);
    expect(still(60, 180, { looksPerSecond: 0, covered: true })).toBe(0);
  });

  it('holds where each fault is over in time, and says which is not', () => {
    const all = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
    const recoveries = (seconds: (fault: string) => number | null): Recovery[] =>
      all.map((fault) => ({ at: 100, fault, seconds: seconds(fault), incidents: [] }));
    const lines = (seconds: (fault: string) => number | null) =>
      verdictOf({ seconds: 3600, samples: every10(3600), recoveries: recoveries(seconds) });
    expect(lines(() => 4).map(({ holds }) => holds)).not.toContain(false);
    const broken = (seconds: (fault: string) => number | null) =>
      lines(seconds).flatMap(({ what, holds }) => (holds ? [] : [what]));
    expect(broken((fault) => (fault === 'worker' ? 5.1 : 4))).toEqual([FAULTS.worker.what]);
    expect(broken((fault) => (fault === 'gpu' ? null : 4))).toEqual([FAULTS.gpu.what]);
    const none = verdictOf({ seconds: 3600, samples: every10(3600), recoveries: [] });
    expect(none.filter(({ holds }) => !holds)).toHaveLength(all.length);
  });
});

it('the plot has an axis with its unit for each series, and a mark for each fault', () => {
  const recoveries: Recovery[] = [{ at: 300, fault: 'gpu', seconds: 99, incidents: [] }];
  const svg = plotOf({ seconds: 600, samples: every10(600), recoveries }, 'Soak < 1 h');
  for (const words of [
    'Looks (1/s)',
    'browser (MB)',
    'graphics process (MB)',
    'Time in minutes',
    '<title>Soak &lt; 1 h</title>',
    FAULTS.gpu.what,
  ])
    expect(svg).toContain(words);
  // Half of the time lies in the middle of the drawing area, 84 to 1176.
  expect(svg).toContain('<line x1="630.0" x2="630.0"');
  expect(svg.match(/<path d="M/g)).toHaveLength(7);
});
