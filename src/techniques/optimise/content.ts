import * as tf from '@tensorflow/tfjs-core';
import type { RunInputs } from '../common/slow_technique.ts';
import { fittedSize, resized } from './resize.ts';

/**
 * The picture that a job is made from, its longer side scaled to `side` pixels.
 * @returns [1, height, width, 3], RGB, 0..1, made anew; the caller disposes it
 * @throws {Error} if the inputs brought none, which its lender must not do
 */
export function contentOf({ content }: RunInputs, side: number): tf.Tensor4D {
  if (!content) throw new Error('This painting needs a picture to begin with, and there is none.');
  const [height, width] = fittedSize(content, side);
  return tf.tidy(() => tf.clone(resized(content, height, width)));
}
