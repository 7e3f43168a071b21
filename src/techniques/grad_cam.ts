import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import type { FixedTarget, Subject } from './common/technique.ts';
import { camMap, camTechnique } from './maps/cam.ts';

/**
 * Grad-CAM: the channels of one layer, each weighted by the mean gradient of the score over its positions, summed, and
 * rectified. Selvaraju et al. 2017, equations 1 and 2.
 * @returns [height, width] of the layer, >= 0, in units of score
 * @throws {Error} if the target does not depend on the layer
 */
export const gradCamMap = (subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor2D =>
  camMap(subject, target, layer, (gradient) => tf.mean(gradient, [1, 2], true));

/** Where a class is seen, coarsely. */
export const gradCam = camTechnique({
  id: 'grad-cam',
  title: 'Grad-CAM',
  question: 'Where does the evidence for the class lie?',
  caption: {
    shows:
      'Where the network looks when it says the name of the class. The channels of a deep layer are added up, each weighted by its mean gradient, so that the map is as coarse as their grid.',
    read: 'Bright regions raise the score of the class. Pin another class that is also in the picture and the light moves there. Earlier layers give finer but weaker maps.',
    paper:
      'Selvaraju et al. 2017, Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization',
  },
  map: gradCamMap,
});
