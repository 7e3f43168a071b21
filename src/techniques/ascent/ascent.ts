import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../contract/jobs.ts';
import type { FixedTarget } from '../../contract/target.ts';
import type { Network } from '../../network/network.ts';
import type { Random } from '../../numeric/random.ts';
import { tuned } from '../common/settings.ts';
import type { Followed, OnStage } from '../common/slow_technique.ts';
import { Adam } from '../optimise/adam.ts';
import {
  type FeatureTerm,
  featureLoss,
  type ImageLoss,
  meanOf,
  partsOf,
  sumOfLosses,
} from '../optimise/feature_loss.ts';
import { NAdam } from '../optimise/nadam.ts';
import { NormalisedDescent } from '../optimise/normalised_descent.ts';
import { probabilityObjective, targetObjective } from '../optimise/objectives.ts';
import type { Optimisation } from '../optimise/optimise.ts';
import type { Optimiser } from '../optimise/optimiser.ts';
import { type Parametrisation, parametrisationOf } from '../optimise/parametrisation.ts';
import { phasePixels } from '../optimise/phases.ts';
import { meanColour } from '../optimise/pixels.ts';
import { fallingRate } from '../optimise/rate.ts';
import { totalVariation } from '../optimise/total_variation.ts';
import { l2Decay } from '../regularisers/decay.ts';
import { filtered, filters } from './filter.ts';
import { lookOf, motionOf } from './looks.ts';
import type { AscentSettings } from './settings.ts';
import { Attention } from './transparency.ts';

/**
 * Gradient ascent on a class score, channel or neuron, from noise: argmax S(I) - R(I). Simonyan et al. 2013, section 2;
 * regularisers by Yosinski et al. 2015 and Olah et al. 2017; fixed magnitudes and crops by Fel et al. 2023.
 * @param network for images of the picture's size, or of any size where it looks at crops
 * @param objective what goes downhill, where it is not minus the score of the target
 * @param resume where it is to go on: a step size that had fallen stays where it is, however many steps are added
 * @throws {UnknownClassError|UnknownLayerError|ParameterError} if there is no such target
 */
export function ascent(
  network: Network,
  target: FixedTarget,
  settings: AscentSettings,
  random: Random,
  objective: FeatureTerm = objectiveOf(network, target, settings),
  { tuning, onStage, resume = null }: Followed & { readonly resume?: Checkpoint | null } = {},
): Optimisation {
  const { steps } = settings;
  const fall = fallOf(steps, resume);
  const now = () => tuned(settings, tuning);
  const { input } = network.description;
  const size: [number, number] =
    settings.crops > 0 ? [settings.size, settings.size] : [input.height, input.width];
  const neutral = meanColour(input);
  const paint = paintOf(settings, network, size);
  const attention = settings.transparency ? new Attention() : undefined;
  /** Of the score at the pixels, in the present step: the filters want it. */
  let scoreGradient: tf.Tensor4D | undefined;

  return {
    ...{ steps, random, tuning, onStage, advice: 'Lower the step size (rate).' },
    optimiser: optimiserOf(settings, fall),
    ...(settings.falling && { numbers: { [FALL]: fall } }),
    ...(attention && { memory: attention }),
    start() {
      onStage?.('begin');
      return paint.noise(random);
    },
    lossOf(parameters) {
      const pixels = paint.pixelsOf(parameters);
      const present = now();
      const { decay, variation } = present;
      if (shifts(present)) onStage?.('shift');
      const { forward, adjoint } = motionOf(present, random, size, neutral);
      const seen = meanOverLooks(network, forward(pixels), objective, present, random, onStage);
      let loss: ImageLoss = { ...seen, gradient: adjoint(seen.gradient) };
      scoreGradient?.dispose();
      scoreGradient = tf.keep(tf.clone(loss.gradient));
      attention?.add(loss.gradient);
      if (decay > 0 || variation > 0) onStage?.('calm');
      if (decay > 0) loss = sumOfLosses(loss, l2Decay(pixels, decay, neutral));
      // Summed over the picture like the decay: a class score does not grow with the picture's size.
      if (variation > 0) loss = sumOfLosses(loss, totalVariation(pixels, variation * pixels.size));
      const parts = partsOf(loss);
      return { ...loss, parts, gradient: paint.gradientOf(pixels, loss.gradient, parameters) };
    },
    amend(parameters, _gradient, step) {
      const present = now();
      if (!filters(present, step)) return paint.clipped(parameters);
      onStage?.('filter');
      const pixels = paint.pixelsOf(parameters);
      return paint.parametersOf(filtered(pixels, scoreGradient as tf.Tensor4D, present, step, neutral));
    },
    pixelsOf(parameters) {
      const pixels = paint.pixelsOf(parameters);
      return attention ? tf.concat([pixels, attention.opacity()], 3) : pixels;
    },
    dispose() {
      scoreGradient?.dispose();
      attention?.dispose();
      paint.dispose();
    },
  };
}

/** Whether the network sees the picture otherwise than it is. */
const shifts = ({ jitter, scale, rotate, crops, noise }: AscentSettings): boolean =>
  [jitter, scale, rotate, crops, noise].some((one) => one > 0);

const objectiveOf = (network: Network, target: FixedTarget, { climbs }: AscentSettings): FeatureTerm =>
  climbs === 'probability' && target.kind === 'class'
    ? probabilityObjective(network, target.index)
    : targetObjective(network, target);

/** In checkpoints: the number of steps within which the step size falls. */
const FALL = 'fall';

/** It is not spread anew over more steps once it is at its end: a picture that has come to rest would be shaken. */
function fallOf(steps: number, resume: Checkpoint | null): number {
  const before = resume?.numbers[FALL];
  return resume && before !== undefined && resume.step >= before ? before : steps;
}

/** @param fall the number of steps within which the step size falls, where it does */
function optimiserOf({ optimiser: choice, rate: size, falling }: AscentSettings, fall: number): Optimiser {
  const rate = falling ? fallingRate(size, fall) : size;
  if (choice === 'nadam') return new NAdam(rate);
  return choice === 'adam' ? new Adam({ rate }) : new NormalisedDescent(rate);
}

function paintOf(
  { parametrisation, decorrelate, contrast }: AscentSettings,
  { description }: Network,
  [height, width]: [number, number],
): Parametrisation {
  if (parametrisation === 'phases') return phasePixels(height, width, contrast / 100);
  return parametrisationOf(parametrisation, { ...description.input, height, width }, decorrelate);
}

/** The loss of a picture, averaged over the looks of one step. One look at a time: memory does not grow with their number. */
function meanOverLooks(
  network: Network,
  pixels: tf.Tensor4D,
  objective: FeatureTerm,
  settings: AscentSettings,
  random: Random,
  onStage?: OnStage,
): ImageLoss {
  const { height, width } = network.description.input;
  const [, fromHeight, fromWidth] = pixels.shape;
  const count = Math.max(1, settings.crops);
  const seen: Required<Pick<ImageLoss, 'terms' | 'rising'>>[] = [];
  let sum: tf.Tensor4D | undefined;
  for (let i = 0; i < count; i++) {
    const before = sum;
    const {
      terms,
      rising = {},
      gradient,
    } = tf.tidy(() => {
      const look = lookOf(settings, random, [fromHeight, fromWidth], [height, width]);
      const loss = featureLoss(network, look.forward(pixels), [objective], onStage);
      const here = look.adjoint(loss.gradient);
      return { ...loss, gradient: before ? tf.add<tf.Tensor4D>(before, here) : here };
    });
    before?.dispose();
    sum = gradient;
    seen.push({ terms, rising });
  }
  return {
    terms: meanOf(seen.map(({ terms }) => terms)),
    rising: meanOf(seen.map(({ rising }) => rising)),
    gradient: tf.div(sum as tf.Tensor4D, count) as tf.Tensor4D,
  };
}
