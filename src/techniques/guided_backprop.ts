import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../network/backward.ts';
import type { BackwardRule } from '../network/layers/rules.ts';
import type { Network } from '../network/network.ts';
import { placeOf } from '../network/structure.ts';
import { layerOf, seedOf, targetName } from './common/target.ts';
import { type FixedTarget, type Subject, technique } from './common/technique.ts';
import { clippedFor } from './maps/clipping.ts';
import { leastGradient, pointOf } from './maps/faint.ts';

/**
 * The image gradient of a class score, channel or neuron under one of three rules for rectifiers.
 * Guided: Springenberg et al. 2014, figure 1; deconvnet: Zeiler & Fergus 2014.
 * Of a network for grey pictures it is that of the grey, the same in all three colours.
 * @returns [height, width, 3], RGB, signed, in score per unit of preprocessed input, which is `std` of 255 of a colour: of networks
 * whose pictures are divided by something else it does not compare
 */
export const imageGradient = (
  { network, trace }: Subject,
  target: FixedTarget,
  rule: BackwardRule,
): tf.Tensor3D =>
  tf.tidy(() => {
    const gradient = tf.squeeze<tf.Tensor3D>(backward(network, trace, seedOf(network, target), rule), [0]);
    const { grey, order } = network.description.input;
    if (grey) return tf.tile(tf.sum<tf.Tensor3D>(gradient, 2, true), [1, 1, 3]);
    return order === 'rgb' ? gradient : tf.reverse(gradient, 2);
  });

/** Whether no rectifier lies between a target and the picture: guided or deconvnet, the gradient is then the plain one. */
export const isUnguided = (network: Network, target: FixedTarget): boolean =>
  network.steps
    .slice(0, placeOf(network, layerOf(network, target)) + 1)
    .every(({ kind }) => kind.activation?.opening === undefined);

/** What is said then. */
export const unguidedNote = (network: Network, target: FixedTarget): { readonly note?: string } =>
  isUnguided(network, target) ? { note: 'no rectifier lies on the way: the gradient is the plain one' } : {};

/** The ends of a scale: what passes under a rule other than the gradient is no derivative. */
export const endsOf = (isPlain: boolean) =>
  isPlain
    ? { low: 'darker would raise it', high: 'brighter would raise it' }
    : { low: 'excited by dark', high: 'excited by bright' };

/** Guided backprop, deconvnet and the plain gradient side by side in one view. */
export const guidedBackprop = technique({
  id: 'guided-backprop',
  title: 'Guided backprop',
  question:
    'Which strokes excite a class, a channel or a single neuron? With deconvnet and the plain gradient beside it.',
  family: 'backward',
  caption: {
    shows:
      'Which strokes in the picture excite a part of the network. It is the gradient of a class, a channel or one neuron, where only positive evidence is let through.',
    read: 'Grey is zero. What stands out of the grey is what the unit saw. Under “gradient” the colours are the direction in which the picture would have to change. Guided pictures are crisp but hardly depend on the class: compare with the plain gradient.',
    paper: 'Springenberg et al. 2014, Striving for Simplicity: The All Convolutional Net',
  },
  parameters: {
    rule: {
      kind: 'choice',
      label: 'Rectifiers let pass',
      options: [
        { value: 'guided', label: 'guided' },
        { value: 'deconvnet', label: 'deconvnet' },
        { value: 'gradient', label: 'gradient' },
      ],
      default: 'guided',
    },
  },
  targets: ['class', 'taught', 'channel', 'neuron'],
  progressive: false,
  run(subject, { rule }) {
    const { network, target } = subject;
    const name = targetName(network, target);
    const isPlain = rule === 'gradient' || isUnguided(network, target);
    return {
      kind: 'image',
      title: `${rule === 'guided' ? 'Guided backprop' : rule === 'deconvnet' ? 'Deconvnet' : 'Gradient'} for ${name}`,
      values: imageGradient(subject, target, rule as BackwardRule),
      scale: 'symmetric',
      ...clippedFor(network, target, 99.5),
      ...(rule !== 'gradient' && unguidedNote(network, target)),
      faint: {
        below: pointOf(target) * leastGradient(network),
        says: `Next to nothing in the picture moves ${name}.`,
      },
      meaning: { unit: isPlain ? 'd score / d pixel' : 'signal passed back', ...endsOf(isPlain) },
    };
  },
});
