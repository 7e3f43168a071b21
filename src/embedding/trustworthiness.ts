import type { Rows } from '../contract/picture_gallery.ts';
import { squaredDistance } from './rows.ts';

/**
 * How far neighbours on a map are neighbours in truth, 0..1: 1 where every one of the k nearest on the map is among the
 * k nearest of the rows; each that is not costs as many ranks as it is too far away. Venna & Kaski 2001, equation 3.
 * @param map two numbers a row
 * @param k less than half of the rows
 */
export function trustworthiness(rows: Rows, map: ArrayLike<number>, k: number): number {
  const { values, count, dims } = rows;
  const others = Int32Array.from({ length: count }, (_, index) => index);
  const ranks = new Int32Array(count);
  let cost = 0;
  for (let index = 0; index < count; index++) {
    const distances = Float64Array.from(others, (other) =>
      squaredDistance(values, index * dims, values, other * dims, dims),
    );
    const onMap = Float64Array.from(others, (other) => squaredDistance(map, index * 2, map, other * 2, 2));
    byDistance(others, distances, index).forEach((other, rank) => {
      ranks[other] = rank + 1;
    });
    for (const other of byDistance(others, onMap, index).subarray(0, k))
      cost += Math.max(0, (ranks[other] as number) - k);
  }
  return 1 - (2 / (count * k * (2 * count - 3 * k - 1))) * cost;
}

/** All rows but this one, the nearest first; of equally near ones the earlier. */
const byDistance = (others: Int32Array, distances: Float64Array, self: number): Int32Array =>
  others
    .filter((other) => other !== self)
    .sort((a, b) => (distances[a] as number) - (distances[b] as number) || a - b);
