import { describe, expect, it } from 'vitest';
import { cornersOf, pointOf, sharesAt } from '../../src/ui/live_style/pad.ts';

const sum = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0);

describe.each([2, 3, 4])('a pad of %i styles', (count) => {
  it('shows one style alone at its corner, and keeps a trace of the others', () => {
    cornersOf(count).forEach((corner, i) => {
      const shares = sharesAt(corner, count);
      expect(shares[i]).toBeGreaterThan(0.99);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    });
  });

  it('has shares that add up to 1 and lead back to the point that they are of', () => {
    for (const point of [
      { x: 0.5, y: 0.5 },
      { x: 0.35, y: 0.4 },
      { x: 0.6, y: 0.2 },
    ]) {
      const shares = sharesAt(point, count);
      expect(sum(shares)).toBeCloseTo(1, 10);
      const back = pointOf(shares);
      expect(back.x).toBeCloseTo(point.x, 2);
      if (count > 2) expect(back.y).toBeCloseTo(point.y, 2);
    }
  });

  it('takes a point beside it for one of its border', () => {
    const shares = sharesAt({ x: -3, y: 9 }, count);
    expect(sum(shares)).toBeCloseTo(1, 10);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });
});

it('gives each of four an equal part in the middle, and of three by the triangle’s heights', () => {
  for (const share of sharesAt({ x: 0.5, y: 0.5 }, 4)) expect(share).toBeCloseTo(0.25, 10);
  expect(sharesAt({ x: 0.5, y: 0 }, 3)[0]).toBeCloseTo(0.5, 2);
  expect(sharesAt({ x: 0.5, y: 0.5 }, 3)[2]).toBeCloseTo(0.5, 10);
});
