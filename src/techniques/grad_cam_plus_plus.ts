import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import type { FixedTarget, Subject } from './common/technique.ts';
import { camMap, camTechnique } from './maps/cam.ts';
import { leastSummedEvidence } from './maps/faint.ts';

/**
 * Grad-CAM++: the channels of one layer, each weighted by the positive gradients at its positions, in which no position
 * counts the more for the other places where the channel is active. Chattopadhay et al. 2018, equations 5, 7 and 19: the weight
 * is the sum of alpha relu(g), with alpha = g^2 / (2 g^2 + S g^3) = 1 / (2 + S g) for the gradient g of the score at a
 * position and the sum S of the channel's activations. The factor exp(score), which is common to all, is left out. The
 * equations are for rectified layers, where S >= 0; elsewhere a negative S counts as 0.
 * @returns [height, width] of the layer, >= 0, in a unit of its own: the weights have half the sum of the gradients in the place of
 * their mean, less where the channel is active, and so are no shares of a score
 * @throws {Error} if the target does not depend on the layer
 */
export const gradCamPlusPlusMap = (subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor2D =>
  camMap(subject, target, layer, (gradient, activation) => {
    const total = tf.relu(tf.sum(activation, [1, 2], true));
    const positive = tf.relu(gradient);
    return tf.sum(tf.div(positive, tf.add(tf.mul(total, positive), 2)), [1, 2], true);
  });

/** Where a class is seen, several times over. */
export const gradCamPlusPlus = camTechnique({
  id: 'grad-cam-plus-plus',
  title: 'Grad-CAM++',
  question: 'Where does the evidence for the class lie, if several of its kind are in the picture?',
  caption: {
    shows:
      'Where the network looks, even if there are several of the same thing. As Grad-CAM, but each place has a weight of its own, so that none counts less because there are others like it.',
    read: 'Bright regions raise the score of the class. Show two things of one kind: where Grad-CAM prefers the larger one, this map holds both more evenly. What speaks against the class counts as nothing. Compare the two (w).',
    paper:
      'Chattopadhay et al. 2018, Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep Convolutional Networks',
  },
  map: gradCamPlusPlusMap,
  unit: 'evenly weighted activation',
  least: () => leastSummedEvidence,
});
