import * as tf from '@tensorflow/tfjs-core';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';

/**
 * The softmax probability of one class for each of several pictures, in one forward pass.
 * @param pictures [count, height, width, 3], preprocessed. Borrowed.
 */
export async function classProbabilities(
  network: Network,
  pictures: Float32Array,
  classIndex: number,
): Promise<Float32Array> {
  const { height, width } = network.description.input;
  const count = pictures.length / (height * width * 3);
  const probabilities = tf.tidy(() => {
    const { logits } = forward(network, tf.tensor4d(pictures, [count, height, width, 3]));
    return tf.slice(tf.softmax(logits, 3), [0, 0, 0, classIndex], [-1, 1, 1, 1]);
  });
  const values = await probabilities.data<'float32'>();
  probabilities.dispose();
  return values;
}
