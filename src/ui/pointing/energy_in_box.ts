import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap } from '../../contract/picture.ts';

type Map = Pick<HeatMap, 'width' | 'height' | 'rowBytes' | 'values' | 'legend'>;

/** Values up to here may be 0 on a signed scale, in bytes: a half, and a little for how halves are rounded. */
const ZERO_STEPS = 0.51;

/** How much of each of n cells lies between two places, as shares of the side: 0..1. */
const covered = (n: number, from: number, to: number): number[] =>
  Array.from({ length: n }, (_, cell) => Math.max(0, Math.min(cell + 1, to * n) - Math.max(cell, from * n)));

/**
 * The energy-based pointing game: the share of a map's energy that lies in a box. Wang et al. 2020 (Score-CAM), section 4.3. What speaks
 * against the target (values below 0) counts as nothing; a cell that lies in the box in part counts in part. A signed scale has no byte of
 * its own for 0, so what lies within half a byte of it counts as nothing, too.
 * @param box as shares of the map's sides, 0..1
 * @returns 0..1; null where the map has no energy
 */
export function energyInBox({ width, height, rowBytes, values, legend }: Map, box: Rect): number | null {
  const [low, high] = legend.range;
  const step = (high - low) / 255;
  const across = covered(width, box.x, box.x + box.width);
  const down = covered(height, box.y, box.y + box.height);
  let [inside, all] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = values[y * rowBytes + x] as number;
      const value = low + byte * step;
      const energy = value > ZERO_STEPS * step ? value : 0;
      all += energy;
      inside += energy * (across[x] as number) * (down[y] as number);
    }
  }
  return all > 0 ? inside / all : null;
}
