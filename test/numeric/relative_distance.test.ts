import { expect, it } from 'vitest';
import { relativeDistance } from '../../src/numeric/relative_distance.ts';

it('is the share of the norm, nothing between equals, and infinite from nothing', () => {
  expect(relativeDistance([3, 4.5], [3, 4])).toBeCloseTo(0.1, 9);
  expect(relativeDistance([0, 0], [0, 0])).toBe(0);
  expect(relativeDistance([0, 1e-3], [0, 0])).toBe(Infinity);
  expect(relativeDistance([1], [1, 1])).toBe(Infinity);
  expect(relativeDistance([Number.NaN, 0], [0, 0])).toBeNaN();
});
