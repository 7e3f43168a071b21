import * as tf from '@tensorflow/tfjs-core';
import { explicit, only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import { type Pool, pooledShape, poolPadding, poolReach } from './pool_window.ts';

export interface MaxPool extends Pool {
  readonly kind: 'maxPool';
}

/** The kernel that a backend may register in place of tfjs's MaxPoolGrad, with the same inputs and attributes. */
export const MAX_POOL_ADJOINT = 'MaxPoolAdjoint';

/** Max pooling. Its adjoint sends each gradient to the position that won (the first of equals). */
export const maxPool: LayerKind<MaxPool> = {
  word: 'Max pooling',
  relevance: 'routed',

  shape: (layer, inputs) => pooledShape(layer, only(inputs)),

  forward(layer, inputs) {
    const x = only(inputs);
    const pad = explicit(poolPadding(layer, [x.shape[1], x.shape[2], x.shape[3]]));
    return tf.maxPool(x, [...layer.window] as [number, number], layer.stride, pad);
  },

  reach: poolReach,

  adjoint(layer, dy, { inputs, inputShapes, output }) {
    const attributes = {
      filterSize: layer.window,
      strides: layer.stride,
      pad: explicit(poolPadding(layer, only(inputShapes))),
    };
    const kernel = tf.getKernel(MAX_POOL_ADJOINT, tf.getBackend()) ? MAX_POOL_ADJOINT : tf.MaxPoolGrad;
    return [
      tf
        .engine()
        .runKernel(kernel, { dy, input: only(inputs), output }, attributes as unknown as tf.NamedAttrMap),
    ];
  },
};
