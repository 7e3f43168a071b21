import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeErased } from '../../../src/techniques/maps/erasure.ts';
import { impute } from '../../../src/techniques/maps/imputation.ts';
import { expectClose } from '../../support/relative_l2.ts';

/** The colour that says nothing, where a mean is subtracted. */
const ZEROS = [0, 0, 0];

/** The first colour of each pixel; the others are one more, and two more. */
const inColours = (values: readonly number[]) =>
  Float32Array.from(values.flatMap((value) => [value, value + 1, value + 2]));

const imputedFrom = (values: readonly number[], removed: readonly number[], width: number): Float32Array => {
  const pixels = inColours(values);
  impute(pixels, Uint8Array.from(removed), width, 0, ZEROS);
  return pixels;
};

describe('removed pixels become', () => {
  it('in a row, what lies between those that are there', () => {
    // x = (0 + y) / 2 and y = (x + 3) / 2.
    expectClose(imputedFrom([0, 90, 90, 3], [0, 1, 1, 0], 4), inColours([0, 1, 2, 3]), 1e-3);
  });

  it('alone, the mean of the eight around, those beside twice as much as those at the corners', () => {
    const around = [12, 6, 0, 6, 90, 6, 0, 6, 24];
    // (12 + 24) / 12 + 4 x 6 / 6 = 7.
    const wanted = around.with(4, 7);
    expectClose(imputedFrom(around, [0, 0, 0, 0, 1, 0, 0, 0, 0], 3), inColours(wanted), 1e-5);
  });

  it('at the corner of the picture, the mean of those three that there are', () => {
    // (6 / 6 + 6 / 6 + 18 / 12) / (1/6 + 1/6 + 1/12) = 3.5 x 12 / 5.
    expectClose(imputedFrom([90, 6, 6, 18], [1, 0, 0, 0], 2), inColours([8.4, 6, 6, 18]), 1e-5);
  });

  it('the mean colour, where none is there, or another that is neutral', () => {
    const pixels = inColours([5, 6, 7, 8]);
    impute(pixels, Uint8Array.of(1, 1, 1, 1), 2, 0, ZEROS);
    expect([...pixels]).toEqual(Array(12).fill(0));
    impute(pixels, Uint8Array.of(1, 1, 1, 1), 2, 0, [1, 2, 3]);
    expect([...pixels]).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  it('a little noise besides, the same each time', () => {
    const noisy = () => {
      const pixels = new Float32Array(3 * 64 * 64).fill(2);
      const removed = Uint8Array.from({ length: 64 * 64 }, (_, i) => i % 2);
      impute(pixels, removed, 64, 0.1, ZEROS);
      return pixels;
    };
    const off = Array.from(noisy(), (value) => value - 2).filter((value) => value !== 0);
    expect(off).toHaveLength((3 * 64 * 64) / 2);
    const deviation = Math.sqrt(off.reduce((sum, value) => sum + value * value, 0) / off.length);
    expect(Math.abs(deviation - 0.1)).toBeLessThan(0.005);
    expect(noisy()).toEqual(noisy());
  });
});

describe('as a sparse solve of SciPy has it:', () => {
  const golden = JSON.parse(readFileSync(new URL('../../golden/road.json', import.meta.url), 'utf8')) as {
    side: number;
    picture: number[];
    cases: { title: string; removed: number[]; filled: number[] }[];
  };

  it.each(golden.cases)('$title', ({ removed, filled }) => {
    const pixels = Float32Array.from(golden.picture);
    impute(pixels, Uint8Array.from(removed), golden.side, 0, ZEROS);
    expectClose(pixels, filled, 5e-3);
  });
});

it('a hole as large as a photograph is filled in few iterations', () => {
  const side = 224;
  const pixels = Float32Array.from({ length: 3 * side * side }, (_, i) => Math.sin(i / 50));
  const removed = Uint8Array.from({ length: side * side }, (_, i) => (i % side > 2 ? 1 : 0));
  expect(impute(pixels, removed, side, 0, ZEROS)).toBeLessThan(100);
});

it('an erasure removes pixels in their order, or all those that have not yet come', () => {
  const order = Uint32Array.of(1, 2, 0, 3);
  const from = inColours([0, 90, 90, 3]);
  const into = new Float32Array(12);
  const erased = (removed: 'turned' | 'rest', count: number) => {
    writeErased({ from, to: from, order, imputed: { removed, width: 4, neutral: ZEROS } }, count, into);
    return into;
  };
  const far = (wanted: readonly number[]) =>
    Math.max(...inColours(wanted).map((value, i) => Math.abs(value - (into[i] as number))));
  erased('turned', 2);
  expect(far([0, 1, 2, 3])).toBeLessThan(0.06);
  erased('turned', 0);
  expect(far([0, 90, 90, 3])).toBe(0);
  erased('rest', 2);
  // The second and the third are there: their neighbours become like them.
  expect(far([90, 90, 90, 90])).toBeLessThan(0.06);
  erased('rest', 4);
  expect(far([0, 90, 90, 3])).toBe(0);
});
