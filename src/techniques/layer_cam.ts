import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import type { FixedTarget, Subject } from './common/technique.ts';
import { camMap, camTechnique } from './maps/cam.ts';

/**
 * Layer-CAM: every activation of one layer times the gradient of the score at its own position, where that is positive,
 * summed over channels, and rectified. Jiang et al. 2021, equations 6 to 8.
 * @returns [height, width] of the layer, >= 0, in units of score
 * @throws {Error} if the target does not depend on the layer
 */
export const layerCamMap = (subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor2D =>
  camMap(subject, target, layer, (gradient) => tf.relu(gradient));

/** Where a class is seen, at any layer. */
export const layerCam = camTechnique({
  id: 'layer-cam',
  title: 'Layer-CAM',
  question: 'Where does the evidence for the class lie, as finely as an earlier layer can say?',
  caption: {
    shows:
      'Where the network looks, as any of its layers sees it. The map is coarse from deep layers and fine from early ones.',
    read: 'Bright regions raise the score of the class. Choose an earlier layer: the map stays on the thing and becomes finer, where Grad-CAM falls apart. What speaks against the class counts as nothing.',
    paper: 'Jiang et al. 2021, LayerCAM: Exploring Hierarchical Class Activation Maps for Localization',
  },
  map: layerCamMap,
});
