import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../network/backward.ts';
import type { LayerName } from '../network/description.ts';
import { layerTitle } from './common/layer_name.ts';
import { seedOf, targetName } from './common/target.ts';
import { type FixedTarget, type Subject, technique } from './common/technique.ts';
import { leastEvidence, pointOf } from './maps/faint.ts';

/**
 * Grad-CAM: the channels of one layer, each weighted by the mean gradient of the score over its positions, summed, and
 * rectified. Selvaraju et al. 2017, equations 1 and 2.
 * @returns [height, width] of the layer, >= 0, in units of score
 * @throws {Error} if the target does not depend on the layer
 */
export const gradCamMap = ({ network, trace }: Subject, target: FixedTarget, layer: LayerName): tf.Tensor2D =>
  tf.tidy(() => {
    const gradient = backward(network, trace, seedOf(network, target), 'gradient', layer);
    const weights = tf.mean(gradient, [1, 2], true);
    return tf.squeeze(tf.relu(tf.sum(tf.mul(trace.at(layer), weights), 3)), [0]) as tf.Tensor2D;
  });

/** Where a class is seen, coarsely. */
export const gradCam = technique({
  id: 'grad-cam',
  title: 'Grad-CAM',
  question: 'Where does the evidence for the class lie?',
  family: 'backward',
  caption: {
    shows: 'Where in the picture the evidence for the class lies, at the coarse grid of a deep layer.',
    read: 'Bright regions raise the score of the class. Pin another class that is also in the picture and the light moves there. Earlier layers give finer but weaker maps.',
    paper:
      'Selvaraju et al. 2017, Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization',
  },
  parameters: { layer: { kind: 'layer', label: 'Layer', default: 'last' } },
  targets: ['class', 'taught'],
  progressive: false,
  run(subject, { layer }) {
    const name = targetName(subject.network, subject.target);
    const values = gradCamMap(subject, subject.target, layer);
    return {
      kind: 'heat',
      title: `Grad-CAM for ${name}`,
      values,
      scale: 'zero',
      faint: {
        below: pointOf(subject.target) * leastEvidence(values.size),
        says: `Next to nothing at ${layerTitle(subject.network, layer)} speaks for ${name}.`,
      },
      meaning: { unit: 'weighted activation', low: 'no evidence', high: 'most evidence' },
    };
  },
});
