import * as tf from '@tensorflow/tfjs-core';
import type { Doubt } from '../../contract/doubt.ts';
import { MAP_EXTENTS, MAP_SHEET, type MapExtents, type MapSheet } from '../../network/kernels/drawn_map.ts';
import type { HeatTensor, ImageTensor } from '../../techniques/common/picture.ts';
import { type Drawing, rangeRows } from './drawing.ts';
import { honestScale, leastExtent, shareOf } from './honest_scale.ts';
import { alignedBytes, clippedAt, scaled } from './value_range.ts';

/** A heat map or a picture in colours. @param source borrowed */
export function mapDrawing(source: HeatTensor | ImageTensor, doubt: Doubt | undefined): Drawing {
  const { values, scale, percentile, title } = source;
  const [height, width] = values.shape;
  const extents = mapExtents(values, percentile);
  const sheet = tf.engine().runKernel(MAP_SHEET, { values, extents }, {
    ...{ scale, clips: percentile !== undefined, least: leastExtent(source) },
    ...{ share: shareOf(source, doubt), rows: rangeRows(width) },
  } satisfies MapSheet as never) as tf.Tensor3D;
  return {
    extents,
    sheet,
    picture(numbers, drawn) {
      const [low, high, , limit] = numbers as unknown as [number, number, number, number];
      const whole = scaled(low, high, scale);
      const own = percentile === undefined ? whole : clippedAt(limit, scale);
      const { range: _, ...words } = honestScale(source, own, () => whole, doubt);
      const place = { title, width, height, drawn, ...words };
      if (source.kind === 'image') return { kind: 'image', ...place, rgba: new Uint8ClampedArray() };
      const { completeness } = source;
      return {
        ...{ kind: 'heat', ...place, rowBytes: alignedBytes(width), values: new Uint8Array() },
        ...(completeness && { completeness }),
      };
    },
  };
}

/** As MAP_EXTENTS has it: one shader for values of any shape. */
export function mapExtents(values: tf.Tensor, percentile = 100): tf.Tensor {
  const kept = Math.ceil((values.size * percentile) / 100);
  return tf.tidy(() => {
    const flat = { values: tf.reshape(values, [-1]) };
    return tf.engine().runKernel(MAP_EXTENTS, flat, { kept } satisfies MapExtents as never) as tf.Tensor;
  });
}
