import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind, Shape } from './kind.ts';
import type { LayerBase } from './layer.ts';

/** The mean of equal parts of the picture, as many as `size` says: torch's AdaptiveAvgPool2d. */
export interface AdaptiveAvgPool extends LayerBase {
  readonly kind: 'adaptiveAvgPool';
  readonly size: readonly [height: number, width: number];
}

/** The cells that output cell `at` of `count` is the mean of, along an axis of `length` cells: torch's rule. */
const cellsOf = (at: number, count: number, length: number): [first: number, end: number] => [
  Math.floor((at * length) / count),
  Math.ceil(((at + 1) * length) / count),
];

/** Whether as many parts are asked for as there are cells: nothing changes then. */
const isIdentity = (size: AdaptiveAvgPool['size'], [height, width]: Shape): boolean =>
  height === size[0] && width === size[1];

/** Row `at` holds 1 / n at each of the n cells that output cell `at` is the mean of: [count, length]. */
function meansMatrix(count: number, length: number): tf.Tensor2D {
  const rows = Array.from({ length: count }, (_, at) => {
    const [first, end] = cellsOf(at, count, length);
    return Array.from({ length }, (_, cell) => (cell >= first && cell < end ? 1 / (end - first) : 0));
  });
  return tf.tensor2d(rows, [count, length]);
}

/**
 * Average pooling to a fixed size, whatever the input's: AlexNet and VGG pool to what their dense layers take. Windows may
 * overlap, and repeat cells where the input is smaller. It is the identity where the sizes agree.
 */
export const adaptiveAvgPool: LayerKind<AdaptiveAvgPool> = {
  sizeBound: true,
  word: 'Adaptive pooling',

  shape: ({ size }, inputs) => [...size, only(inputs)[2]],

  prepare({ size }, inputs, _weights, tensors) {
    const shape = only(inputs);
    if (isIdentity(size, shape)) return;
    tensors.keep('rows', meansMatrix(size[0], shape[0]));
    tensors.keep('columns', meansMatrix(size[1], shape[1]));
  },

  forward(_layer, inputs, tensors) {
    const x = only(inputs);
    if (!tensors.has('rows')) return tf.clone(x);
    return along(x, tensors.get('rows'), tensors.get('columns'));
  },

  reach({ size }, inputs) {
    const lengths = only(inputs);
    if (isIdentity(size, lengths)) return 'cell';
    return (output, axis) => {
      const [first, end] = cellsOf(output, size[axis], lengths[axis]);
      return Array.from({ length: end - first }, (_, i) => first + i);
    };
  },

  adjoint(_layer, dy, _moment, tensors) {
    if (!tensors.has('rows')) return [dy];
    return [along(dy, tf.transpose(tensors.get('rows')), tf.transpose(tensors.get('columns')))];
  },
};

/** rows x picture x columns^T, for every channel. */
function along(x: tf.Tensor4D, rows: tf.Tensor2D, columns: tf.Tensor2D): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const [tall, wide] = [rows.shape[0], columns.shape[0]];
  const high = tf.matMul(spread(rows, batch), tf.reshape(x, [batch, height, width * channels]));
  const lines = tf.reshape(high, [batch * tall, width, channels]);
  return tf.reshape(tf.matMul(spread(columns, batch * tall), lines), [batch, tall, wide, channels]);
}

/** The matrix once for each of a batch. */
const spread = (matrix: tf.Tensor2D, batch: number) =>
  tf.broadcastTo(tf.expandDims(matrix, 0), [batch, ...matrix.shape]);
