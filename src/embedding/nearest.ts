import type { Neighbour } from '../contract/picture_gallery.ts';
import { insert } from './neighbour_graph.ts';

/**
 * How far two vectors are apart:
 * - l2: the length of their difference;
 * - cosine: 1 - the cosine of the angle between them, 0 (same direction) to 2.
 */
export type VectorMetric = 'l2' | 'cosine';

/**
 * The vectors nearest to one, by measuring all: exact. A vector of zeros has a cosine distance of 1 to everything.
 * @param vectors count * query.length numbers, row by row. Borrowed.
 * @param lengths of the vectors; needed for cosine only
 */
export function nearest(
  query: ArrayLike<number>,
  vectors: ArrayLike<number>,
  lengths: ArrayLike<number>,
  metric: VectorMetric,
  wanted: number,
): Neighbour[] {
  const dims = query.length;
  const count = lengths.length;
  const k = Math.min(wanted, count);
  if (k === 0) return [];
  const distances = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
  const indices = new Int32Array(k);
  for (let index = 0; index < count; index++) {
    const distance = distanceTo(query, vectors, index * dims, lengths[index] as number, metric);
    if (distance < (distances[k - 1] as number)) insert(distances, indices, distance, index);
  }
  return Array.from(indices, (index, i) => ({ index, distance: distances[i] as number }));
}

/** @param length of the vector that begins at `at` */
export function distanceTo(
  query: ArrayLike<number>,
  vectors: ArrayLike<number>,
  at: number,
  length: number,
  metric: VectorMetric,
): number {
  const dims = query.length;
  if (metric === 'l2') {
    let sum = 0;
    for (let i = 0; i < dims; i++) sum += ((query[i] as number) - (vectors[at + i] as number)) ** 2;
    return Math.sqrt(sum);
  }
  let [dot, own] = [0, 0];
  for (let i = 0; i < dims; i++) {
    dot += (query[i] as number) * (vectors[at + i] as number);
    own += (query[i] as number) ** 2;
  }
  return length === 0 || own === 0 ? 1 : 1 - dot / (length * Math.sqrt(own));
}
