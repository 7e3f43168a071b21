import * as tf from '@tensorflow/tfjs-core';
import type { Dense } from '../description.ts';
import { NetworkError } from '../errors.ts';
import { size, weight } from '../weights.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';

/**
 * Fully connected layer over the whole input, flattened in torch's order (channel, row, column).
 * Weights: `<name>.weight` [out, in], `<name>.bias` [out] (optional). Output [batch, 1, 1, out].
 */
export const dense: LayerKind<Dense> = {
  fuses: true,

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

  prepare({ name }, inputs, weights, tensors) {
    const [height, width, channels] = only(inputs);
    const { shape, values } = weight(weights, `${name}.weight`, 2);
    const outputs = shape[0] as number;
    tensors.keep(
      'filter',
      tf.tidy(() => {
        const torch = tf.tensor4d(values, [outputs, channels, height, width]);
        return tf.reshape(tf.transpose(torch, [2, 3, 1, 0]), [1, 1, height * width * channels, outputs]);
      }),
    );
    if (weights.has(`${name}.bias`))
      tensors.keep('bias', tf.tensor1d(weight(weights, `${name}.bias`, 1).values));
  },

  forward(_layer, inputs, tensors, activation) {
    const filter = tensors.get<tf.Tensor4D>('filter');
    return tf.fused.conv2d({
      x: tf.reshape(only(inputs), [-1, 1, 1, filter.shape[2]]) as tf.Tensor4D,
      filter,
      strides: 1,
      pad: 'valid',
      activation,
      ...(tensors.has('bias') && { bias: tensors.get('bias') }),
    });
  },

  reach: () => 'everything',
  mixes: (_layer, _used, inputs) => [new Uint8Array(only(inputs)[2]).fill(1)],

  adjoint(_layer, dy, { inputShapes }, tensors) {
    const turned = tensors.once('turned', () =>
      tf.transpose(tensors.get<tf.Tensor4D>('filter'), [0, 1, 3, 2]),
    );
    return [tf.reshape(tf.conv2d(dy, turned, 1, 'valid'), [-1, ...only(inputShapes)])];
  },
};
