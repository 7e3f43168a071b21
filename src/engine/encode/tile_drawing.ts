import * as tf from '@tensorflow/tfjs-core';
import { TILE_EXTENTS, TILE_SHEET, type TileSheet } from '../../network/kernels/drawn_map.ts';
import type { TilesTensor } from '../../techniques/common/picture.ts';
import { type Drawing, rangeRows } from './drawing.ts';
import { isOneCell } from './legend_of.ts';
import { mapExtents } from './map_drawing.ts';
import { columnsFor, rangesOf, tilesFrom } from './tile_atlas.ts';
import { type Range, scaled } from './value_range.ts';

/** An atlas of as many pixels as every card draws. */
const MOST_PIXELS = 2048 * 4096;

/** Tiles that lie in the network's order and are told of by their two ends alone. */
export type PlainTiles = TilesTensor & { readonly values: tf.Tensor3D };

export const isPlain = (source: TilesTensor): source is PlainTiles =>
  source.values.rank === 3 &&
  source.of === 'activations' &&
  source.values.size <= MOST_PIXELS &&
  [source.order, source.strengths, source.totals, source.percentile].every((one) => one === undefined);

/** @param source borrowed */
export function tileDrawing(source: PlainTiles): Drawing {
  const { values, scale, scaling, faint } = source;
  const [height, width, count] = values.shape;
  const columns = columnsFor(count, width, height);
  const extents = tf.engine().runKernel(TILE_EXTENTS, { values }) as tf.Tensor;
  const whole = mapExtents(extents);
  const sheet = tf.engine().runKernel(TILE_SHEET, { values, extents, whole }, {
    ...{ scale, columns, least: faint?.below ?? 0, rows: rangeRows(columns * width, count + 1) },
    own: scaling === 'channel' && !isOneCell(source),
  } satisfies TileSheet as never) as tf.Tensor3D;
  whole.dispose();
  return {
    extents,
    sheet,
    picture(numbers, drawn) {
      const channels = Array.from(
        { length: count },
        (_, tile): Range => scaled(numbers[2 * tile] as number, numbers[2 * tile + 1] as number, scale),
      );
      const ranges = rangesOf(source, channels);
      const order = Array.from(channels.keys());
      return { ...tilesFrom(source, ranges, order), drawn };
    },
  };
}
