import * as tf from '@tensorflow/tfjs-core';
import type { Curve } from '../contract/picture.ts';
import type { LayerName } from '../network/description.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { seedOf, targetName } from './common/target.ts';
import { type FixedTarget, type Stage, type Subject, technique } from './common/technique.ts';
import { gradCam, gradCamMap } from './grad_cam.ts';
import { guidedBackprop, imageGradient, isUnguided } from './guided_backprop.ts';
import { areaUnder } from './maps/erasure.ts';
import { SAME_EVERYWHERE } from './maps/importance.ts';
import { saliency, saliencyMap } from './saliency.ts';
import { RandomisedNetwork } from './sanity/randomised_network.ts';
import { hasOrder, rankCorrelation, ranksOf } from './sanity/rank_correlation.ts';

/** A map as numbers, none below 0. */
interface PlainMap {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** A method with its map of the network as it is, and how alike its maps of the randomised ones are. */
interface Watched {
  readonly id: string;
  readonly label: string;
  /** Of METHODS. */
  readonly at: number;
  readonly before: PlainMap;
  /** Of the numbers of `before`. */
  readonly ranks: Float64Array;
  now: PlainMap;
  readonly heights: number[];
}

const METHODS = [saliency, guidedBackprop, gradCam] as const;

/** Whether maps depend on what the network has learned. */
export const sanityCheck = technique({
  id: 'sanity-check',
  title: 'Sanity check',
  question:
    'Does a map depend on what the network has learned? Its layers forget one after another, and three maps are watched.',
  family: 'backward',
  caption: {
    shows:
      'Whether a map shows what the network has learned at all. The weights of its layers are put in random order, one layer after another, from the class scores down.',
    read: 'The curve says how like the map before the map still is: 1 is the same order of bright and dark, 0 is none, and below 0 the order is reversed. A map that explains the network must fall with it. One that stays high draws the edges of the picture, whatever the network knows. The network itself is not changed: copies are.',
    paper: 'Adebayo et al. 2018, Sanity Checks for Saliency Maps',
  },
  parameters: {
    steps: {
      kind: 'number',
      label: 'Steps',
      help: 'From the whole network to one that has forgotten everything; each takes an equal part of the layers.',
      min: 2,
      max: 60,
      step: 1,
      default: 12,
    },
    layer: { kind: 'layer', label: 'Layer', help: 'Of Grad-CAM.', default: 'last' },
    draw: {
      kind: 'number',
      label: 'Random order',
      help: 'Another number puts the weights in another order.',
      min: 1,
      max: 99,
      step: 1,
      default: 1,
    },
  },
  targets: ['class'],
  progressive: true,
  async *run(subject, settings): AsyncGenerator<Stage, void> {
    const randomised = new RandomisedNetwork(subject.network, settings.draw);
    try {
      yield* check(subject, randomised, settings);
    } finally {
      randomised.dispose();
    }
  },
});

async function* check(
  { network, image, target }: Subject,
  randomised: RandomisedNetwork,
  { steps, layer }: { readonly steps: number; readonly layer: LayerName },
): AsyncGenerator<Stage, void> {
  const { height, width } = network.description.input;
  const watched: Watched[] = [];
  for (let step = 0; step <= steps; step++) {
    const count = Math.round((step * randomised.layers.length) / steps);
    const maps = await randomised.forget(count, (other) => mapsOf(other, image, target, layer));
    if (step === 0)
      watched.push(
        ...METHODS.flatMap(({ id, title }, at): Watched[] => {
          const before = maps[at] as PlainMap;
          const ranks = ranksOf(before.values);
          const isPlain = id === guidedBackprop.id && isUnguided(network, target);
          const label = isPlain ? `${title} (plain gradient)` : title;
          // Without an order its correlation with itself would be 0, as of a map that depends on all that was learned.
          return hasOrder(ranks) ? [{ id, label, at, before, ranks, now: before, heights: [] }] : [];
        }),
      );
    for (const one of watched) {
      one.now = maps[one.at] as PlainMap;
      one.heights.push(rankCorrelation(one.ranks, ranksOf(one.now.values)));
    }
    const isOver = watched.length === 0;
    yield {
      progress: isOver ? 1 : step / steps,
      picture: {
        kind: 'curves',
        title: `Sanity check for ${targetName(network, target)}`,
        plots: [
          {
            ...{ id: 'sanity', title: 'Likeness to the map before', better: 'low', least: -1 },
            ...{ x: 'layers that forgot', y: 'rank correlation' },
            curves: watched.map((one) => curveOf(one, steps)),
          },
        ],
        maps: watched.map(({ id, label, before, now }) => ({ id, label, before, now })),
        ...(watched.length < METHODS.length && { faint: SAME_EVERYWHERE }),
        values: tf.tidy(() => tf.reshape(tf.clone(image), [height, width, 3])),
      },
    };
    if (isOver) return;
  }
}

const curveOf = ({ id, label, heights }: Watched, steps: number): Curve => ({
  ...{ id, label, points: heights.map((y, step): [number, number] => [step / steps, y]) },
  // A map that is turned around is as far from one that has nothing to do with it as the map itself.
  area: heights.length > steps ? areaUnder(heights.map(Math.abs)) : null,
});

/** The maps of METHODS. Of guided backprop the largest magnitude over colours. */
async function mapsOf(
  network: Network,
  image: tf.Tensor4D,
  target: FixedTarget,
  layer: LayerName,
): Promise<PlainMap[]> {
  const maps = tf.tidy(() => {
    const trace = forward(network, image, { taps: [layer] });
    const subject = { network, image, trace, target };
    const guided = tf.max(tf.abs(imageGradient(subject, target, 'guided')), 2);
    return [
      saliencyMap(network, trace, seedOf(network, target)),
      guided as tf.Tensor2D,
      gradCamMap(subject, target, layer),
    ];
  });
  const values = await Promise.all(maps.map((map) => map.data<'float32'>()));
  tf.dispose(maps);
  return maps.map(({ shape: [height, width] }, i) => ({
    ...{ height, width },
    values: Float32Array.from(values[i] as Float32Array),
  }));
}
