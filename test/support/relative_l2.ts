import { expect } from 'vitest';

export const norm = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

/** |got - want| / |want|, over all elements; of no unit. */
export function relativeL2(got: ArrayLike<number>, want: ArrayLike<number>, scale = norm(want)): number {
  if (got.length !== want.length) throw new Error(`${got.length} numbers against ${want.length}.`);
  const distance = norm(Array.from(want, (value, i) => (got[i] as number) - value));
  // A reference of zeros only is met by zeros only.
  return scale === 0 && distance === 0 ? 0 : distance / scale;
}

/**
 * Expects a relative L2 distance of at most `tolerance`. NaN anywhere fails.
 * @param scale what the distance is a share of, where that is not |want|
 */
export function expectClose(
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  tolerance: number,
  scale = norm(want),
): void {
  expect(relativeL2(got, want, scale)).toBeLessThanOrEqual(tolerance);
}
