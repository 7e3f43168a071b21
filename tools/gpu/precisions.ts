/** What half precision changes: the same looked at and painted in both, on the present backend. */
import * as tf from '@tensorflow/tfjs-core';
import type { Precision } from '../../src/contract/opening.ts';
import { forward } from '../../src/network/forward.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import type { Network } from '../../src/network/network.ts';
import { run, styleOutputs } from '../../src/network/run.ts';
import type { StylePlan } from '../../src/network/style_nets/style_plan.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { relativeDistance } from '../../src/numeric/relative_distance.ts';

const BOTH: readonly Precision[] = ['single', 'half'];
/** Looks until a pass is replayed, and only then in its own precision. */
const UNTIL_REPLAYED = 3;

/** The same in each precision. */
interface Pair<T> {
  readonly single: T;
  readonly half: T;
}

interface Recorded {
  recorder: Network['recorder'];
  dispose(): void;
}

/** @param use borrows the two for as long as it runs */
async function inBoth<One extends Recorded, Result>(
  build: () => One,
  use: (both: Pair<One>) => Promise<Result>,
): Promise<Result> {
  const [single, half] = BOTH.map((precision) => {
    const network = build();
    network.recorder = passRecorder(precision);
    return network;
  }) as [One, One];
  try {
    return await use({ single, half });
  } finally {
    single.dispose();
    half.dispose();
  }
}

/** Networks whose pass is replayed. */
const warm = new WeakSet<Recorded>();

/** @param pass the only one of this network */
async function replayed(network: Recorded, pass: () => tf.Tensor): Promise<Float32Array> {
  for (let looks = 1; looks < UNTIL_REPLAYED && !warm.has(network); looks++) pass().dispose();
  warm.add(network);
  const answer = pass();
  const values = Float32Array.from(await answer.data<'float32'>());
  answer.dispose();
  return values;
}

/** What the two say of one photograph. */
export interface Compared {
  readonly hasSameTop: boolean;
  /** Relative L2 distance of the class scores. */
  readonly apart: number;
}

/** @param input [height, width, 3], preprocessed. Borrowed. */
export async function compareScores(both: Pair<Network>, input: Float32Array): Promise<Compared> {
  const { height, width } = both.single.description.input;
  const image = tf.tensor4d(input, [1, height, width, 3]);
  const scoresOf = (network: Network) =>
    replayed(network, () =>
      tf.tidy(() => forward(network, image, { only: [network.description.logits] }).logits),
    );
  try {
    const [single, half] = [await scoresOf(both.single), await scoresOf(both.half)];
    const top = (scores: Float32Array) => scores.indexOf(Math.max(...scores));
    return { hasSameTop: top(single) === top(half), apart: relativeDistance(half, single) };
  } finally {
    image.dispose();
  }
}

export const inBothPrecisions = <Result>(
  plan: NetworkPlan,
  use: (both: Pair<Network>) => Promise<Result>,
): Promise<Result> => inBoth(() => plan.build(), use);

/**
 * The same painting in both: [height, width, 3], 0 to 255.
 * @param picture [height, width, 3], preprocessed. Borrowed.
 * @param style as the network takes it
 */
export const paintBoth = (
  plan: StylePlan,
  size: { readonly width: number; readonly height: number },
  picture: Float32Array,
  style: Float32Array,
): Promise<Pair<Float32Array>> =>
  inBoth(
    () => plan.build(size),
    async ({ single, half }) => {
      const image = tf.tensor4d(picture, [1, size.height, size.width, 3]);
      const paint = async (network: typeof single) => {
        const { factor, offset } = network.description.range;
        const known = styleOutputs(network, style);
        try {
          const values = await replayed(network, () => run(network, image, known));
          return values.map((value) => Math.min(255, Math.max(0, value * factor + offset)));
        } finally {
          tf.dispose([...known.values()]);
        }
      };
      try {
        return { single: await paint(single), half: await paint(half) };
      } finally {
        image.dispose();
      }
    },
  );

/** How far two paintings are apart: at the pixel where they are the farthest, and in the mean, of 255. */
export function differences({ single, half }: Pair<Float32Array>): { most: number; mean: number } {
  let [most, sum] = [0, 0];
  for (const [at, value] of single.entries()) {
    const apart = Math.abs(value - (half[at] as number));
    most = Math.max(most, apart);
    sum += apart;
  }
  return { most, mean: sum / single.length };
}

/** Of two lists of numbers, Pearson's. */
export function correlation(a: Float32Array, b: Float32Array): number {
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[at] as number) - meanB];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return product / Math.sqrt(squaresA * squaresB);
}
