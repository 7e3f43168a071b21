import * as tf from '@tensorflow/tfjs-core';
import { type JobStep, type RunInputs, slowTechnique } from './common/slow_technique.ts';
import type { Settings } from './common/technique.ts';
import { coarseToFine, type Octave } from './optimise/coarse_to_fine.ts';
import { noiseOf } from './optimise/noise.ts';
import { optimise } from './optimise/optimise.ts';
import { fittedSize, resized } from './optimise/resize.ts';
import { gramTerm } from './style/gram.ts';
import { descentOf, styledLoss, styleParameters, weightedLayers } from './style/style_parameters.ts';
import { checkReferences, styleTargets, tensorsOf } from './style/style_targets.ts';

/** Deviation of the noise at the beginning: about that of a photograph. */
const NOISE = 0.2;

const parameters = {
  size: {
    kind: 'number',
    label: 'Size',
    help: 'Longer side in pixels at which the texture is looked at.',
    ...{ min: 64, max: 384, step: 16, default: 192 },
  },
  enlarge: {
    kind: 'number',
    label: 'Enlarge',
    help: 'How much larger than the texture the picture becomes: more of it, not the same stretched.',
    ...{ min: 1, max: 2, step: 0.25, default: 1 },
  },
  steps: { kind: 'number', label: 'Steps', min: 1, max: 2000, step: 1, default: 200 },
  ...styleParameters,
  smoothness: { ...styleParameters.smoothness, default: 0.5 },
  calm: { ...styleParameters.calm, default: 5 },
} as const;

/** Noise becomes a picture that has the Gram matrices of a texture, and so its look, with everything in a new place. */
export const textureSynthesis = slowTechnique({
  id: 'texture',
  title: 'Texture synthesis',
  makes: 'More of a texture, with everything in a new place.',
  caption: {
    shows:
      'More of a texture, grown from noise. The network only says how often its channels answer together, averaged over the whole picture (the Gram matrices), and the noise is changed until that is the same.',
    read: 'Every piece looks like the texture, yet none is a copy: what the averages hold is style, what they lost is where things were. Leave only fine strokes and the pattern falls to pieces; leave only coarse ones and its surface goes.',
    paper: 'Gatys, Ecker, Bethge 2015, Texture Synthesis Using Convolutional Neural Networks',
  },
  parameters,
  presets: [
    { id: 'faithful', title: 'Faithful', settings: {} },
    { id: 'larger', title: 'Twice as large', settings: { enlarge: 2, octaves: 3 } },
    {
      id: 'grain',
      title: 'Only the fine grain',
      settings: { middle: 0, coarse: 0, coarsest: 0, octaves: 1 },
    },
    { id: 'forms', title: 'Only the large forms', settings: { finest: 0, fine: 0, smoothness: 4 } },
  ],
  needs: { content: false, references: 'one' },
  targets: [],
  async *paint(inputs, settings) {
    checkReferences(inputs.references, 'texture');
    const { octaves, steps } = settings;
    yield* coarseToFine({ octaves, steps, resume: inputs.resume }, (octave) =>
      paintTexture(inputs, settings, octave),
    );
  },
});

async function* paintTexture(
  inputs: RunInputs,
  settings: Settings<typeof parameters>,
  { share, steps, start, resume }: Octave,
): AsyncGenerator<JobStep, void> {
  const { onStage } = inputs;
  const side = Math.round(settings.size * share);
  const model = inputs.references[0]?.pixels as tf.Tensor4D;
  const [height, width] = fittedSize(model, Math.round(side * settings.enlarge));
  const network = inputs.networkFor(height, width);
  onStage?.('model');
  const targets = styleTargets(inputs, { side, layers: weightedLayers(network, settings) });
  const terms = targets.grams.map((target) => gramTerm('texture', target));
  try {
    yield* optimise(
      {
        ...{ steps, onStage, ...descentOf(settings) },
        start() {
          onStage?.(start ? 'enlarge' : 'begin');
          return start ? resized(start, height, width) : noiseOf([height, width], NOISE, inputs.seed);
        },
        lossOf: (pixels) => styledLoss(network, pixels as tf.Tensor4D, terms, targets, settings, onStage),
        pixelsOf: (pixels) => pixels as tf.Tensor4D,
      },
      resume,
    );
  } finally {
    tf.dispose(tensorsOf(targets));
  }
}
