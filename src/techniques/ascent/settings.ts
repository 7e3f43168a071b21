import type { Parameters, Settings } from '../common/technique.ts';
import { paintsWith } from '../optimise/parametrisation.ts';

/** Every regulariser has a weight of its own, and 0 switches it off. */
export const ascentParameters = {
  steps: { kind: 'number', label: 'Steps', min: 1, max: 2000, step: 1, default: 160 },
  size: {
    kind: 'number',
    label: 'Size',
    help: 'Side of the picture in pixels. With crops the network sees parts of it at its own size.',
    ...{ min: 64, max: 1024, step: 16, default: 224 },
  },
  climbs: {
    kind: 'choice',
    label: 'Climbs',
    help: 'Of a class: its own score, or its probability, which also pushes down what is like it.',
    options: [
      { value: 'score', label: 'score' },
      { value: 'probability', label: 'probability' },
    ],
    default: 'score',
  },
  parametrisation: {
    ...paintsWith,
    help: 'Frequencies: a step changes large forms as easily as fine ones. Phases: how strong each frequency is stays as in photographs.',
    options: [...paintsWith.options, { value: 'phases', label: 'phases of frequencies' }],
  },
  contrast: {
    kind: 'number',
    label: 'Contrast',
    help: 'With phases: how strong the frequencies are, in per cent of those of photographs.',
    ...{ min: 20, max: 200, step: 5, default: 100 },
  },
  decorrelate: {
    kind: 'toggle',
    label: 'Natural colours',
    help: 'With frequencies: colours vary together as they do in photographs.',
    default: true,
  },
  optimiser: {
    kind: 'choice',
    label: 'Steps by',
    help: 'Adam, Adam that looks ahead (Nesterov), or plain steps along the gradient.',
    options: [
      { value: 'adam', label: 'Adam' },
      { value: 'nadam', label: 'NAdam' },
      { value: 'gradient', label: 'gradient' },
    ],
    default: 'adam',
  },
  rate: {
    kind: 'number',
    label: 'Step size',
    help: 'How far a step moves a colour of 0 to 1, a frequency, or a phase in radians.',
    ...{ min: 0.001, max: 2, step: 0.001, default: 0.05 },
  },
  falling: {
    kind: 'toggle',
    label: 'Falling step size',
    help: 'From the whole step size to a twentieth of it at the last step: what large steps leave moving comes to rest.',
    default: false,
  },
  decay: {
    kind: 'number',
    label: 'L2 decay',
    help: 'Pulls colours towards grey.',
    ...{ min: 0, max: 1, step: 0.005, default: 0 },
  },
  variation: {
    kind: 'number',
    label: 'Total variation',
    help: 'Pulls neighbouring pixels together.',
    ...{ min: 0, max: 1, step: 0.005, default: 0 },
  },
  blur: {
    kind: 'number',
    label: 'Blur',
    help: 'Deviation of a Gaussian, in pixels.',
    ...{ min: 0, max: 5, step: 0.1, default: 0 },
  },
  blurEvery: {
    kind: 'number',
    label: 'Blur every',
    help: 'Steps from one blurring to the next.',
    ...{ min: 1, max: 50, step: 1, default: 4 },
  },
  smallNorm: {
    kind: 'number',
    label: 'Clip small pixels',
    help: 'Per cent of the pixels that are nearest to grey become grey.',
    ...{ min: 0, max: 90, step: 1, default: 0 },
  },
  smallContribution: {
    kind: 'number',
    label: 'Clip idle pixels',
    help: 'Per cent of the pixels that the score depends on least become grey.',
    ...{ min: 0, max: 90, step: 1, default: 0 },
  },
  jitter: {
    kind: 'number',
    label: 'Jitter',
    help: 'The network sees the picture shifted by up to so many pixels.',
    ...{ min: 0, max: 32, step: 1, default: 0 },
  },
  scale: {
    kind: 'number',
    label: 'Scale',
    help: 'The network sees the picture up to so many per cent larger or smaller.',
    ...{ min: 0, max: 50, step: 1, default: 0 },
  },
  rotate: {
    kind: 'number',
    label: 'Rotate',
    help: 'The network sees the picture turned by up to so many degrees.',
    ...{ min: 0, max: 45, step: 1, default: 0 },
  },
  crops: {
    kind: 'number',
    label: 'Crops',
    help: 'The network sees so many parts of the picture in each step; 0: all of it at once.',
    ...{ min: 0, max: 16, step: 1, default: 0 },
  },
  cropLeast: {
    kind: 'number',
    label: 'Smallest crop',
    help: 'In per cent of the picture’s side.',
    ...{ min: 5, max: 100, step: 5, default: 30 },
  },
  cropMost: {
    kind: 'number',
    label: 'Largest crop',
    help: 'In per cent of the picture’s side.',
    ...{ min: 5, max: 100, step: 5, default: 60 },
  },
  noise: {
    kind: 'number',
    label: 'Noise',
    help: 'On what the network sees: its deviation, of colours from 0 to 1.',
    ...{ min: 0, max: 0.5, step: 0.01, default: 0 },
  },
  transparency: {
    kind: 'toggle',
    label: 'Transparent',
    help: 'What the score did not depend on is transparent.',
    default: false,
  },
} as const satisfies Parameters;

export type AscentSettings = Settings<typeof ascentParameters>;
