/**
 * Colour maps as tables of 256 RGBA entries. No DOM, no Pixi: the command line colours its figures with the same tables.
 * All are legible with the common kinds of colour blindness; sequential ones grow steadily lighter.
 */
import {
  interpolateBlues,
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolateOranges,
  interpolatePurples,
  interpolateRdBu,
  interpolateViridis,
} from 'd3-scale-chromatic';

export const SEQUENTIAL_MAPS = ['inferno', 'magma', 'viridis', 'cividis', 'grey'] as const;
export const DIVERGING_MAPS = ['blue-orange', 'purple-orange', 'blue-red'] as const;

export type SequentialMap = (typeof SEQUENTIAL_MAPS)[number];
export type DivergingMap = (typeof DIVERGING_MAPS)[number];
export type ColourMapName = SequentialMap | DivergingMap;

/** t in 0..1 to a CSS colour. */
type Ramp = (t: number) => string;

/** The single-hue ramps end almost black; stopping short keeps both ends of the diverging map visible on a dark page. */
const VIVID = 0.78;

/** Two ramps that begin almost white, joined there: equally strong at the same distance from the middle. */
const twoSided =
  (below: Ramp, above: Ramp): Ramp =>
  (t) =>
    t < 0.5 ? below((1 - 2 * t) * VIVID) : above((2 * t - 1) * VIVID);

/** Diverging maps have their neutral colour at t = 0.5. */
const ramps: Record<ColourMapName, Ramp> = {
  inferno: interpolateInferno,
  magma: interpolateMagma,
  viridis: interpolateViridis,
  cividis: interpolateCividis,
  grey: (t) => `rgb(${255 * t}, ${255 * t}, ${255 * t})`,
  'blue-orange': twoSided(interpolateBlues, interpolateOranges),
  'purple-orange': twoSided(interpolatePurples, interpolateOranges),
  'blue-red': (t) => interpolateRdBu(1 - t),
};

const tables = new Map<ColourMapName, Uint8Array<ArrayBuffer>>();

/** The table of a colour map: entry i, at bytes 4 i .. 4 i + 3, is the colour of byte value i. Shared: do not write to it. */
export function lookup(name: ColourMapName): Uint8Array<ArrayBuffer> {
  const known = tables.get(name);
  if (known) return known;
  const table = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) table.set([...channels(ramps[name](i / 255)), 255], 4 * i);
  tables.set(name, table);
  return table;
}

/** Red, green, blue of `#rrggbb` or `rgb(r, g, b)`, the two forms that d3 writes. */
function channels(colour: string): number[] {
  if (colour.startsWith('#')) {
    return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  }
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((number) => Math.round(Number(number)));
}
