import type * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import type { FixedTarget, Subject } from './common/technique.ts';
import { camMap, camTechnique } from './maps/cam.ts';

/**
 * HiRes-CAM: every activation of one layer times the gradient of the score at its own position, summed over channels, and
 * rectified. Draelos & Carin 2020, section 3.3.
 * @returns [height, width] of the layer, >= 0, in units of score
 * @throws {Error} if the target does not depend on the layer
 */
export const hiresCamMap = (subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor2D =>
  camMap(subject, target, layer, (gradient) => gradient);

/** Where a class is seen, and nowhere else. */
export const hiresCam = camTechnique({
  id: 'hires-cam',
  title: 'HiRes-CAM',
  question: 'Where did the network really look for the class, with no gradient averaged over the picture?',
  caption: {
    shows:
      'Where the network looks, at the places that it really used. Each activation is weighted by the gradient at its own place.',
    read: 'Bright regions raise the score of the class. Grad-CAM averages gradients over the picture, and can light up places that the network did not use. At a layer whose mean the classifier takes the two are the same: choose an earlier layer and compare (w).',
    paper:
      'Draelos & Carin 2020, Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks',
  },
  map: hiresCamMap,
});
