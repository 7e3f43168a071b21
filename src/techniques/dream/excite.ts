import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../../network/description.ts';
import type { FeatureTerm } from '../optimise/feature_loss.ts';

/**
 * Minus half the mean square of a layer: going downhill, whatever the layer sees a little of becomes more of it. Its
 * seed is the activation itself. Mordvintsev et al. 2015.
 */
export const activationObjective = (layer: LayerName): FeatureTerm => ({
  name: 'excitement',
  layer,
  measure(activation) {
    const excitement = tf.mul(tf.mean(tf.square(activation)), 0.5) as tf.Scalar;
    const seed = tf.div(activation, -activation.size) as tf.Tensor4D;
    return { loss: tf.neg(excitement) as tf.Scalar, seed, rising: { excitement } };
  },
});
