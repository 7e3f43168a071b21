import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase } from './layer.ts';

/** Local response normalisation as torch writes it: x / (k + alpha/size * sum of squares)^beta. */
export interface Lrn extends LayerBase {
  readonly kind: 'lrn';
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
}

/**
 * Local response normalisation over neighbouring channels (Krizhevsky et al. 2012), with torch's constants:
 * y = x / d^beta, d = k + alpha/size * sum of x^2 over `size` channels. The sum is a 1 x 1 convolution with a band of
 * ones, which every backend runs fast; wasm has no kernel of its own for it.
 */
export const lrn: LayerKind<Lrn> = {
  passes: true,
  word: 'Response normalisation',
  relevance: 'passes',

  shape: (_layer, inputs) => only(inputs),

  prepare({ size }, inputs, _weights, tensors) {
    const channels = only(inputs)[2];
    const band = Array.from({ length: channels }, (_, from) =>
      Array.from({ length: channels }, (_, to) => (isNear(size, from, to) ? 1 : 0)),
    );
    tensors.keep('band', tf.tensor4d([[band]]));
    tensors.keep(
      'turned',
      tf.tidy(() => tf.transpose(tensors.get<tf.Tensor4D>('band'), [0, 1, 3, 2])),
    );
  },

  reach: () => 'cell',
  mixes: ({ size }, used) => [used.map((_, from) => +used.some((one, to) => one && isNear(size, from, to)))],

  forward(layer, inputs, tensors) {
    const x = only(inputs);
    return tf.mul(x, tf.pow(denominator(layer, x, tensors.get('band')), -layer.beta));
  },

  /** dx = dy d^-beta - 2 alpha/size beta x * band^T(dy x d^(-beta - 1)) */
  adjoint(layer, dy, { inputs }, tensors) {
    const { alpha, size, beta } = layer;
    const x = only(inputs);
    const d = denominator(layer, x, tensors.get('band'));
    const direct = tf.mul(dy, tf.pow(d, -beta));
    const felt = tf.conv2d(
      tf.mul(tf.div(direct, d), x) as tf.Tensor4D,
      tensors.get<tf.Tensor4D>('turned'),
      1,
      'valid',
    );
    return [tf.sub(direct, tf.mul(tf.mul(x, felt), (2 * alpha * beta) / size))];
  },
};

/** Whether channel `from` counts in the sum at channel `to`. */
const isNear = (size: number, from: number, to: number) =>
  from >= to - Math.floor(size / 2) && from <= to + Math.floor((size - 1) / 2);

const denominator = ({ alpha, size, k }: Lrn, x: tf.Tensor4D, band: tf.Tensor4D): tf.Tensor4D =>
  tf.add(tf.mul(tf.conv2d(tf.square(x), band, 1, 'valid'), alpha / size), k);
