import * as tf from '@tensorflow/tfjs-core';

/**
 * The square root of the covariance of colours in photographs (ImageNet), row by row: how red, green and blue follow
 * from three colours that vary independently of each other. Olah et al. 2017, as their Lucid has it.
 */
const SQUARE_ROOT = [
  [0.26, 0.09, 0.02],
  [0.27, 0.0, -0.05],
  [0.27, -0.09, 0.03],
] as const;

/** The longest column is 1 long. */
const LONGEST = Math.max(
  ...[0, 1, 2].map((column) => Math.hypot(...SQUARE_ROOT.map((row) => row[column] as number))),
);

/** [from, to]: colour = independent colour times this matrix. */
const CORRELATION = [0, 1, 2].map((from) => SQUARE_ROOT.map((row) => (row[from] as number) / LONGEST));

/** By Cramer's rule. */
function inverse(m: readonly (readonly number[])[]): number[][] {
  const at = (i: number, j: number) => m[(i + 3) % 3]?.[(j + 3) % 3] as number;
  const cofactor = (i: number, j: number) =>
    at(i + 1, j + 1) * at(i + 2, j + 2) - at(i + 1, j + 2) * at(i + 2, j + 1);
  const determinant = at(0, 0) * cofactor(0, 0) + at(0, 1) * cofactor(0, 1) + at(0, 2) * cofactor(0, 2);
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => cofactor(j, i) / determinant));
}

const times = (x: tf.Tensor4D, matrix: number[][]): tf.Tensor4D =>
  tf.conv2d(x, tf.tensor4d([[matrix]]), 1, 'valid');

const transposed = (m: number[][]): number[][] => m.map((_, i) => m.map((row) => row[i] as number));

/** Colours that vary as those of photographs, [1, height, width, 3], of three that vary independently. */
export const correlated = (x: tf.Tensor4D): tf.Tensor4D => times(x, CORRELATION);

export const correlatedAdjoint = (gradient: tf.Tensor4D): tf.Tensor4D =>
  times(gradient, transposed(CORRELATION));

export const decorrelated = (colours: tf.Tensor4D): tf.Tensor4D => times(colours, inverse(CORRELATION));

/** Colours this near to black and white are as near as the sigmoid comes. */
const EDGE = 1e-3;

/** The inverse of the sigmoid. @param pixels 0..1 */
export function logit(pixels: tf.Tensor4D): tf.Tensor4D {
  const inside = tf.clipByValue(pixels, EDGE, 1 - EDGE);
  return tf.log(tf.div(inside, tf.sub(1, inside)));
}
