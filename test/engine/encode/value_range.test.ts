import { describe, expect, it } from 'vitest';
import { byteScale, channelRanges, rangeOf, rangeOfAll } from '../../../src/engine/encode/value_range.ts';
import { seeded } from '../../support/seeded.ts';

const values = Float32Array.of(-2, 0.5, 6, 1);

describe('the range of a map', () => {
  it.each([
    ['zero', [0, 6]],
    ['minmax', [-2, 6]],
    ['symmetric', [-6, 6]],
  ] as const)('by the scale %s is %j', (scale, range) => {
    expect(rangeOf(values, scale)).toEqual(range);
  });

  it.each(['zero', 'minmax', 'symmetric'] as const)(
    'by the scale %s follows from those of channels',
    (scale) => {
      expect(rangeOfAll(channelRanges(values, 2, scale), scale)).toEqual(rangeOf(values, scale));
    },
  );

  it('is symmetric around the larger magnitude, also where that is negative', () => {
    expect(rangeOf(Float32Array.of(-9, 3), 'symmetric')).toEqual([-9, 9]);
  });

  it.each([50, 90, 99, 99.5, 100])('clipped at percentile %d ends where a sort says', (percentile) => {
    const map = seeded(1).normals(5000);
    const sorted = Array.from(map, Math.abs).sort((a, b) => a - b);
    const want = sorted[Math.ceil((5000 * percentile) / 100) - 1] as number;
    const largest = sorted.at(-1) as number;
    // To 1/4096 of the largest value, and float32's rounding.
    const bound = largest / 4096 + 1e-6;
    for (const [scale, low] of [
      ['zero', 0],
      ['symmetric', -1],
    ] as const) {
      const [from, to] = rangeOf(map, scale, percentile);
      expect(Math.abs(to - want)).toBeLessThanOrEqual(bound);
      expect(from).toBeCloseTo(low * to, 12);
    }
  });

  it('clipped, is not empty where all but a few values are zero', () => {
    const map = new Float32Array(1000);
    map[500] = 8;
    const [, high] = rangeOf(map, 'zero', 99);
    expect(high).toBeGreaterThan(0);
    expect(high).toBeLessThanOrEqual(8 / 4096);
  });

  it('of nothing but zeros is empty', () => {
    for (const scale of ['zero', 'minmax'] as const)
      expect(rangeOf(new Float32Array(9), scale)).toEqual([0, 0]);
    const [low, high] = rangeOf(new Float32Array(9), 'symmetric', 99);
    expect([low + 0, high + 0]).toEqual([0, 0]);
  });
});

describe('the ranges of channels', () => {
  // Two pixels of three channels.
  const map = Float32Array.of(1, -1, 0, 3, -5, 0);

  it.each([
    [
      'minmax',
      [
        [1, 3],
        [-5, -1],
        [0, 0],
      ],
    ],
    [
      'zero',
      [
        [0, 3],
        [0, -1],
        [0, 0],
      ],
    ],
  ] as const)('by the scale %s are each their own', (scale, ranges) => {
    expect(channelRanges(map, 3, scale)).toEqual(ranges);
  });

  it('by the symmetric scale are each their own', () => {
    expect(channelRanges(map, 3, 'symmetric').map(([low, high]) => [low + 0, high])).toEqual([
      [-3, 3],
      [-5, 5],
      [0, 0],
    ]);
  });
});

describe('a byte', () => {
  it.each([
    [-2, 0],
    [6, 255],
    [2, 128],
    [-2 + 8 / 255, 1],
    [-50, 0],
    [50, 255],
  ])('of a range from -2 to 6 says %d as %d', (value, byte) => {
    expect(byteScale([-2, 6], 'minmax')(value)).toBe(byte);
  });

  it('is the low end where there is only one value, but the middle where that is the zero of a signed map', () => {
    expect(byteScale([3, 3], 'minmax')(3)).toBe(0);
    expect(byteScale([0, 0], 'zero')(0)).toBe(0);
    expect(byteScale([-0, 0], 'symmetric')(0)).toBe(128);
  });
});
