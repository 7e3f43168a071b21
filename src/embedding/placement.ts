import type { Neighbour, Neighbours, PictureMap } from '../contract/picture_gallery.ts';
import { alongAxes } from './principal_axes.ts';
import { unit } from './rows.ts';

/** A place on a map. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Said on screen: how a picture that was not there when the map was made gets its place. */
export const PLACED_BY = {
  pca: 'by the same two axes: exact',
  tsne: 'at the mean of its 5 nearest pictures, the nearer the weightier',
  umap: 'at the mean of its 5 nearest pictures, the nearer the weightier',
} as const;

/** How many neighbours say where a picture lies. */
export const PLACING = 5;

/** The nearest pictures by what is near on a map, their distances as the map measures them. */
export const nearOn = ({ metric }: PictureMap, { l2, cosine }: Neighbours): readonly Neighbour[] =>
  // Between unit vectors: the length of the chord.
  metric === 'l2'
    ? l2
    : cosine.map(({ index, distance }) => ({ index, distance: Math.sqrt(2 * Math.max(0, distance)) }));

/**
 * Where a picture lies that was not there when the map was made. On a map of principal axes its place is exact; t-SNE and
 * UMAP know only the pictures that they laid out, so it gets the mean place of the nearest of these, weighted by 1 / distance
 * squared.
 * @param near its nearest pictures by the map's own metric, the nearest first; those beyond the map are passed over
 * @returns null where none of them is on the map
 */
export function placeOn(map: PictureMap, features: Float32Array, near: readonly Neighbour[]): Place | null {
  if (map.axes) {
    const [x = 0, y = 0] = alongAxes(map.axes, map.metric === 'angle' ? unit(features) : features);
    return { x: (x - map.centre[0]) * map.scale, y: (y - map.centre[1]) * map.scale };
  }
  const known = near.filter(({ index }) => 2 * index < map.positions.length).slice(0, PLACING);
  const first = known[0];
  if (!first) return null;
  const at = ({ index }: Neighbour): Place => ({
    x: map.positions[2 * index] as number,
    y: map.positions[2 * index + 1] as number,
  });
  if (first.distance <= 0) return at(first);
  const weights = known.map(({ distance }) => (first.distance / distance) ** 2);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mean = (axis: 'x' | 'y') =>
    known.reduce((total, neighbour, i) => total + (weights[i] as number) * at(neighbour)[axis], 0) / sum;
  return { x: mean('x'), y: mean('y') };
}
