import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import { layerBefore, targetName } from './common/target.ts';
import { type FixedTarget, type Subject, technique } from './common/technique.ts';
import { gradCamMap } from './grad_cam.ts';
import { endsOf, imageGradient, isUnguided, unguidedNote } from './guided_backprop.ts';
import { leastGuidedEvidence, pointOf } from './maps/faint.ts';

/**
 * Guided Grad-CAM: guided backprop, kept only where Grad-CAM sees the class (enlarged bilinearly).
 * Selvaraju et al. 2017, section 3.2.
 * @returns [height, width, 3], RGB, signed
 */
export const guidedGradCamImage = (subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor3D =>
  tf.tidy(() => {
    const guided = imageGradient(subject, target, 'guided');
    const [height, width] = guided.shape;
    const map = tf.expandDims(gradCamMap(subject, target, layer), 2) as tf.Tensor3D;
    return tf.mul(guided, tf.image.resizeBilinear(map, [height, width], false, true));
  });

/** Fine steps that belong to the class. */
export const guidedGradCam = technique({
  id: 'guided-grad-cam',
  title: 'Guided Grad-CAM',
  question: 'Which strokes belong to that evidence?',
  family: 'backward',
  caption: {
    shows:
      'Fine strokes that belong to what the network has recognised. It is guided backprop, kept only where Grad-CAM finds the class.',
    read: 'Grey is zero. Unlike guided backprop alone, this picture changes with the class: pin another one and compare.',
    paper: 'Selvaraju et al. 2017, Grad-CAM, section 3.2',
  },
  parameters: { layer: { kind: 'layer', label: 'Layer', default: 'last' } },
  targets: ['class', 'taught'],
  progressive: false,
  run(subject, settings) {
    const { network, trace, target } = subject;
    const layer = layerBefore(network, target, settings.layer);
    return {
      kind: 'image',
      title: `Guided Grad-CAM for ${targetName(network, target)}`,
      values: guidedGradCamImage(subject, target, layer),
      scale: 'symmetric',
      percentile: 99.5,
      ...unguidedNote(network, target),
      faint: {
        below:
          // Both maps are in units of the score.
          pointOf(target) ** 2 * leastGuidedEvidence(network, trace.at(layer).size / network.shape(layer)[2]),
        says: `Next to nothing in the picture speaks for ${targetName(network, target)}.`,
      },
      meaning: { unit: 'guided gradient x Grad-CAM', ...endsOf(isUnguided(network, target)) },
    };
  },
});
