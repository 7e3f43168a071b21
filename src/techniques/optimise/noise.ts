import * as tf from '@tensorflow/tfjs-core';
import { Random } from '../../numeric/random.ts';

/**
 * Grey noise to begin an optimisation with. Call it inside tf.tidy.
 * @param deviation of a colour, in units of 0..1
 * @returns [1, height, width, 3], RGB, 0..1
 */
export function noiseOf(
  [height, width]: readonly [number, number],
  deviation: number,
  seed: number,
): tf.Tensor4D {
  const values = new Random(seed).normals(height * width * 3, deviation, 0.5);
  return tf.clipByValue(tf.tensor4d(values, [1, height, width, 3]), 0, 1) as tf.Tensor4D;
}
