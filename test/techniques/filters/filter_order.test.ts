import { describe, expect, it } from 'vitest';
import {
  type BankShape,
  colourShare,
  filterOrder,
  normOf,
  orientation,
} from '../../../src/techniques/filters/filter_order.ts';

/** A filter of n x n taps from its colours at row y, column x. */
const filter = (n: number, colourAt: (y: number, x: number) => readonly number[]) =>
  Float32Array.from(
    Array.from({ length: n * n }, (_, i) => colourAt(Math.floor(i / n), i % n)).flat() as number[],
  );
const grey = (value: number) => [value, value, value];

/** Several filters as the tensor holds them: filter by filter in the inner loop. */
const bankOf = (filters: readonly Float32Array[]) =>
  Float32Array.from(
    { length: filters.length * (filters[0]?.length ?? 0) },
    (_, i) => filters[i % filters.length]?.[Math.floor(i / filters.length)] ?? Number.NaN,
  );

const lying = filter(5, (y) => grey(Math.sin(2 * y)));
const standing = filter(5, (_y, x) => grey(Math.sin(2 * x)));
// Along a stripe x + y is constant: to the right it goes up.
const rising = filter(5, (y, x) => grey(Math.sin(2 * (x + y))));
const falling = filter(5, (y, x) => grey(Math.sin(2 * (x - y))));
const redGreen = filter(5, (_y, x) => [Math.sin(2 * x), -Math.sin(2 * x), 0]);
const blob = filter(5, (y, x) => grey(Math.exp(-((x - 2) ** 2) - (y - 2) ** 2)));

describe('the direction of a filter', () => {
  const shape: BankShape = [5, 5, 3, 1];

  it.each([
    ['lying stripes', lying, 0],
    ['stripes that rise to the right', rising, 45],
    ['standing stripes', standing, 90],
    ['stripes that fall to the right', falling, 135],
    ['standing stripes of colour', redGreen, 90],
  ])('of %s', (_what, weights, degrees) => {
    const found = orientation(weights, shape);
    expect(Math.abs(Math.sin(((found.degrees - degrees) * Math.PI) / 180))).toBeLessThan(1e-6);
    expect(found.coherence).toBeCloseTo(1, 5);
    expect(found.degrees).toBeGreaterThanOrEqual(0);
    expect(found.degrees).toBeLessThan(180);
  });

  it('is none in a round blob, in an even filter, and in a single tap', () => {
    expect(orientation(blob, shape).coherence).toBeLessThan(1e-6);
    expect(
      orientation(
        filter(5, () => grey(1)),
        shape,
      ).coherence,
    ).toBe(0);
    expect(orientation(Float32Array.of(1, 2, 3), [1, 1, 3, 1]).coherence).toBe(0);
  });

  it('does not depend on which sign the stripes have, nor on their strength', () => {
    const { degrees } = orientation(
      falling.map((weight) => -7 * weight),
      shape,
    );
    expect(degrees).toBeCloseTo(135, 5);
  });
});

describe('the share of colour', () => {
  it('is 0 without colour, 1 without grey, and half where both are as strong', () => {
    expect(colourShare(lying)).toBeCloseTo(0, 6);
    expect(colourShare(redGreen)).toBeCloseTo(1, 6);
    // Grey (1, 1, 1) and colour (1, 0, -1) x sqrt(3/2) have the same length.
    const s = Math.sqrt(1.5);
    expect(colourShare(Float32Array.of(1 + s, 1, 1 - s))).toBeCloseTo(0.5, 6);
  });

  it('of a filter of zeros is 0', () => {
    expect(colourShare(new Float32Array(27))).toBe(0);
  });
});

it('the norm is the length of the vector of weights', () => {
  expect(normOf(Float32Array.of(2, -3, 6))).toBe(7);
});

describe('a bank of filters in order of', () => {
  const filters = [blob, standing, redGreen.map((w) => 3 * w), falling.map((w) => 0.1 * w), lying];
  const shape: BankShape = [5, 5, 3, filters.length];
  const bank = bankOf(filters);

  it('the network is as it came', () => {
    expect(filterOrder('index', bank, shape)).toEqual([0, 1, 2, 3, 4]);
  });

  it('norm has the longest first', () => {
    const order = filterOrder('norm', bank, shape);
    const norms = order.map((i) => normOf(filters[i] as Float32Array));
    expect(order[0]).toBe(2);
    expect(order.at(-1)).toBe(3);
    expect(norms).toEqual(norms.toSorted((a, b) => b - a));
  });

  it('colour has the most colourful first', () => {
    expect(filterOrder('colour', bank, shape)[0]).toBe(2);
  });

  it('direction goes round from lying over standing to falling, and blobs come last', () => {
    expect(filterOrder('orientation', bank, shape)).toEqual([4, 1, 2, 3, 0]);
  });
});
