import type { HeatMap, Legend } from '../contract/picture.ts';
import type { Point } from './placement.ts';

/** What lies under the pointer, in one pane. */
export type Hit =
  | {
      kind: 'tile';
      layer: string;
      index: number;
      channel: number;
      range: [number, number] | null;
      /** What its values add up to; null where that means nothing. */
      total: number | null;
    }
  /** Fractions 0..1 of the crop, unmirrored, and the map's value there if a heat map is shown. */
  | { kind: 'crop'; at: Point; value: number | null };

/** The same on the stage. `pane` is 0 for the view itself, 1 for the one beside it. */
export type StageHit = Hit & { pane: number };

/** The value of a byte, as its legend defines it. */
export function byteValue(byte: number, legend: Legend): number {
  const [low, high] = legend.range;
  return low + ((high - low) * byte) / 255;
}

/** The value of the cell under a point given as fractions of the map. */
export function valueAt(map: HeatMap, at: Point): number {
  const column = Math.min(map.width - 1, Math.floor(at.x * map.width));
  const row = Math.min(map.height - 1, Math.floor(at.y * map.height));
  return byteValue(map.values[row * map.rowBytes + column] ?? 0, map.legend);
}
