import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../contract/jobs.ts';
import type { LayerName } from '../network/description.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { Random } from '../numeric/random.ts';
import { tuned } from './common/settings.ts';
import { type Followed, type JobStep, slowTechnique } from './common/slow_technique.ts';
import { Adam } from './optimise/adam.ts';
import { contentOf } from './optimise/content.ts';
import { type FeatureTerm, featureLoss, partsOf, sumOfLosses } from './optimise/feature_loss.ts';
import { optimise } from './optimise/optimise.ts';
import { type Parametrisation, paintsWith, parametrisationOf } from './optimise/parametrisation.ts';
import { inputOf } from './optimise/pixels.ts';
import { totalVariation } from './optimise/total_variation.ts';

/**
 * How far the features at a layer are from those of a picture: |F(x) - F0|^2 / |F0|^2.
 * Mahendran & Vedaldi 2015, equations 2 and 6.
 * @param wanted F0, [1, height, width, channels]. Borrowed.
 */
export function featureDistance(layer: LayerName, wanted: tf.Tensor4D): FeatureTerm {
  return {
    name: 'features',
    layer,
    measure(activation) {
      const difference = tf.sub(activation, wanted) as tf.Tensor4D;
      const size = tf.sum(tf.square(wanted));
      return {
        loss: tf.div(tf.sum(tf.square(difference)), size) as tf.Scalar,
        seed: tf.mul(difference, tf.div(2, size)) as tf.Tensor4D,
      };
    },
  };
}

export interface Inversion {
  readonly layer: LayerName;
  readonly steps: number;
  /** Of Adam, in the parametrisation's units. */
  readonly rate: number;
  /** Weight and exponent of the total variation. */
  readonly variation: number;
  readonly beta: number;
}

/**
 * Paints a picture whose features at one layer are those of the content.
 * @param content [1, height, width, 3], RGB, 0..1, of the network's size. Borrowed until it ends.
 * @param paint what is optimised. Borrowed until it ends.
 * @param start makes the parameters to begin with, inside tf.tidy
 */
export async function* invert(
  network: Network,
  content: tf.Tensor4D,
  inversion: Inversion,
  paint: Parametrisation,
  start: () => tf.Tensor,
  resume: Checkpoint | null,
  { tuning, onStage }: Followed = {},
): AsyncGenerator<JobStep, void> {
  const { layer, steps, rate, beta } = inversion;
  onStage?.('content');
  const wanted = tf.tidy(() => {
    const trace = forward(network, inputOf(content, network.description.input), { upTo: layer });
    return tf.clone(trace.at(layer));
  });
  const measures = [featureDistance(layer, wanted)];
  try {
    yield* optimise(
      {
        ...{ steps, tuning, onStage, optimiser: new Adam({ rate }), advice: 'Lower the step size (rate).' },
        start() {
          onStage?.('begin');
          return start();
        },
        lossOf(parameters) {
          const { variation } = tuned(inversion, tuning);
          const pixels = paint.pixelsOf(parameters);
          const features = featureLoss(network, pixels, measures, onStage);
          if (variation > 0) onStage?.('calm');
          const loss =
            variation > 0 ? sumOfLosses(features, totalVariation(pixels, variation, beta)) : features;
          const gradient = paint.gradientOf(pixels, loss.gradient, parameters);
          return { terms: loss.terms, parts: partsOf(loss), gradient };
        },
        amend: (parameters) => paint.clipped(parameters),
        pixelsOf: (parameters) => paint.pixelsOf(parameters),
      },
      resume,
    );
  } finally {
    wanted.dispose();
  }
}

/** What a layer still knows of a picture, made visible: another picture that the layer takes for the same. */
export const featureInversion = slowTechnique({
  id: 'feature-inversion',
  title: 'Feature inversion',
  makes: 'What a layer still knows of your picture.',
  caption: {
    shows:
      'What the network remembers of your picture. Another one is made from noise until a layer cannot tell it from yours.',
    read: 'Early layers keep nearly everything. Deeper ones keep things and let go of where exactly they are, of colour and fine texture: what is blurred is what the network no longer cares about.',
    paper: 'Mahendran & Vedaldi 2015, Understanding Deep Image Representations by Inverting Them',
  },
  parameters: {
    layer: { kind: 'layer', label: 'Layer', default: 0.22 },
    steps: { kind: 'number', label: 'Steps', min: 1, max: 2000, step: 1, default: 160 },
    size: {
      kind: 'number',
      label: 'Size',
      help: 'Longer side of the picture in pixels.',
      ...{ min: 64, max: 512, step: 16, default: 224 },
    },
    parametrisation: paintsWith,
    rate: {
      kind: 'number',
      label: 'Step size',
      help: 'How far a step may move a colour of 0 to 1, or a frequency.',
      ...{ min: 0.001, max: 0.5, step: 0.001, default: 0.05 },
    },
    variation: {
      kind: 'number',
      label: 'Smoothness',
      help: 'Weight of the total variation: high values paint smoother pictures.',
      ...{ min: 0, max: 500, step: 0.5, default: 2 },
    },
    beta: {
      kind: 'number',
      label: 'Edge exponent',
      help: 'Of the total variation: 1 keeps edges, 2 blurs them.',
      ...{ min: 1, max: 3, step: 0.1, default: 2 },
    },
  },
  presets: [
    { id: 'shallow', title: 'Shallow', settings: {} },
    { id: 'middle', title: 'Middle', settings: { layer: 0.5, variation: 10 } },
    { id: 'deep', title: 'Deep', settings: { layer: 0.8, variation: 30 } },
  ],
  needs: { content: true, references: 'none' },
  targets: [],
  switchable: ['variation'],
  async *paint(inputs, { size, parametrisation, ...inversion }) {
    const content = contentOf(inputs, size);
    let paint: Parametrisation | undefined;
    try {
      const [, height, width] = content.shape;
      const network = inputs.networkFor(height, width);
      paint = parametrisationOf(parametrisation, network.description.input);
      const noise = paint.noise;
      yield* invert(
        network,
        content,
        inversion,
        paint,
        () => noise(new Random(inputs.seed)),
        inputs.resume,
        inputs,
      );
    } finally {
      content.dispose();
      paint?.dispose();
    }
  },
});
