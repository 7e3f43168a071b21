import * as tf from '@tensorflow/tfjs-core';
import { told } from '../contract/told.ts';
import { backward } from '../network/backward.ts';
import type { LayerName } from '../network/description.ts';
import type { RelevanceRule } from '../network/layers/rules.ts';
import { layerTitle } from './common/layer_name.ts';
import { clueLayer, seedOf, targetName } from './common/target.ts';
import { type FixedTarget, ParameterError, type Subject, technique } from './common/technique.ts';
import { leastChannelEvidence, leastRelevance, pointOf } from './maps/faint.ts';

/** How the share of a channel is handed on to the pixels. */
const RULE: RelevanceRule = { terms: 'positive', epsilon: 0.05, gamma: 0, first: 'box' };

/**
 * What every channel of a layer adds to a score at every place, to first order: its activation times the gradient of the score
 * there. Summed over places it is the channel's share.
 * @returns [1, height, width, channels], signed, in points of the score
 */
const sharesAt = ({ network, trace }: Subject, target: FixedTarget, layer: LayerName): tf.Tensor4D =>
  tf.mul(trace.at(layer), backward(network, trace, seedOf(network, target), 'gradient', layer));

/** The share of each channel of a layer in a score, [channels]. */
export const channelShares = (subject: Subject, target: FixedTarget, layer: LayerName): tf.Tensor1D =>
  tf.tidy(() => tf.squeeze(tf.sum(sharesAt(subject, target, layer), [1, 2]), [0]) as tf.Tensor1D);

/**
 * Where in the picture a channel finds what it adds to a score: its share, handed on to the pixels by layer-wise relevance
 * propagation, by the rule z+. Achtibat et al. 2023, equation 6.
 * @returns [height, width], summed over colours, signed, in points of the score
 * @throws {ParameterError} if there is no such channel
 */
export const conceptMap = (
  subject: Subject,
  target: FixedTarget,
  layer: LayerName,
  channel: number,
): tf.Tensor2D =>
  tf.tidy(() => {
    const { network, trace } = subject;
    const [, , channels] = network.shape(layer);
    if (!Number.isInteger(channel) || channel < 0 || channel >= channels)
      throw new ParameterError(told('settingErrors.noChannel', { layer, channels, channel }));
    const alone = tf.oneHot(tf.scalar(channel, 'int32'), channels);
    const share = tf.mul<tf.Tensor4D>(sharesAt(subject, target, layer), alone);
    const relevance = backward(network, trace, new Map([[layer, share]]), RULE);
    return tf.squeeze(tf.sum(relevance, 3), [0]) as tf.Tensor2D;
  });

/** Which channels speak for a class in this frame. */
export const concepts = technique({
  id: 'concepts',
  title: 'Concepts',
  question:
    'Which channels speak for this class, now? Ranked by their share in its score; pick one to see where it finds that in the picture.',
  family: 'backward',
  caption: {
    shows:
      'The clues that the network used for its answer, the most important first. They are channels of a layer, in the order of what they add to the score of the class, each with the places where they do.',
    read: 'A tile is a channel: what it adds to the score at each place, and what it takes from it in the other colour. Tap one: its share alone is handed on to the pixels and lies over the picture. Put Relevance beside it (w) to compare with the whole score; switch the first ones off (k) and watch the class fall.',
    paper:
      'Achtibat et al. 2023, From attribution maps to human-understandable explanations through Concept Relevance Propagation',
  },
  parameters: { layer: { kind: 'layer', label: 'Layer', default: 'last' } },
  targets: ['class', 'taught'],
  progressive: false,
  run(subject, settings) {
    const { network, target } = subject;
    const layer = clueLayer(network, target, settings.layer);
    const name = targetName(network, target);
    const [height, width, channels] = network.shape(layer);
    return {
      kind: 'tiles',
      of: 'activations',
      title: `Channels of ${layerTitle(network, layer)} that speak for ${name}`,
      layer,
      values: tf.squeeze(sharesAt(subject, target, layer), [0]) as tf.Tensor3D,
      scale: 'symmetric',
      scaling: 'layer',
      strengths: (values) => sumOfEach(values, channels),
      totals: (values) => sumOfEach(values, channels),
      faint: {
        below: pointOf(target) * leastChannelEvidence(height * width),
        says: `Next to nothing at ${layerTitle(network, layer)} speaks for ${name}.`,
      },
      meaning: { unit: 'points of the score', low: 'against it', high: 'for it' },
    };
  },
  ofChannel(subject, settings, channel) {
    const { network, target } = subject;
    const { height, width } = network.description.input;
    const layer = clueLayer(network, target, settings.layer);
    const name = targetName(network, target);
    const title = `${layerTitle(network, layer)}, channel ${channel}`;
    return {
      kind: 'heat',
      title: `${title}: its share of ${name}`,
      values: conceptMap(subject, target, layer, channel),
      scale: 'symmetric',
      percentile: 99.5,
      faint: {
        below: (pointOf(target) * leastRelevance.positive) / 10,
        says: `Next to nothing of what the channel adds to ${name} comes from pixels: it adds little, or biases answer for it.`,
      },
      meaning: {
        ...{ unit: 'points of the score', per: `${height} x ${width}` },
        ...{ low: 'against it', high: 'for it' },
      },
    };
  },
});

/** @param values the channels of one place after those of another */
function sumOfEach(values: Float32Array, channels: number): Float32Array {
  const sums = new Float32Array(channels);
  values.forEach((value, i) => {
    sums[i % channels] = (sums[i % channels] as number) + value;
  });
  return sums;
}
