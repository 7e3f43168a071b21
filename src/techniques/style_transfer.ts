import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { tuned } from './common/settings.ts';
import { type JobStep, type RunInputs, slowTechnique } from './common/slow_technique.ts';
import type { Settings } from './common/technique.ts';
import { featureDistance } from './feature_inversion.ts';
import { coarseToFine, type Octave } from './optimise/coarse_to_fine.ts';
import { contentOf } from './optimise/content.ts';
import type { ImageLoss } from './optimise/feature_loss.ts';
import { partsOf, weighted } from './optimise/feature_loss.ts';
import { noiseOf } from './optimise/noise.ts';
import { optimise } from './optimise/optimise.ts';
import { inputOf } from './optimise/pixels.ts';
import { resized } from './optimise/resize.ts';
import { gramTerm } from './style/gram.ts';
import { greyOf, withColoursOf, withTonesOf } from './style/luminance.ts';
import { descentOf, styledLoss, styleParameters, weightedLayers } from './style/style_parameters.ts';
import { checkReferences, styleTargets, tensorsOf } from './style/style_targets.ts';

/** Deviation of the noise at the beginning: about that of a photograph. */
const NOISE = 0.2;

const parameters = {
  size: {
    kind: 'number',
    label: 'Size',
    help: 'Longer side of the picture in pixels.',
    ...{ min: 96, max: 640, step: 16, default: 320 },
  },
  steps: { kind: 'number', label: 'Steps', min: 1, max: 2000, step: 1, default: 150 },
  contentWeight: {
    kind: 'number',
    label: 'Photograph',
    help: 'Weight of the content: more keeps things where and as they are.',
    ...{ min: 0, max: 4, step: 0.01, default: 0.1 },
  },
  styleWeight: {
    kind: 'number',
    label: 'Style',
    help: 'Weight of the style: more lets the paint take over.',
    ...{ min: 0, max: 4, step: 0.05, default: 1 },
  },
  strokes: {
    kind: 'number',
    label: 'Stroke size',
    help: 'Size of the style picture relative to the painting: larger makes larger strokes.',
    ...{ min: 0.25, max: 2, step: 0.05, default: 1 },
  },
  keepColours: {
    kind: 'toggle',
    label: 'Keep the colours',
    help: 'Only light and dark are painted; the photograph’s own colours stay.',
    default: false,
  },
  start: {
    kind: 'choice',
    label: 'Begin with',
    options: [
      { value: 'content', label: 'the photograph' },
      { value: 'noise', label: 'noise' },
    ],
    default: 'content',
  },
  contentLayer: {
    kind: 'layer',
    label: 'Content layer',
    help: 'Where the photograph is held on to: deeper lets go of more detail.',
    default: 0.44,
  },
  ...styleParameters,
} as const;

type StyleTransferSettings = Settings<typeof parameters>;

/** A photograph painted in the manner of other pictures. */
export const styleTransfer = slowTechnique({
  id: 'style-transfer',
  title: 'Style transfer',
  makes:
    'Your picture in the manner of one or several others: those that ship, your own, or the frame of this moment.',
  caption: {
    shows:
      'Your picture repainted in the manner of another. Two demands pull at its pixels: a deep layer must still see the things of your picture, and the channels of five layers must answer together as often as in the style (the Gram matrices).',
    read: 'What stays is what the network calls content: things and their places. What changes is style: palette, strokes, the grain of the canvas. Weigh the two against each other; larger strokes come from a larger style picture.',
    paper: 'Gatys, Ecker, Bethge 2016, Image Style Transfer Using Convolutional Neural Networks',
  },
  parameters,
  presets: [
    { id: 'painting', title: 'Painting', settings: {} },
    { id: 'bold', title: 'Bold strokes', settings: { contentWeight: 0.3, strokes: 1.6, octaves: 2 } },
    { id: 'colours', title: 'Keep my colours', settings: { keepColours: true } },
    {
      id: 'paper',
      title: 'As in the paper, from noise',
      settings: { start: 'noise', octaves: 1, contentWeight: 0.5, steps: 300 },
    },
  ],
  needs: { content: true, references: 'many' },
  targets: [],
  seedIf: { setting: 'start', value: 'noise' },
  switchable: ['contentWeight', 'smoothness', 'calm', 'palette'],
  async *paint(inputs, settings) {
    checkReferences(inputs.references, 'style');
    const { octaves, steps } = settings;
    yield* coarseToFine({ octaves, steps, resume: inputs.resume }, (octave) =>
      paintStyle(inputs, settings, octave),
    );
  },
});

async function* paintStyle(
  inputs: RunInputs,
  settings: StyleTransferSettings,
  { share, steps, start, resume }: Octave,
): AsyncGenerator<JobStep, void> {
  const { keepColours, styleWeight, contentWeight, contentLayer } = settings;
  const { onStage } = inputs;
  const side = Math.round(settings.size * share);
  const photograph = contentOf(inputs, side);
  const content = tf.tidy(() => (keepColours ? greyOf(photograph) : tf.clone(photograph)));
  const owned: tf.TensorContainer[] = [photograph, content];
  try {
    const [, height, width] = content.shape;
    const network = inputs.networkFor(height, width);
    onStage?.('model');
    const targets = styleTargets(inputs, {
      side: Math.round(side * settings.strokes),
      layers: weightedLayers(network, settings),
      ...(keepColours && { prepare: (pixels) => withTonesOf(content, greyOf(pixels)) }),
    });
    owned.push(tensorsOf(targets));
    onStage?.('content');
    const features = featuresOf(network, content, contentLayer);
    owned.push(features);
    const terms = [
      ...targets.grams.map((target) => gramTerm('style', { ...target, weight: styleWeight * target.weight })),
      weighted('content', contentWeight, featureDistance(contentLayer, features)),
    ];
    yield* optimise(
      {
        ...{ steps, ...descentOf(settings), tuning: inputs.tuning, onStage },
        start() {
          onStage?.(start ? 'enlarge' : 'begin');
          if (start) return resized(start, height, width);
          if (settings.start === 'content') return tf.clone(content);
          const noise = noiseOf([height, width], NOISE, inputs.seed);
          return keepColours ? greyOf(noise) : noise;
        },
        lossOf(parameters) {
          const present = tuned(settings, inputs.tuning);
          const wanted = present.contentWeight > 0 ? terms : terms.filter(({ name }) => name !== 'content');
          const styled = styledLoss(network, parameters as tf.Tensor4D, wanted, targets, present, onStage);
          const loss = { ...styled, parts: partsOf(styled) };
          return keepColours ? withoutColours(loss) : loss;
        },
        pixelsOf(parameters) {
          const pixels = parameters as tf.Tensor4D;
          return keepColours ? withColoursOf(photograph, pixels) : pixels;
        },
      },
      resume,
    );
  } finally {
    tf.dispose(owned);
  }
}

/** F0 of the content at a layer. The caller disposes it. */
const featuresOf = (network: Network, content: tf.Tensor4D, layer: LayerName): tf.Tensor4D =>
  tf.tidy(() => forward(network, inputOf(content, network.description.input), { upTo: layer }).at(layer));

/** The loss of a picture whose colours are tied together, so that grey stays grey. */
const withoutColours = ({ gradient, parts = {}, ...loss }: ImageLoss): ImageLoss => ({
  ...loss,
  gradient: greyed(gradient),
  parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, greyed(part)])),
});

const greyed = (gradient: tf.Tensor4D): tf.Tensor4D => tf.tile(tf.mean(gradient, 3, true), [1, 1, 1, 3]);
