import type { Rows } from '../contract/picture_gallery.ts';
import { squaredDistance } from './rows.ts';

/** The nearest neighbours of every row among the others, the nearest first. */
export interface NeighbourGraph {
  readonly count: number;
  readonly k: number;
  /** count * k indices of rows. */
  readonly indices: Int32Array;
  /** count * k distances. */
  readonly distances: Float64Array;
}

/**
 * Measures every row against every other: exact.
 * @param k how many neighbours; at most count - 1
 * @yields the share of the work that is done, 0..1
 */
export function* neighbourGraph(rows: Rows, k: number): Generator<number, NeighbourGraph> {
  const { values, count, dims } = rows;
  const indices = new Int32Array(count * k);
  const distances = new Float64Array(count * k);
  for (let index = 0; index < count; index++) {
    const nearest = distances.subarray(index * k, (index + 1) * k).fill(Number.POSITIVE_INFINITY);
    const names = indices.subarray(index * k, (index + 1) * k);
    for (let other = 0; other < count; other++) {
      if (other === index) continue;
      const distance = squaredDistance(values, index * dims, values, other * dims, dims);
      if (distance < (nearest[k - 1] as number)) insert(nearest, names, distance, other);
    }
    for (let i = 0; i < k; i++) nearest[i] = Math.sqrt(nearest[i] as number);
    if (index % 64 === 63) yield index / count;
  }
  return { count, k, indices, distances };
}

/** Puts a neighbour into its place in a sorted list; the last one falls off. */
export function insert(distances: Float64Array, names: Int32Array, distance: number, name: number): void {
  let at = distances.length - 1;
  for (; at > 0 && (distances[at - 1] as number) > distance; at--) {
    distances[at] = distances[at - 1] as number;
    names[at] = names[at - 1] as number;
  }
  distances[at] = distance;
  names[at] = name;
}
