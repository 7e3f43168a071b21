import { told } from '../contract/told.ts';
import { Random } from '../numeric/random.ts';
import { ascent } from './ascent/ascent.ts';
import { ascentParameters } from './ascent/settings.ts';
import { slowTechnique } from './common/slow_technique.ts';
import { placedIn } from './common/target.ts';
import { ParameterError } from './common/technique.ts';
import { optimise } from './optimise/optimise.ts';

/** Of a larger picture seen whole, the network's layers would take more than a gigabyte. */
const LARGEST_WHOLE = 512;

/** What a class, channel or neuron would most like to see. */
export const gradientAscent = slowTechnique({
  id: 'gradient-ascent',
  title: 'Gradient ascent',
  makes: 'The picture that a class, a channel or a neuron answers to most, from noise.',
  caption: {
    shows:
      'The picture that a part of the network would most like to see. It is made from noise so that one class, channel or neuron answers to it as strongly as it can.',
    read: 'No photograph is in it: it is what the network has kept of thousands of them. (MACO, which is set at first, takes from photographs only how strong each frequency is, and the mean colour.) With the preset Simonyan 2013 and its regularisers at 0 the network is pleased by noise; switch them on one by one and watch forms appear.',
    paper:
      'Simonyan et al. 2013, Deep Inside Convolutional Networks; Yosinski et al. 2015; Olah et al. 2017, Feature Visualization; Fel et al. 2023, Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization',
  },
  parameters: ascentParameters,
  presets: [
    {
      id: 'maco',
      title: 'MACO 2023',
      settings: {
        ...{ parametrisation: 'phases', optimiser: 'nadam', rate: 1, falling: true },
        ...{ contrast: 70, steps: 48, size: 384, crops: 4, noise: 0.12 },
      },
    },
    {
      id: 'olah',
      title: 'Olah 2017',
      settings: { jitter: 12, scale: 10, rotate: 8 },
    },
    {
      id: 'olah-parts',
      title: 'Olah 2017, by parts',
      settings: { size: 384, crops: 4, noise: 0.08 },
    },
    {
      id: 'yosinski',
      title: 'Yosinski 2015',
      settings: {
        ...{ parametrisation: 'pixels', optimiser: 'gradient', rate: 0.006, steps: 200, jitter: 8 },
        ...{ decay: 0.01, blur: 0.5, blurEvery: 4, smallNorm: 5, smallContribution: 5 },
      },
    },
    {
      id: 'simonyan',
      title: 'Simonyan 2013',
      settings: {
        ...{ parametrisation: 'pixels', optimiser: 'gradient', rate: 0.01, steps: 100 },
        ...{ decay: 0.02, jitter: 8 },
      },
    },
  ],
  needs: { content: false, references: 'none' },
  targets: ['class', 'taught', 'channel', 'neuron'],
  switchable: [
    'decay',
    'variation',
    'blur',
    'smallNorm',
    'smallContribution',
    'jitter',
    'scale',
    'rotate',
    'noise',
  ],
  async *paint(inputs, settings) {
    const { size, crops } = settings;
    if (crops === 0 && size > LARGEST_WHOLE)
      throw new ParameterError(told('settingErrors.cropsNeeded', { size: LARGEST_WHOLE }));
    const network = crops > 0 ? inputs.usualNetwork() : inputs.networkFor(size, size);
    const target = placedIn(network, inputs.usualNetwork, inputs.target);
    const random = new Random(inputs.seed);
    yield* optimise(ascent(network, target, settings, random, undefined, inputs), inputs.resume);
  },
});
