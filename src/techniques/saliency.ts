import * as tf from '@tensorflow/tfjs-core';
import { backward, type Seeds } from '../network/backward.ts';
import type { InputDescription } from '../network/description.ts';
import { forward, type Trace } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import type { HeatTensor } from './common/picture.ts';
import { type Averaged, runningMean } from './common/running_mean.ts';
import { seedOf, targetName } from './common/target.ts';
import { type Stage, type Subject, technique } from './common/technique.ts';
import { clippedFor } from './maps/clipping.ts';
import { leastGradient, leastShare, pointOf } from './maps/faint.ts';
import { checkedGradients, completenessNote } from './maps/integrated_gradients.ts';

const PERCENTILE = 99;

/**
 * Saliency map: how strongly each pixel moves one score, |d score / d pixel|, the largest over colours.
 * Simonyan, Vedaldi, Zisserman 2013, section 3.
 * @returns [height, width], >= 0, in logits per unit of preprocessed input, which is `std` of 255 of a colour: of networks whose
 * pictures are divided by something else it does not compare
 */
export const saliencyMap = (network: Network, trace: Trace, seeds: Seeds): tf.Tensor2D =>
  tf.tidy(() => maxOverColours(tf.abs(backward(network, trace, seeds))));

const maxOverColours = (gradient: tf.Tensor4D): tf.Tensor2D => tf.squeeze(tf.max(gradient, 3), [0]);

/** Gradient x input, summed over colours: each pixel's share of the score to first order. Shrikumar et al. 2016. */
export const gradientTimesInput = (network: Network, trace: Trace, seeds: Seeds): tf.Tensor2D =>
  tf.tidy(() => sumOverColours(tf.mul(backward(network, trace, seeds), trace.image)));

const sumOverColours = (attribution: tf.Tensor4D): tf.Tensor2D => tf.squeeze(tf.sum(attribution, 3), [0]);

/**
 * SmoothGrad: the mean saliency of noisy copies. As Captum's NoiseTunnel over Saliency it averages magnitudes, here the largest over
 * colours of each copy; Smilkov et al. 2017 average the gradients with their signs, of which opposite ones cancel.
 * @param noise standard deviation as a share of the image's value range
 * @yields the running mean, [height, width]
 */
export async function* smoothGrad(
  subject: Subject,
  samples: number,
  noise: number,
): AsyncGenerator<Averaged, void> {
  const { network, image, target } = subject;
  const deviation = tf.tidy(() => tf.mul(tf.sub(tf.max(image), tf.min(image)), noise));
  const sample = (index: number) => {
    const noisy = tf.add(
      image,
      tf.mul(tf.randomNormal(image.shape, 0, 1, 'float32', index + 1), deviation),
    ) as tf.Tensor4D;
    return saliencyMap(network, forward(network, noisy), seedOf(network, target));
  };
  try {
    yield* runningMean(samples, sample);
  } finally {
    deviation.dispose();
  }
}

/** Saliency and its relatives, by the setting `method`. */
export const saliency = technique({
  id: 'saliency',
  title: 'Saliency',
  question:
    'Which pixels would change the score most? With SmoothGrad, gradient x input and integrated gradients.',
  family: 'backward',
  caption: {
    shows:
      'Which dots of the picture matter most to what the network says. It is the gradient of the class score with respect to every pixel: how much the score would change if the pixel changed a little.',
    read: 'Bright pixels matter to the score, for or against it. Saliency is sharp but noisy; SmoothGrad averages it over noisy copies. Gradient x input and integrated gradients tell for (one colour) from against (the other).',
    paper:
      'Simonyan, Vedaldi, Zisserman 2013, Deep Inside Convolutional Networks; SmoothGrad: Smilkov et al. 2017, SmoothGrad: removing noise by adding noise',
  },
  parameters: {
    method: {
      kind: 'choice',
      label: 'Method',
      options: [
        { value: 'gradient', label: 'saliency' },
        { value: 'smoothgrad', label: 'SmoothGrad' },
        { value: 'gradient-x-input', label: 'gradient x input' },
        { value: 'integrated', label: 'integrated gradients' },
      ],
      default: 'gradient',
    },
    samples: {
      kind: 'number',
      label: 'Samples',
      help: 'SmoothGrad: noisy copies.',
      min: 2,
      max: 64,
      step: 1,
      default: 16,
    },
    steps: {
      kind: 'choice',
      label: 'Steps',
      help: 'Integrated gradients: steps along the path. auto goes on until the map adds up to what the score gains from an input of zeros (for most networks the mean colour), to 5 % (of a point at least), 243 steps at most.',
      options: ['auto', '16', '32', '64', '128', '256'].map((value) => ({ value, label: value })),
      default: 'auto',
    },
    noise: {
      kind: 'number',
      label: 'Noise',
      help: 'SmoothGrad: share of the value range.',
      min: 0.02,
      max: 0.5,
      step: 0.01,
      default: 0.15,
    },
  },
  targets: ['class', 'taught', 'channel', 'neuron'],
  progressive: true,
  run(subject, { method, samples, steps, noise }) {
    const { network, trace, target } = subject;
    const { input } = network.description;
    const name = targetName(network, target);
    const point = pointOf(target);
    const least = {
      below: point * leastGradient(network),
      says: `Next to nothing in the picture moves ${name}.`,
    };
    const clipped = clippedFor(network, target, PERCENTILE);
    const strength = { ...strengthOf(input), ...clipped, faint: least };
    const share = { ...shareOf(input), ...clipped, faint: { ...least, below: point * leastShare } };
    if (method === 'smoothgrad')
      return stages(smoothGrad(subject, samples, noise), { ...strength, title: `SmoothGrad for ${name}` });
    if (method === 'integrated') {
      const wanted = steps === 'auto' ? steps : Number(steps);
      const words = { ...share, title: `Integrated gradients for ${name}` };
      return complete(checkedGradients(subject, wanted), words, point);
    }
    const seeds = seedOf(network, target);
    return method === 'gradient-x-input'
      ? { ...share, title: `Gradient x input for ${name}`, values: gradientTimesInput(network, trace, seeds) }
      : { ...strength, title: `Saliency for ${name}`, values: saliencyMap(network, trace, seeds) };
  },
});

type Words = Omit<HeatTensor, 'values'>;

const strengthOf = ({ std }: InputDescription): Omit<Words, 'title'> => ({
  kind: 'heat',
  scale: 'zero',
  meaning: {
    ...{ unit: '|d score / d pixel|', per: std.join(', ') },
    ...{ low: 'does not matter', high: 'moves the score most' },
  },
});

const shareOf = ({ height, width }: InputDescription): Omit<Words, 'title'> => ({
  kind: 'heat',
  scale: 'symmetric',
  meaning: {
    ...{ unit: 'share of the score', per: `${height} x ${width}` },
    ...{ low: 'speaks against', high: 'speaks for' },
  },
});

async function* stages(means: AsyncGenerator<Averaged, void>, words: Words): AsyncGenerator<Stage, void> {
  for await (const { mean, progress } of means) yield { picture: { ...words, values: mean }, progress };
}

async function* complete(
  maps: ReturnType<typeof checkedGradients>,
  words: Words,
  point: number,
): AsyncGenerator<Stage, void> {
  for await (const { mean, progress, completeness } of maps) {
    const told = completeness && { completeness, note: completenessNote(completeness, point) };
    yield { picture: { ...words, ...told, values: mean }, progress };
  }
}
