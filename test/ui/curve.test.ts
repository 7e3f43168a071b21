import { expect, it } from 'vitest';
import { curvesOf, totalOf } from '../../src/ui/components/studio/curve.ts';

const points = (...values: number[]) =>
  values.map((value, i) => ({ step: i + 1, losses: { a: value, b: 1 } }));
const a = { a: ({ losses }: { losses: Record<string, number> }) => losses.a ?? 0 };

it('adds the terms of a step up', () => {
  expect(totalOf({ step: 1, losses: { style: 2, content: 0.5 } })).toBe(2.5);
});

it('draws a curve from the left to the right, the largest value on top', () => {
  const { curves, logarithmic } = curvesOf(points(4, 3, 2), a);
  expect(logarithmic).toBe(false);
  expect(curves).toEqual([{ name: 'a', newest: 2, points: '0.0000,0.0000 0.5000,0.5000 1.0000,1.0000' }]);
});

it('takes a logarithmic scale where values are far apart, so that a factor is always the same height', () => {
  const { curves, logarithmic } = curvesOf(points(100, 10, 1), a);
  expect(logarithmic).toBe(true);
  expect(curves[0]?.points).toBe('0.0000,0.0000 0.5000,0.5000 1.0000,1.0000');
});

it('draws scores that are climbed, which are negative as losses, on a linear scale', () => {
  const { curves, logarithmic } = curvesOf(points(-1, -50, -100), a);
  expect(logarithmic).toBe(false);
  expect(curves[0]?.points.endsWith('1.0000,1.0000')).toBe(true);
});

it('draws a constant in the middle, a single point at the left, and nothing of nothing', () => {
  expect(curvesOf(points(5, 5), a).curves[0]?.points).toBe('0.0000,0.5000 1.0000,0.5000');
  expect(curvesOf(points(5), a).curves[0]?.points).toBe('0.0000,0.5000');
  expect(curvesOf([], a).curves).toEqual([]);
});
