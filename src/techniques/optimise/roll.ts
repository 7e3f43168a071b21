import * as tf from '@tensorflow/tfjs-core';

/**
 * A picture moved down and to the right by whole pixels; what leaves at one edge comes back at the other. Rolling back
 * by (-dy, -dx) is its inverse and its adjoint.
 * @param pixels [1, height, width, 3]
 */
export const roll = (pixels: tf.Tensor4D, dy: number, dx: number): tf.Tensor4D =>
  rollAxis(rollAxis(pixels, 1, dy), 2, dx);

function rollAxis(x: tf.Tensor4D, axis: 1 | 2, distance: number): tf.Tensor4D {
  const length = x.shape[axis];
  const shift = ((distance % length) + length) % length;
  if (shift === 0) return x;
  const [front, back] = tf.split(x, [length - shift, shift], axis) as [tf.Tensor4D, tf.Tensor4D];
  return tf.concat([back, front], axis);
}
