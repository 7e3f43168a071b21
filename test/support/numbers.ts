import * as tf from '@tensorflow/tfjs-core';
import { take } from './toys/toy_subject.ts';

/** The inner product of two tensors. */
export const dot = (a: tf.Tensor, b: tf.Tensor): number =>
  take(tf.tidy(() => tf.sum(tf.mul(a, b))))[0] as number;

/**
 * The derivative of a function along a direction, by central differences.
 * @param f of a tensor of the shape of `at`; run inside tf.tidy
 * @param reach how far to go each way, small against the function's curvature
 */
export function slopeAlong(
  f: (x: tf.Tensor4D) => tf.Tensor,
  at: tf.Tensor,
  direction: tf.Tensor,
  reach: number,
): number {
  const valueAt = (distance: number) =>
    take(tf.tidy(() => f(tf.add(at, tf.mul(direction, distance)) as tf.Tensor4D)))[0] as number;
  return (valueAt(reach) - valueAt(-reach)) / (2 * reach);
}
