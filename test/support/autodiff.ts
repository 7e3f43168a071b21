/**
 * Gradients for tf.grads, the oracle of our adjoints. In Node they come with a second copy of the core, which must be told
 * its operations too; both share one engine and one registry.
 */
import '@tensorflow/tfjs-core/dist/base_side_effects';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';

/** tf.grads of a function of several tensors; also of one that returns its input. */
export const autodiff = (f: (inputs: tf.Tensor4D[]) => tf.Tensor4D) =>
  tf.grads((...inputs) => tf.mul(f(inputs as tf.Tensor4D[]), 1));
