import { expect, it } from 'vitest';
import { trustworthiness } from '../../src/embedding/trustworthiness.ts';
import { goldenMaps, goldenRows, rowsOf } from '../support/golden/golden_maps.ts';

it.each(goldenMaps.trustworthiness)(
  "is scikit-learn's for the map $title with $k neighbours",
  ({ map, k, trustworthiness: expected }) => {
    expect(trustworthiness(goldenRows, map, k)).toBeCloseTo(expected, 9);
  },
);

it('is 1 for a map that is the rows themselves', () => {
  const plane = [
    [0, 0],
    [1, 0],
    [0, 2],
    [3, 3],
    [5, 1],
    [2, 7],
  ];
  expect(trustworthiness(rowsOf(plane), plane.flat(), 2)).toBe(1);
});

it('falls by what one false neighbour costs', () => {
  // On a line 0 1 2 3 4 the map moves the last one beside the first.
  const rows = rowsOf([[0], [1.1], [2.3], [3.6], [5]]);
  const map = [0, 0, 1.1, 0, 2.3, 0, 3.6, 0, -0.5, 0];
  // False nearest neighbours: of 0 the last (rank 4, 3 too far), of the last 0 (rank 4). 2 / (5 * 1 * (10 - 3 - 1)) * 6.
  expect(trustworthiness(rows, map, 1)).toBeCloseTo(1 - (2 / 30) * 6, 9);
});
