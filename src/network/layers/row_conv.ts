import * as tf from '@tensorflow/tfjs-core';
import type { LayerTensors } from '../layer_tensors.ts';

import { explicit } from './geometry.ts';
import type { FusedActivation } from './kind.ts';
import type { Sliding } from './layer.ts';

/**
 * Wide convolutions of pictures with few channels (the first and last of a style net). A backend's convolution goes
 * through the kernel tap by tap, and a tap of 3 channels leaves most of a vector unit idle. But a row of the kernel sees
 * neighbouring numbers of a row of the picture: written out as one long pixel, they make it a convolution of one column
 * with many channels. Where there are few outputs too, two neighbouring pixels are computed as one with twice the
 * outputs.
 */

/** The kernel that a backend registers where this pays: input `x`, these attributes. */
export const UNROLL_ROWS = 'UnrollRows';

/** Counted in numbers, of a row of width * channels of them. */
export interface UnrollAttributes {
  /** Long pixels of a row. */
  readonly positions: number;
  /** From one long pixel's beginning to the next. */
  readonly step: number;
  /** What a long pixel holds. */
  readonly window: number;
  /** Its size with the zeros that round it up to a multiple of four. */
  readonly place: number;
  /** Zeros before the row's first number. */
  readonly lead: number;
}

interface Convolving extends Sliding {
  readonly groups?: number;
  readonly dilation?: number;
}

const WIDE = 5;
const FEW_INPUTS = 8;
const FEW_OUTPUTS = 4;

/** Whether this convolution is better carried out so, on the present backend. */
export function isRowConv(
  { stride, pad, dilation = 1, groups = 1 }: Convolving,
  filter: tf.Tensor4D,
  x: tf.Tensor4D,
) {
  const [, width, inputs] = filter.shape;
  const pixels = together(filter);
  return (
    stride === 1 &&
    dilation === 1 &&
    groups === 1 &&
    width >= WIDE &&
    inputs <= FEW_INPUTS &&
    (x.shape[2] + pad[2] + pad[3] - width + 1) % pixels === 0 &&
    tf.getKernel(UNROLL_ROWS, tf.getBackend()) !== undefined
  );
}

/** How many neighbouring pixels are computed as one. */
const together = (filter: tf.Tensor4D) => (filter.shape[3] <= FEW_OUTPUTS ? 2 : 1);

/** @param filter [height, width, in, out] */
export function rowConv(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  { pad }: Convolving,
  tensors: LayerTensors,
  activation: FusedActivation,
): tf.Tensor4D {
  const [, width, inputs, outputs] = filter.shape;
  const pixels = together(filter);
  const window = (width + pixels - 1) * inputs;
  const place = Math.ceil(window / 4) * 4;
  const columns = x.shape[2] + pad[2] + pad[3] - width + 1;
  const attributes: UnrollAttributes = {
    ...{ positions: columns / pixels, step: pixels * inputs, window, place, lead: pad[2] * inputs },
  };
  const long = tf
    .engine()
    .runKernel(UNROLL_ROWS, { x }, attributes as unknown as tf.NamedAttrMap) as tf.Tensor4D;
  const painted = tf.fused.conv2d({
    x: long,
    filter: tensors.once('long filter', () => longFilter(filter, pixels, place)),
    strides: 1,
    pad: explicit([pad[0], pad[1], 0, 0]),
    activation,
    ...(tensors.has('bias 0') && {
      bias: tensors.once('long bias', () => tf.tile(tensors.get<tf.Tensor1D>('bias 0'), [pixels])),
    }),
  });
  return tf.reshape(painted, [x.shape[0], painted.shape[1], columns, outputs]);
}

/** [height, width, in, out] as [height, 1, place, pixels * out]: pixel p sees the kernel p pixels further right. */
function longFilter(filter: tf.Tensor4D, pixels: number, place: number): tf.Tensor4D {
  const [height, width, inputs, outputs] = filter.shape;
  const row = tf.reshape(filter, [height, 1, width * inputs, outputs]) as tf.Tensor4D;
  const shifted = Array.from({ length: pixels }, (_, pixel) => {
    const before = pixel * inputs;
    return tf.pad(row, [
      [0, 0],
      [0, 0],
      [before, place - width * inputs - before],
      [0, 0],
    ]) as tf.Tensor4D;
  });
  return tf.concat(shifted, 3);
}
