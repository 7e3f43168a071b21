import { expect, it } from 'vitest';
import { Random } from '../../src/numeric/random.ts';

it('random numbers go on from their state as if nothing had been between', () => {
  const one = new Random(7);
  for (let i = 0; i < 5; i++) one.normal();
  const other = new Random(one.state);
  expect(Array.from({ length: 20 }, () => other.uniform())).toEqual(
    Array.from({ length: 20 }, () => one.uniform()),
  );
});

it('another seed gives other numbers', () => {
  expect(new Random(1).normals(4)).not.toEqual(new Random(2).normals(4));
});

it('normal numbers have the mean and deviation that they should have', () => {
  const numbers = new Random(3).normals(20_000, 0.5, 2);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  // Four standard errors.
  expect(Math.abs(mean - 2)).toBeLessThan((4 * 0.5) / Math.sqrt(20_000));
  expect(Math.abs(Math.sqrt(variance) - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(40_000));
});

it('whole numbers come from both ends of their range, and from nowhere else', () => {
  const random = new Random(5);
  const drawn = new Set(Array.from({ length: 400 }, () => random.integer(-2, 2)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});
