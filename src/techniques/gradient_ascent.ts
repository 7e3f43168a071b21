import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../network/network.ts';
import { Adam } from './optimise/adam.ts';
import { climb } from './optimise/climb.ts';
import { featureLoss, type ImageLoss, sumOfLosses } from './optimise/feature_loss.ts';
import { NormalisedDescent } from './optimise/normalised_descent.ts';
import { type Optimisation, optimise } from './optimise/optimise.ts';
import { fourierPixels, type Parametrisation, plainPixels } from './optimise/parametrisation.ts';
import { meanColour } from './optimise/pixels.ts';
import { Random } from './optimise/random.ts';
import { totalVariation } from './optimise/total_variation.ts';
import { type Motion, warp } from './optimise/warp.ts';
import { painting, type Sitting } from './painting.ts';
import { gaussianBlur } from './regularisers/blur.ts';
import { clipSmallContribution, clipSmallNorm } from './regularisers/clip_pixels.ts';
import { l2Decay } from './regularisers/decay.ts';

export interface AscentSettings {
  readonly steps: number;
  readonly rate: number;
  readonly optimiser: string;
  readonly parametrisation: string;
  readonly decorrelate: boolean;
  readonly decay: number;
  readonly variation: number;
  readonly blur: number;
  readonly blurEvery: number;
  readonly smallNorm: number;
  readonly smallContribution: number;
  readonly jitter: number;
  readonly scale: number;
  readonly rotate: number;
}

export function motionOf({ jitter, scale, rotate }: AscentSettings, random: Random): Motion | null {
  if (jitter === 0 && scale === 0 && rotate === 0) return null;
  return {
    dy: random.integer(-jitter, jitter),
    dx: random.integer(-jitter, jitter),
    scale: 1 + (scale / 100) * (2 * random.uniform() - 1),
    degrees: rotate * (2 * random.uniform() - 1),
  };
}

export function ascent(
  network: Network,
  target: Sitting['target'],
  settings: AscentSettings,
  seed: number,
  parametrisation: Parametrisation,
): Optimisation {
  const { height, width, ...input } = network.description.input;
  const neutral = meanColour({ height, width, ...input });
  const random = new Random(seed);
  const term = climb(network, target);
  const { decay, variation, blur, blurEvery, smallNorm, smallContribution, rate } = settings;

  const lossAt = (pixels: tf.Tensor4D): ImageLoss => {
    const motion = motionOf(settings, random);
    if (!motion) return featureLoss(network, pixels, [term]);
    const moved = warp(height, width, motion, neutral);
    const { terms, gradient } = featureLoss(network, moved.forward(pixels), [term]);
    return { terms, gradient: moved.adjoint(gradient) };
  };
  return {
    steps: settings.steps,
    random,
    optimiser: settings.optimiser === 'adam' ? new Adam({ rate }) : new NormalisedDescent(rate),
    start: () =>
      settings.parametrisation === 'fourier'
        ? tf.tensor3d(random.normals(3 * height * width, 0.01), [3, height, width])
        : tf.add(tf.tensor4d(random.normals(3 * height * width, 0.02), [1, height, width, 3]), neutral),
    lossOf(parameters) {
      const pixels = parametrisation.pixelsOf(parameters);
      let loss = lossAt(pixels);
      if (decay > 0) loss = sumOfLosses(loss, l2Decay(pixels, decay, neutral));
      if (variation > 0) loss = sumOfLosses(loss, totalVariation(pixels, variation));
      return { terms: loss.terms, gradient: parametrisation.gradientOf(parameters, loss.gradient) };
    },
    amend(parameters, gradient, step) {
      const blurs = blur > 0 && step % blurEvery === 0;
      if (!blurs && smallNorm === 0 && smallContribution === 0)
        return parametrisation === plainPixels ? parametrisation.parametersOf(parameters as tf.Tensor4D) : parameters;
      let pixels = parametrisation.pixelsOf(parameters);
      if (blurs) pixels = gaussianBlur(pixels, blur);
      if (smallNorm > 0) pixels = clipSmallNorm(pixels, smallNorm / 100, neutral);
      if (smallContribution > 0)
        pixels = clipSmallContribution(pixels, gradient as tf.Tensor4D, smallContribution / 100, neutral);
      return parametrisation.parametersOf(pixels);
    },
    pixelsOf: (parameters) => parametrisation.pixelsOf(parameters),
    advice: 'Lower the step size (rate).',
  };
}
