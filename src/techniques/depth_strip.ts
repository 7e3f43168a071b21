import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../contract/jobs.ts';
import { layerAt } from '../contract/reading/layers.ts';
import { Random } from '../numeric/random.ts';
import { knownNetwork } from './common/network_card.ts';
import { type JobStep, slowTechnique } from './common/slow_technique.ts';
import { featureInversion, invert } from './feature_inversion.ts';
import { carrying, inChapters } from './optimise/chapters.ts';
import { contentOf } from './optimise/content.ts';
import { arrayOf, IMAGE } from './optimise/optimise.ts';
import { type Parametrisation, parametrisationOf } from './optimise/parametrisation.ts';

/** From the first layer to the last, among those worth looking at. */
const DEPTHS = [0, 0.25, 0.5, 0.75, 1];

const { layer: _, ...parameters } = featureInversion.parameters;

/** The same picture inverted from ever deeper layers, side by side: how the network lets go of it. */
export const depthStrip = slowTechnique({
  id: 'depth-strip',
  title: 'Depth strip',
  makes: 'The same from five depths, side by side.',
  caption: {
    shows:
      'What the network remembers of your picture, from its beginning to its end. Five layers are inverted, from the first at the left to the last at the right.',
    read: 'Follow an edge, a colour, a face from left to right: what stays is what the network needs to tell things apart, what fades it has found not to matter.',
    paper: 'Mahendran & Vedaldi 2015, Understanding Deep Image Representations by Inverting Them, figure 6',
  },
  parameters: {
    ...parameters,
    steps: { ...parameters.steps, label: 'Steps per layer', default: 120 },
    size: { ...parameters.size, default: 160 },
    variation: { ...parameters.variation, default: 10 },
  },
  presets: [{ id: 'five', title: 'Five depths', settings: {} }],
  needs: { content: true, references: 'none' },
  targets: [],
  further: 'not',
  panels: DEPTHS,
  async *paint(inputs, { size, parametrisation, ...settings }) {
    const content = contentOf(inputs, size);
    let paint: Parametrisation | undefined;
    try {
      const [, height, width] = content.shape;
      const network = inputs.networkFor(height, width);
      const known = knownNetwork(network);
      const layers = DEPTHS.map((depth) => layerAt(known, {}, depth) as string);
      const made = parametrisationOf(parametrisation, network.description.input);
      paint = made;
      const open = (chapter: number, before: Checkpoint | null, resumed: Checkpoint | null) => {
        const panels = panelsOf(chapter, before, resumed);
        const inversion = { ...settings, layer: layers[chapter] as string };
        const start = () => made.noise(new Random(inputs.seed));
        const jobSteps = invert(network, content, inversion, made, start, resumed, inputs);
        return carrying(besides(jobSteps, panels, made), panels);
      };
      yield* inChapters({ count: layers.length, steps: settings.steps, open }, inputs.resume);
    } finally {
      content.dispose();
      paint?.dispose();
    }
  },
});

/** The finished pictures, as checkpoints hold them. */
function panelsOf(
  chapter: number,
  before: Checkpoint | null,
  resumed: Checkpoint | null,
): Checkpoint['arrays'] {
  const from = (resumed ?? before)?.arrays ?? {};
  const finished = Array.from({ length: chapter }, (_, i) => from[panelName(i)] ?? from[IMAGE]);
  return Object.fromEntries(finished.flatMap((panel, i) => (panel ? [[panelName(i), panel]] : [])));
}

const panelName = (index: number): string => `panel ${index}`;

/** The same steps, their pictures beside the finished ones; what is not yet painted is grey. */
async function* besides(
  jobSteps: AsyncGenerator<JobStep, void>,
  panels: Checkpoint['arrays'],
  paint: Parametrisation,
): AsyncGenerator<JobStep, void> {
  const finished = Object.keys(panels).length;
  for await (const jobStep of jobSteps) {
    const picture = () =>
      tf.tidy(() => {
        const left = Object.keys(panels).map((name) =>
          tf.squeeze<tf.Tensor3D>(paint.pixelsOf(arrayOf({ arrays: panels }, name)), [0]),
        );
        const present = jobStep.picture();
        const [height, width] = present.shape;
        const missing = DEPTHS.length - finished - 1;
        const right = missing > 0 ? [tf.fill([height, missing * width, 3], 0.5)] : [];
        return tf.concat([...left, present, ...right], 1) as tf.Tensor3D;
      });
    yield { ...jobStep, picture };
  }
}
