import * as tf from '@tensorflow/tfjs-core';
import { backward, type Seeds } from '../network/backward.ts';
import type { RelevanceRule } from '../network/layers/rules.ts';
import { seedOf, targetName } from './common/target.ts';
import { type FixedTarget, type Subject, technique } from './common/technique.ts';
import { clippedFor } from './maps/clipping.ts';
import { leastRelevance, pointOf } from './maps/faint.ts';

/** What is shared among the pixels: the score, or the activation of a channel or neuron, where it sits. Made inside the caller's tf.tidy. */
const relevanceSeed = ({ network, trace }: Subject, target: FixedTarget): Seeds =>
  new Map(
    [...seedOf(network, target)].map(([layer, seed]) => [layer, tf.mul<tf.Tensor4D>(seed, trace.at(layer))]),
  );

/**
 * Layer-wise relevance propagation: a score, shared among the pixels, layer by layer. Bach et al. 2015.
 * @returns [height, width], summed over colours, signed, in points of the score: all pixels add up to it, but for what biases
 *   and epsilon keep
 */
export const relevanceMap = (subject: Subject, target: FixedTarget, rule: RelevanceRule): tf.Tensor2D =>
  tf.tidy(() => {
    const { network, trace } = subject;
    const relevance = backward(network, trace, relevanceSeed(subject, target), rule);
    return tf.squeeze(tf.sum(relevance, 3), [0]) as tf.Tensor2D;
  });

/** What of a score each pixel accounts for. */
export const lrp = technique({
  id: 'lrp',
  title: 'Relevance',
  question:
    'Which pixels does the score come from? Layer by layer it is shared among them (LRP), by one of several rules.',
  family: 'backward',
  caption: {
    shows:
      'Which dots of the picture the network’s answer comes from. Layer by layer, the score of the class is shared among what made it.',
    read: 'What speaks for the class and what against it have different colours. Under the rule z+ only what adds to a sum has a share: the map is calm. Gamma and epsilon let what cancels count too: finer, and noisier. In deep networks most of the score stays with the biases; the rest reaches the pixels. Look at a channel or a neuron to share out its activation.',
    paper:
      'Bach et al. 2015, On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation; rules: Montavon et al. 2019',
  },
  parameters: {
    rule: {
      kind: 'choice',
      label: 'What has a share',
      help: 'Of each sum in a convolution. Epsilon: every term, as it is. Gamma: every term, those with the sign of the sum the more. z+: those alone that are above 0.',
      options: [
        { value: 'all', label: 'epsilon' },
        { value: 'favoured', label: 'gamma' },
        { value: 'positive', label: 'z+' },
      ],
      default: 'positive',
    },
    epsilon: {
      kind: 'number',
      label: 'Epsilon',
      help: 'How much a sum keeps for itself, the weaker the more, as a share of what the sums of its layer are on average.',
      ...{ min: 0, max: 1, step: 0.01, default: 0.05 },
    },
    gamma: {
      kind: 'number',
      label: 'Gamma',
      help: 'How many times more those terms count that have the sign of their sum. For the rule gamma.',
      ...{ min: 0, max: 10, step: 0.05, default: 0.25 },
    },
    first: {
      kind: 'choice',
      label: 'At the pixels',
      help: 'As elsewhere; box: by how far a pixel is from black and from white; flat: all pixels under a window alike.',
      options: [
        { value: 'same', label: 'as elsewhere' },
        { value: 'box', label: 'box' },
        { value: 'flat', label: 'flat' },
      ],
      default: 'box',
    },
  },
  targets: ['class', 'taught', 'channel', 'neuron'],
  progressive: false,
  run: (subject, { rule, first, epsilon, gamma }) => {
    const name = targetName(subject.network, subject.target);
    const terms = rule as RelevanceRule['terms'];
    const { height, width } = subject.network.description.input;
    return {
      kind: 'heat',
      title: `Relevance for ${name}`,
      values: relevanceMap(subject, subject.target, {
        ...{ terms, epsilon, gamma },
        first: first as RelevanceRule['first'],
      }),
      scale: 'symmetric',
      ...clippedFor(subject.network, subject.target, 99.5),
      faint: {
        below: pointOf(subject.target) * leastRelevance[terms],
        says: `Next to nothing in the picture accounts for ${name}.`,
      },
      meaning: {
        ...{ unit: 'points of the score', per: `${height} x ${width}` },
        ...{ low: 'against it', high: 'for it' },
      },
    };
  },
});
