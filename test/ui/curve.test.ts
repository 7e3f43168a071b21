import { expect, it } from 'vitest';
import { allCurvesOf, curvesOf, leadingTerm, totalOf } from '../../src/ui/studio/components/curve.ts';

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

it('draws values of any sign on a linear scale', () => {
  const { curves, logarithmic } = curvesOf(points(-1, -50, -100), a);
  expect(logarithmic).toBe(false);
  expect(curves[0]?.points.endsWith('1.0000,1.0000')).toBe(true);
});

it('draws a constant in the middle, a single point at the left, and nothing of nothing', () => {
  expect(curvesOf(points(5, 5), a).curves[0]?.points).toBe('0.0000,0.5000 1.0000,0.5000');
  expect(curvesOf(points(5), a).curves[0]?.points).toBe('0.0000,0.5000');
  expect(curvesOf([], a).curves).toEqual([]);
});

it('lets what is climbed rise, on a scale of its own, in the place of its loss', () => {
  const history = [
    { step: 1, losses: { score: -1, 'L2 decay': 2 }, rising: { score: 1, probability: 0.5 } },
    { step: 2, losses: { score: -40, 'L2 decay': 1 }, rising: { score: 40, probability: 0.75 } },
  ];
  expect(allCurvesOf(history).curves).toEqual([
    { name: 'score', newest: 40, points: '0.0000,1.0000 1.0000,0.0000' },
    { name: 'probability', newest: 0.75, points: '0.0000,0.5000 1.0000,0.2500' },
    { name: 'L2 decay', newest: 1, points: '0.0000,0.0000 1.0000,1.0000' },
  ]);
  expect(history.map(leadingTerm(history))).toEqual([1, 40]);
});

it('shows a probability that is climbed once, not also as the surprise that falls', () => {
  const history = [{ step: 1, losses: { surprise: 0.7 }, rising: { probability: 0.5 } }];
  expect(allCurvesOf(history).curves.map(({ name }) => name)).toEqual(['probability']);
});
