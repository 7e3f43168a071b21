import * as tf from '@tensorflow/tfjs-core';
import { NetworkError } from '../errors.ts';
import { size, weight } from '../weights.ts';
import { only } from './geometry.ts';
import type { FusedActivation, LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Fully connected over its whole input, flattened as torch does it (channel, row, column). */
export type Dense = Plain<'dense'>;

/** The kernel that a backend may register: inputs `x` [batch, in], `weights` [out, in], maybe `bias` [out]. */
export const DENSE = 'Dense';

/** The kernel that a backend may register: inputs `dy` [batch, out], `weights` [out, in]. */
export const DENSE_ADJOINT = 'DenseAdjoint';

export interface DenseAttributes {
  readonly activation: FusedActivation;
}

/**
 * Fully connected layer over the whole input, flattened in torch's order (channel, row, column).
 * Weights: `<name>.weight` [out, in], `<name>.bias` [out] (optional). Output [batch, 1, 1, out].
 * The matrix is kept once, as the file has it: VGG's first one holds 411 MB. So the picture is brought into its order, not it
 * into the picture's, and its adjoint reads the same matrix.
 */
export const dense: LayerKind<Dense> = {
  fuses: true,
  takesScale: true,
  parameters: { weight: { rank: 2 }, bias: { rank: 1, optional: true } },
  word: 'Dense',

  shape({ name }, inputs, weights) {
    const [height, width, channels] = only(inputs);
    const matrix = weight(weights, `${name}.weight`, 2);
    if (size(matrix, 1) !== height * width * channels) {
      throw new NetworkError(
        `${name}.weight takes ${size(matrix, 1)} numbers, its input has ${height} x ${width} x ${channels}.`,
      );
    }
    return [1, 1, size(matrix, 0)];
  },

  prepare({ name }, _inputs, weights, tensors) {
    const { shape, values } = weight(weights, `${name}.weight`, 2);
    tensors.keep('weights', tf.tensor2d(values, shape as [number, number]));
    if (weights.has(`${name}.bias`))
      tensors.keep('bias', tf.tensor1d(weight(weights, `${name}.bias`, 1).values));
  },

  forward(_layer, inputs, tensors, activation) {
    const weights = tensors.get<tf.Tensor2D>('weights');
    const x = tf.reshape(tf.transpose(only(inputs), [0, 3, 1, 2]), [-1, weights.shape[1]]) as tf.Tensor2D;
    const bias = tensors.has('bias') ? { bias: tensors.get<tf.Tensor1D>('bias') } : {};
    const y = tf.getKernel(DENSE, tf.getBackend())
      ? (tf.engine().runKernel(DENSE, { x, weights, ...bias }, { activation }) as tf.Tensor)
      : tf.fused.matMul({ a: x, b: weights, transposeB: true, activation, ...bias });
    return tf.reshape(y, [-1, 1, 1, weights.shape[0]]);
  },

  reach: () => 'everything',
  mixes: (_layer, _used, inputs) => [new Uint8Array(only(inputs)[2]).fill(1)],

  adjoint(_layer, output, { inputShapes }, tensors) {
    const [height, width, channels] = only(inputShapes);
    const weights = tensors.get<tf.Tensor2D>('weights');
    const dy = tf.reshape(output, [-1, weights.shape[0]]) as tf.Tensor2D;
    const dx = tf.getKernel(DENSE_ADJOINT, tf.getBackend())
      ? (tf.engine().runKernel(DENSE_ADJOINT, { dy, weights }) as tf.Tensor)
      : tf.matMul(dy, weights);
    return [tf.transpose(tf.reshape(dx, [-1, channels, height, width]), [0, 2, 3, 1]) as tf.Tensor4D];
  },
};
