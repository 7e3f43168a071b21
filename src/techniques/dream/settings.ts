import type { Network } from '../../network/network.ts';
import type { RunInputs } from '../common/slow_technique.ts';
import { placedIn } from '../common/target.ts';
import type { Parameters, Settings } from '../common/technique.ts';
import type { FeatureTerm } from '../optimise/feature_loss.ts';
import { targetObjective } from '../optimise/objectives.ts';
import { activationObjective } from './excite.ts';

/** The settings that every dream has. */
export const dreamParameters = {
  layer: { kind: 'layer', label: 'Layer', help: 'Early: strokes. Deep: things.', default: 0.5 },
  of: {
    kind: 'choice',
    label: 'Dream of',
    help: 'All that the layer sees, or one class, channel or neuron.',
    options: [
      { value: 'layer', label: 'the whole layer' },
      { value: 'target', label: 'the target' },
    ],
    default: 'layer',
  },
  size: {
    kind: 'number',
    label: 'Size',
    help: 'Longer side of the picture in pixels. Above 512 the network sees it tile by tile.',
    ...{ min: 64, max: 1024, step: 16, default: 384 },
  },
  octaves: {
    kind: 'number',
    label: 'Octaves',
    help: 'Sizes that are dreamt at, from small to large: more give larger things.',
    ...{ min: 1, max: 8, step: 1, default: 3 },
  },
  ratio: {
    kind: 'number',
    label: 'Octave ratio',
    help: 'How many times larger each octave is than the one before.',
    ...{ min: 1.1, max: 2, step: 0.05, default: 1.4 },
  },
  steps: { kind: 'number', label: 'Steps per octave', min: 1, max: 200, step: 1, default: 14 },
  rate: {
    kind: 'number',
    label: 'Step size',
    help: 'How far a step moves a colour of 0 to 1 on average.',
    ...{ min: 0.001, max: 0.1, step: 0.001, default: 0.01 },
  },
  jitter: {
    kind: 'number',
    label: 'Jitter',
    help: 'The picture is shifted by up to so many pixels before each step, so that no grid shows.',
    ...{ min: 0, max: 64, step: 1, default: 32 },
  },
  smoothing: {
    kind: 'number',
    label: 'Smoothness',
    help: 'Takes the finest patterns out of every step; in pixels.',
    ...{ min: 0, max: 4, step: 0.1, default: 1 },
  },
  bands: {
    kind: 'number',
    label: 'Even octaves',
    help: 'Coarse patterns grow as fast as fine ones, over so many octaves of frequencies; 0: as the layer has it.',
    ...{ min: 0, max: 6, step: 1, default: 4 },
  },
  naturalColours: {
    kind: 'toggle',
    label: 'Natural colours',
    help: 'Colours change together as they do in photographs.',
    default: true,
  },
} as const satisfies Parameters;

/** What a dream climbs, in a network of whichever size. */
export const objectiveSettings =
  (
    { of, layer }: Settings<typeof dreamParameters>,
    { target, usualNetwork }: Pick<RunInputs, 'target' | 'usualNetwork'>,
  ) =>
  (network: Network): FeatureTerm =>
    of === 'target'
      ? targetObjective(network, placedIn(network, usualNetwork, target))
      : activationObjective(layer);
