import * as tf from '@tensorflow/tfjs-core';
import { depthwiseAdjoint } from './depthwise.ts';
import { explicit, only } from './geometry.ts';
import type { LayerKind, Shape } from './kind.ts';
import { type Pool, pooledShape, poolPadding, poolReach } from './pool_window.ts';

export interface AvgPool extends Pool {
  readonly kind: 'avgPool';
  /** Whether padded zeros count in the divisor (torch's default: true). */
  readonly countPad?: boolean;
}

/**
 * Average pooling: a depthwise convolution with ones, over the number of pixels in each window. Padded zeros count
 * where countPad says so (torch's default); the overhang of ceil mode never does.
 */
export const avgPool: LayerKind<AvgPool> = {
  sizeBound: true,
  word: 'Average pooling',

  shape: (layer, inputs) => pooledShape(layer, only(inputs)),

  prepare(layer, inputs, _weights, tensors) {
    const input = only(inputs);
    tensors.keep('ones', tf.ones([...layer.window, input[2], 1]));
    tensors.keep('share', windowShares(layer, input));
  },

  forward(layer, inputs, tensors) {
    const x = only(inputs);
    const pad = explicit(poolPadding(layer, [x.shape[1], x.shape[2], x.shape[3]]));
    const sums = tf.depthwiseConv2d(x, tensors.get<tf.Tensor4D>('ones'), layer.stride, pad);
    return tf.mul(sums, tensors.get<tf.Tensor4D>('share'));
  },

  reach: poolReach,

  adjoint(layer, dy, moment, tensors) {
    const pad = poolPadding(layer, only(moment.inputShapes));
    const sliding = { stride: layer.stride, pad, dilation: 1 };
    const shared = tf.mul(dy, tensors.get<tf.Tensor4D>('share')) as tf.Tensor4D;
    return [depthwiseAdjoint(shared, tensors.get<tf.Tensor4D>('ones'), sliding, moment, tensors)];
  },
};

/** 1 / (pixels that count) for each window, [1, rows, columns, 1]. */
function windowShares(layer: AvgPool, input: Shape): tf.Tensor4D {
  const [rows, columns] = pooledShape(layer, input);
  const { window, stride, pad, countPad = true } = layer;
  const counted = (position: number, extent: number, before: number, length: number, after: number) => {
    const start = position * stride - before;
    const [low, high] = countPad ? [-before, length + after] : [0, length];
    return Math.min(start + extent, high) - Math.max(start, low);
  };
  const shares = Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => [
      1 / (counted(y, window[0], pad[0], input[0], pad[1]) * counted(x, window[1], pad[2], input[1], pad[3])),
    ]),
  );
  return tf.tensor4d([shares]);
}
