import * as tf from '@tensorflow/tfjs-core';
import type { ImageLoss } from '../optimise/feature_loss.ts';

/**
 * L2 decay: the sum of the squared distances of the colours from one that says nothing, times a weight. It keeps a few
 * pixels from growing to extremes. Simonyan et al. 2013, equation 1; Yosinski et al. 2015, section 3.
 * @param pixels [1, height, width, 3]
 * @param neutral [r, g, b], what says least to the network
 */
export function l2Decay(pixels: tf.Tensor4D, weight: number, neutral: readonly number[]): ImageLoss {
  const distance = tf.sub(pixels, neutral) as tf.Tensor4D;
  return {
    terms: { 'L2 decay': tf.mul(tf.sum(tf.square(distance)), weight) },
    gradient: tf.mul(distance, 2 * weight),
  };
}
