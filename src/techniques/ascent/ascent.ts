import * as tf from '@tensorflow/tfjs-core';
import type { UnitTarget } from '../../contract/target.ts';
import type { Network } from '../../network/network.ts';
import type { Random } from '../../numeric/random.ts';
import { Adam } from '../optimise/adam.ts';
import { climb, climbProbability } from '../optimise/climb.ts';
import { featureLoss, type ImageLoss, sumOfLosses } from '../optimise/feature_loss.ts';
import { NormalisedDescent } from '../optimise/normalised_descent.ts';
import type { Optimisation } from '../optimise/optimise.ts';
import { parametrisationOf } from '../optimise/parametrisation.ts';
import { meanColour } from '../optimise/pixels.ts';
import { totalVariation } from '../optimise/total_variation.ts';
import { l2Decay } from '../regularisers/decay.ts';
import { filtered, filters } from './filter.ts';
import { motionOf } from './motion.ts';
import type { AscentSettings } from './settings.ts';

/**
 * Gradient ascent on a class score, channel or neuron, from nearly grey noise: argmax S(I) - R(I).
 * Simonyan et al. 2013, section 2; regularisers by Yosinski et al. 2015 and Olah et al. 2017.
 * @throws {UnknownClassError|UnknownLayerError|ParameterError} if there is no such target
 */
export function ascent(
  network: Network,
  target: UnitTarget,
  settings: AscentSettings,
  random: Random,
): Optimisation {
  const { steps, optimiser, rate, decay, variation } = settings;
  const { height, width } = network.description.input;
  const neutral = meanColour(network.description.input);
  const wish =
    settings.climbs === 'probability' && target.kind === 'class'
      ? climbProbability(network, target.index)
      : climb(network, target);
  const paint = parametrisationOf(settings.parametrisation, network.description.input, settings.decorrelate);
  /** Of the score at the pixels, in the present step: the filters want it. */
  let scoreGradient: tf.Tensor4D | undefined;

  return {
    ...{ steps, random, advice: 'Lower the step size (rate).' },
    optimiser: optimiser === 'adam' ? new Adam({ rate }) : new NormalisedDescent(rate),
    start: () => paint.noise(random),
    lossOf(parameters) {
      const pixels = paint.pixelsOf(parameters);
      const { forward, adjoint } = motionOf(settings, random, [height, width], neutral);
      const seen = featureLoss(network, forward(pixels), [wish]);
      let loss: ImageLoss = { ...seen, gradient: adjoint(seen.gradient) };
      scoreGradient?.dispose();
      scoreGradient = tf.keep(tf.clone(loss.gradient));
      if (decay > 0) loss = sumOfLosses(loss, l2Decay(pixels, decay, neutral));
      // Summed over the picture like the decay: a class score does not grow with the picture's size.
      if (variation > 0) loss = sumOfLosses(loss, totalVariation(pixels, variation * pixels.size));
      return { ...loss, gradient: paint.gradientOf(pixels, loss.gradient) };
    },
    amend(parameters, _gradient, step) {
      if (!filters(settings, step)) return paint.clipped(parameters);
      const pixels = paint.pixelsOf(parameters);
      return paint.parametersOf(filtered(pixels, scoreGradient as tf.Tensor4D, settings, step, neutral));
    },
    pixelsOf: (parameters) => paint.pixelsOf(parameters),
    dispose() {
      scoreGradient?.dispose();
      paint.dispose();
    },
  };
}
