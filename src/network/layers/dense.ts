import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { FLOAT, limitsOf, presentDevice } from '../device.ts';
import { NetworkError } from '../errors.ts';
import type { LayerTensors } from '../layer_tensors.ts';
import { partOf, size, weight } from '../weights.ts';
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

/** Most bytes of the matrix in one tensor. Larger ones would stand in memory twice while they are put on the device. */
const PIECE = 2 ** 26;

/** The rows of the matrix in each of its pieces. */
const rowsOf = (tensors: LayerTensors): tf.Tensor2D[] => {
  const pieces: tf.Tensor2D[] = [];
  while (tensors.has(`weights ${pieces.length}`)) pieces.push(tensors.get(`weights ${pieces.length}`));
  return pieces;
};

/**
 * Fully connected layer over the whole input, flattened in torch's order (channel, row, column).
 * Weights: `<name>.weight` [out, in], `<name>.bias` [out] (optional). Output [batch, 1, 1, out].
 * The matrix is kept once, as the file has it: VGG's first one holds 411 MB. So the picture is brought into its order, not it
 * into the picture's, and its adjoint reads the same matrix. It lies on the device in pieces of whole rows, each made of the
 * file's numbers by itself.
 * @param most bytes of a piece; no piece is larger than the device can hold either, but for one row
 */
export const denseInPieces = (most: number): LayerKind<Dense> => ({
  fuses: true,
  takesScale: true,
  divides: true,
  parameters: { weight: { rank: 2 }, bias: { rank: 1, optional: true } },
  word: 'Dense',
  terms: { factors: 'weights', addends: 'bias' },

  shape({ name }, inputs, weights) {
    const [height, width, channels] = only(inputs);
    const matrix = weight(weights, `${name}.weight`, 2);
    if (size(matrix, 1) !== height * width * channels) {
      throw new NetworkError(
        told('networkErrors.weightNumbers', { name, takes: size(matrix, 1), height, width, channels }),
      );
    }
    return [1, 1, size(matrix, 0)];
  },

  prepare({ name }, _inputs, weights, tensors) {
    const matrix = weight(weights, `${name}.weight`, 2);
    const [rows, columns] = matrix.shape as [number, number];
    const bytes = Math.min(most, limitsOf(presentDevice()).array);
    const inPiece = Math.max(1, Math.floor(bytes / (columns * FLOAT)));
    const bias = weights.has(`${name}.bias`) ? weight(weights, `${name}.bias`, 1).values : null;
    for (let first = 0, piece = 0; first < rows; first += inPiece, piece++) {
      const end = Math.min(rows, first + inPiece);
      const values = partOf(matrix, first * columns, end * columns);
      tensors.keep(`weights ${piece}`, tf.tensor2d(values, [end - first, columns]));
      if (bias) tensors.keep(`bias ${piece}`, tf.tensor1d(bias.subarray(first, end)));
    }
  },

  forward(_layer, inputs, tensors, activation) {
    const picture = tf.transpose(only(inputs), [0, 3, 1, 2]);
    const answers = rowsOf(tensors).map((weights, piece) => {
      const x = tf.reshape(picture, [-1, weights.shape[1]]) as tf.Tensor2D;
      const bias = tensors.has(`bias ${piece}`) ? { bias: tensors.get<tf.Tensor1D>(`bias ${piece}`) } : {};
      return tf.getKernel(DENSE, tf.getBackend())
        ? (tf.engine().runKernel(DENSE, { x, weights, ...bias }, { activation }) as tf.Tensor2D)
        : tf.fused.matMul({ a: x, b: weights, transposeB: true, activation, ...bias });
    });
    const y = answers.length === 1 ? only(answers) : tf.concat(answers, 1);
    return tf.reshape(y, [-1, 1, 1, y.shape[1] as number]);
  },

  reach: () => 'everything',
  mixes: (_layer, _used, inputs) => [new Uint8Array(only(inputs)[2]).fill(1)],

  adjoint(_layer, output, { inputShapes }, tensors) {
    const [height, width, channels] = only(inputShapes);
    const whole = tf.reshape(output, [output.shape[0], -1]) as tf.Tensor2D;
    let first = 0;
    const shares = rowsOf(tensors).map((weights) => {
      const rows = weights.shape[0];
      const dy = rows === whole.shape[1] ? whole : tf.slice(whole, [0, first], [-1, rows]);
      first += rows;
      return tf.getKernel(DENSE_ADJOINT, tf.getBackend())
        ? (tf.engine().runKernel(DENSE_ADJOINT, { dy, weights }) as tf.Tensor)
        : tf.matMul(dy, weights);
    });
    const dx = shares.reduce((sum, share) => tf.add(sum, share));
    return [tf.transpose(tf.reshape(dx, [-1, channels, height, width]), [0, 2, 3, 1]) as tf.Tensor4D];
  },
});

export const dense = denseInPieces(PIECE);
