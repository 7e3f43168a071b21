import { expect, it } from 'vitest';
import { alongAxes, principalAxes, ROUGH, rowsAlongAxes } from '../../src/embedding/principal_axes.ts';
import { row } from '../../src/embedding/rows.ts';
import { goldenMaps, goldenRows, rowsOf } from '../support/golden/golden_maps.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';

const { axes, variances, share, scores } = goldenMaps.principalAxes;

it('finds the axes, variances and places that NumPy finds, to 1e-4', () => {
  const found = principalAxes(goldenRows, 3);
  expect(found.count).toBe(3);
  axes.forEach((axis, i) => {
    expectClose(found.axes.subarray(i * found.dims, (i + 1) * found.dims), axis, 1e-4);
  });
  expectClose(found.variances, variances, 1e-6);
  expect(found.share).toBeCloseTo(share, 6);
  expectClose(rowsAlongAxes(found, goldenRows).values, scores.flat(), 1e-4);
});

it('finds the same two axes when only two are asked for', () => {
  const found = principalAxes(goldenRows, 2);
  expectClose(found.axes, axes.slice(0, 2).flat(), 1e-4);
});

it('tells the share of each axis, and of narrower ones that were not asked for', () => {
  const { spectrum } = principalAxes(goldenRows, 2);
  const whole = variances.reduce((sum, variance) => sum + variance, 0) / share;
  expectClose(
    spectrum.slice(0, 2),
    variances.slice(0, 2).map((variance) => variance / whole),
    1e-6,
  );
  expectClose(
    spectrum.slice(2, 3),
    variances.slice(2, 3).map((variance) => variance / whole),
    5e-3,
  );
  expect(spectrum).toEqual(spectrum.toSorted((a, b) => b - a));
  expect(spectrum.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
});

it('keeps nearly as much of the variance in a hurry', () => {
  expect(principalAxes(goldenRows, 3, ROUGH).share).toBeGreaterThan(0.999 * share);
});

it('puts points of a line on one axis, and finds no second one', () => {
  const found = principalAxes(
    rowsOf([
      [1, 2, 2],
      [2, 4, 4],
      [4, 8, 8],
      [5, 10, 10],
    ]),
    2,
  );
  expect(found.count).toBe(1);
  expectClose(found.axes, [1 / 3, 2 / 3, 2 / 3], 1e-9);
  expect(found.share).toBeCloseTo(1, 9);
  expect(alongAxes(found, [3, 6, 6])[0]).toBeCloseTo(0, 9);
  expect(alongAxes(found, [4, 8, 8])[0]).toBeCloseTo(3, 9);
});

it('finds no axes where all rows are the same', () => {
  expect(
    principalAxes(
      rowsOf([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
      2,
    ).count,
  ).toBe(0);
});

it('handles more dimensions than rows', () => {
  const values = seeded(3).normals(6 * 40);
  const rows = { values, count: 6, dims: 40 };
  const found = principalAxes(rows, 20);
  expect(found.count).toBe(5);
  expect(found.share).toBeCloseTo(1, 6);
  // Five axes hold six rows exactly.
  const along = alongAxes(found, row(rows, 2));
  const back = Array.from({ length: 40 }, (_, i) =>
    along.reduce(
      (sum, place, axis) => sum + place * (found.axes[axis * 40 + i] as number),
      found.mean[i] as number,
    ),
  );
  expectClose(back, row(rows, 2), 1e-5);
});
