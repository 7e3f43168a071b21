import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../../contract/parameter.ts';
import { told } from '../../contract/told.ts';
import type { Network } from '../../network/network.ts';
import type { OnStage } from '../common/slow_technique.ts';
import { ParameterError, type Settings } from '../common/technique.ts';
import { Adam } from '../optimise/adam.ts';
import { type FeatureTerm, featureLoss, type ImageLoss, sumOfLosses } from '../optimise/feature_loss.ts';
import { Lbfgs } from '../optimise/lbfgs.ts';
import type { Optimisation } from '../optimise/optimise.ts';
import { totalVariation } from '../optimise/total_variation.ts';
import { colourVariation } from './luminance.ts';
import { paletteLoss } from './palette.ts';
import { styleLayers } from './style_layers.ts';
import type { StyleLayer, StyleTargets } from './style_targets.ts';

const weight = (label: string, help: string) =>
  ({ kind: 'number', label, help, min: 0, max: 4, step: 0.05, default: 1 }) as const satisfies Parameter;

/** The settings that texture synthesis and style transfer share. */
export const styleParameters = {
  smoothness: {
    kind: 'number',
    label: 'Smoothness',
    help: 'Weight of the total variation: more makes it softer, less keeps noise.',
    ...{ min: 0, max: 50, step: 0.5, default: 2 },
  },
  calm: {
    kind: 'number',
    label: 'Calm colours',
    help: 'Weight of the variation of colours alone: more keeps rainbow noise out of it.',
    ...{ min: 0, max: 200, step: 1, default: 20 },
  },
  palette: weight('Palette', 'Weight of the mean and the spread of the colours themselves.'),
  finest: weight('Finest strokes', 'Weight of the first layer: colours and the smallest edges.'),
  fine: weight('Fine strokes', 'Weight of the second layer of five.'),
  middle: weight('Middle strokes', 'Weight of the third layer of five.'),
  coarse: weight('Coarse strokes', 'Weight of the fourth layer of five.'),
  coarsest: weight('Coarsest strokes', 'Weight of the deepest layer: shapes and how they are arranged.'),
  octaves: {
    kind: 'number',
    label: 'Octaves',
    help: 'Sizes that are painted at, each twice the one before: more make larger forms.',
    ...{ min: 1, max: 4, step: 1, default: 2 },
  },
  optimiser: {
    kind: 'choice',
    label: 'Optimiser',
    help: 'L-BFGS needs fewer steps and paints calmer pictures; Adam is livelier.',
    options: [
      { value: 'lbfgs', label: 'L-BFGS' },
      { value: 'adam', label: 'Adam' },
    ],
    default: 'lbfgs',
  },
  rate: {
    kind: 'number',
    label: 'Step size',
    help: 'Adam only: how far a step may move a colour of 0 to 1.',
    ...{ min: 0.001, max: 0.2, step: 0.001, default: 0.03 },
  },
} as const satisfies Record<string, Parameter>;

type StyleSettings = Settings<typeof styleParameters>;

/**
 * The layers at which style is measured, with their weights; a layer that stands for several has the mean of theirs.
 * @throws {ParameterError} if nothing is left to measure
 */
export function weightedLayers(network: Network, settings: StyleSettings): StyleLayer[] {
  const { finest, fine, middle, coarse, coarsest } = settings;
  const weights = [finest, fine, middle, coarse, coarsest];
  const names = styleLayers(network);
  const layers = [...new Set(names)]
    .map((layer) => ({ layer, weight: mean(weights.filter((_, i) => names[i] === layer)) }))
    .filter((one) => one.weight > 0);
  if (layers.length > 0) return layers;
  throw new ParameterError(told('settingErrors.noStrokes'));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the first step of L-BFGS moves a colour of 0..1 by, on average. */
const FIRST_MOVE = 0.01;
/** Each step that L-BFGS remembers is two more pictures in every checkpoint. */
const HISTORY = 6;

/** How the pixels go downhill: the optimiser, what follows its steps, and what to change where they diverge. */
export function descentOf({
  optimiser,
  rate,
}: StyleSettings): Pick<Optimisation, 'optimiser' | 'amend' | 'advice'> {
  // L-BFGS learns from where its steps end, so they are left where they are; the picture shows them clipped.
  return optimiser === 'adam'
    ? {
        optimiser: new Adam({ rate }),
        amend: (pixels) => tf.clipByValue(pixels, 0, 1),
        advice: 'Lower the step size (rate).',
      }
    : {
        optimiser: new Lbfgs({ firstMove: FIRST_MOVE, history: HISTORY }),
        advice: 'Choose Adam with a small step size (optimiser).',
      };
}

/**
 * The loss that a picture's style makes, with what else is asked of it. Call it inside tf.tidy.
 * @param terms of its features
 * @param onStage hears of `look`, `back` and `calm`
 */
export function styledLoss(
  network: Network,
  pixels: tf.Tensor4D,
  terms: readonly FeatureTerm[],
  target: StyleTargets,
  { smoothness, calm, palette }: StyleSettings,
  onStage?: OnStage,
): ImageLoss {
  const features = featureLoss(network, pixels, terms, onStage);
  if (palette > 0 || smoothness > 0 || calm > 0) onStage?.('calm');
  return [
    ...(palette > 0 ? [paletteLoss(pixels, target.palette, palette)] : []),
    ...(smoothness > 0 ? [totalVariation(pixels, smoothness)] : []),
    ...(calm > 0 ? [colourVariation(pixels, calm)] : []),
  ].reduce(sumOfLosses, features);
}
