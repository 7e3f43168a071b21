import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../../network/backward.ts';
import type { LayerName } from '../../network/description.ts';
import { layerTitle } from '../common/layer_name.ts';
import { layerBefore, seedOf, targetName } from '../common/target.ts';
import { type FixedTarget, type Subject, type Technique, technique } from '../common/technique.ts';
import { leastEvidence, pointOf } from './faint.ts';

/**
 * What a class activation map multiplies the activations of a layer with.
 * @param gradient of the score at the layer, [1, height, width, channels]
 * @param activation of the same shape
 * @returns of that shape, or [1, 1, 1, channels] where the weight of a channel is the same everywhere
 */
type CamWeights = (gradient: tf.Tensor4D, activation: tf.Tensor4D) => tf.Tensor;

/**
 * A class activation map by gradients: the channels of one layer, weighted, summed, and rectified.
 * @returns [height, width] of the layer, >= 0
 * @throws {Error} if the target does not depend on the layer
 */
export const camMap = (
  { network, trace }: Subject,
  target: FixedTarget,
  layer: LayerName,
  weightsOf: CamWeights,
): tf.Tensor2D =>
  tf.tidy(() => {
    const gradient = backward(network, trace, seedOf(network, target), 'gradient', layer);
    const activation = trace.at(layer);
    const weighted = tf.mul(activation, weightsOf(gradient, activation));
    return tf.squeeze(tf.relu(tf.sum(weighted, 3)), [0]) as tf.Tensor2D;
  });

interface CamDefinition extends Pick<Technique, 'id' | 'title' | 'question' | 'caption'> {
  map(subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor2D;
  /** What a cell is measured in; that of Grad-CAM by default, which is a cell's share of the score. */
  readonly unit?: string;
  /** In points of a score: the strongest cell below which a map of so many cells holds next to nothing; Grad-CAM's by default. */
  least?(cells: number): number;
}

/** The technique around such a map. */
export const camTechnique = ({
  map,
  unit = 'weighted activation',
  least = leastEvidence,
  ...card
}: CamDefinition) =>
  technique({
    ...card,
    family: 'backward',
    parameters: { layer: { kind: 'layer', label: 'Layer', default: 'last' } },
    targets: ['class', 'taught'],
    progressive: false,
    run(subject, settings) {
      const name = targetName(subject.network, subject.target);
      const layer = layerBefore(subject.network, subject.target, settings.layer);
      const values = map(subject, subject.target, layer);
      return {
        kind: 'heat',
        title: `${card.title} for ${name}`,
        values,
        scale: 'zero',
        faint: {
          below: pointOf(subject.target) * least(values.size),
          says: `Next to nothing at ${layerTitle(subject.network, layer)} speaks for ${name}.`,
        },
        meaning: { unit, per: values.shape.join(' x '), low: 'no evidence', high: 'most evidence' },
      };
    },
  });
