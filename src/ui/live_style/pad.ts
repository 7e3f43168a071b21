/** The blend pad: two styles at the ends of a line, three at the corners of a triangle, four at those of a square. */
import type { Point } from '../../render/placement.ts';

/** A style that is chosen keeps a trace: at a corner the others stay on the pad, and in the address. */
export const LEAST_SHARE = 0.001;

const CORNERS: Record<number, readonly Point[]> = {
  2: [
    { x: 0, y: 0.5 },
    { x: 1, y: 0.5 },
  ],
  3: [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 0.5, y: 1 },
  ],
  4: [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 0, y: 1 },
    { x: 1, y: 1 },
  ],
};

/** Where each style lies, as fractions 0..1 of the pad from its top left; empty where a pad makes no sense. */
export const cornersOf = (count: number): readonly Point[] => CORNERS[count] ?? [];

/**
 * Each style's share at a point of the pad: linear on the line, barycentric in the triangle, bilinear in the square.
 * Points beside the pad count as the nearest of its border.
 * @returns shares > 0 that add up to 1, in the order of the corners
 */
export function sharesAt(point: Point, count: number): number[] {
  const [x, y] = [clamp(point.x), clamp(point.y)];
  if (count === 2) return kept([1 - x, x]);
  if (count === 4) return kept([(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y]);
  return kept([1 - x - y / 2, x - y / 2, y].map((share) => Math.max(0, share)));
}

/** The point at which these shares are found: the corners' mean, weighted. */
export function pointOf(shares: readonly number[]): Point {
  const corners = cornersOf(shares.length);
  const sum = shares.reduce((a, b) => a + b, 0) || 1;
  const along = (axis: 'x' | 'y') =>
    corners.reduce((at, corner, i) => at + (corner[axis] * (shares[i] as number)) / sum, 0);
  return { x: along('x'), y: along('y') };
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

function kept(shares: readonly number[]): number[] {
  const least = shares.map((share) => Math.max(LEAST_SHARE, share));
  const sum = least.reduce((a, b) => a + b, 0);
  return least.map((share) => share / sum);
}
