import * as tf from '@tensorflow/tfjs-core';
import type { Completeness } from '../../contract/picture.ts';
import { backward } from '../../network/backward.ts';
import { forward, type Trace } from '../../network/forward.ts';
import { type Averaged, runningMean } from '../common/running_mean.ts';
import { layerOf, seedOf } from '../common/target.ts';
import type { Subject } from '../common/technique.ts';
import { pointOf } from './faint.ts';

/** A sum this near to the difference that it should be is taken for complete. */
const LARGEST_GAP = 0.05;

/** In points of a score: differences below this are taken for it. Of hardly any difference 5 per cent are nothing. */
const LEAST_DIFFERENCE = 1;

/** Each is three times the one before, whose midpoints are among its own: no step is taken twice. */
const REFINEMENTS = [27, 81, 243] as const;

/**
 * Integrated gradients from an input of zeros (the mean colour where one is subtracted) to the image, by the midpoint rule;
 * summed over colours.
 * Over all pixels it adds up to score(image) - score(zeros), the better the more steps.
 * Sundararajan, Taly, Yan 2017.
 * @yields the running mean times the input, [height, width]
 */
export const integratedGradients = (subject: Subject, steps: number): AsyncGenerator<Averaged, void> =>
  runningMean(steps, (index) => attributionAt(subject, (index + 0.5) / steps));

/** Input x gradient at a place on the path, 0..1, summed over colours; [height, width]. */
function attributionAt({ network, image, target }: Subject, place: number): tf.Tensor2D {
  const between = tf.mul(image, place) as tf.Tensor4D;
  const gradient = backward(network, forward(network, between), seedOf(network, target));
  return tf.squeeze(tf.sum(tf.mul(gradient, image), 3), [0]);
}

interface Checked extends Averaged {
  /** Absent until all steps, or all of a refinement, are taken. */
  readonly completeness?: Completeness;
}

/**
 * Integrated gradients that say how complete they are.
 * @param steps along the path; 'auto' takes as many as bring the gap below 5 per cent, 243 at most
 * @yields as above; while it refines, the last complete map
 */
export async function* checkedGradients(
  subject: Subject,
  steps: number | 'auto',
): AsyncGenerator<Checked, void> {
  const difference = await differenceOf(subject);
  const least = LEAST_DIFFERENCE * pointOf(subject.target);
  const completenessOf = (mean: tf.Tensor2D, taken: number) => measured(mean, taken, difference, least);
  if (steps === 'auto') {
    yield* refined(subject, completenessOf);
    return;
  }
  for await (const { mean, progress } of integratedGradients(subject, steps)) {
    const last = progress >= 1;
    yield { mean, progress, ...(last && { completeness: await completenessOf(mean, steps) }) };
  }
}

async function* refined(
  subject: Subject,
  completenessOf: (mean: tf.Tensor2D, steps: number) => Promise<Completeness>,
): AsyncGenerator<Checked, void> {
  let sum: tf.Tensor2D | undefined;
  let complete: Omit<Checked, 'mean' | 'progress'> & { readonly mean?: tf.Tensor2D } = {};
  try {
    for (const [round, steps] of REFINEMENTS.entries()) {
      const places = Array.from({ length: steps }, (_, i) => i).filter((i) => round === 0 || i % 3 !== 1);
      for (const [taken, index] of places.entries()) {
        const before: tf.Tensor2D | undefined = sum;
        sum = tf.tidy(() => {
          // Steps are dense near zero, where the score changes most: at t * t of the path, with weight 2 t.
          const t = (index + 0.5) / steps;
          const attribution = tf.mul<tf.Tensor2D>(attributionAt(subject, t * t), 2 * t);
          return before ? tf.add(before, attribution) : attribution;
        });
        before?.dispose();
        if (taken + 1 === places.length) break;
        const { mean = tf.div<tf.Tensor2D>(sum, taken + 1), completeness } = complete;
        const shown = mean === complete.mean ? tf.clone(mean) : mean;
        const progress = (round + (taken + 1) / places.length) / REFINEMENTS.length;
        yield { mean: shown, progress, ...(completeness && { completeness }) };
      }
      complete.mean?.dispose();
      const mean = tf.div<tf.Tensor2D>(sum as tf.Tensor2D, steps);
      complete = { mean, completeness: await completenessOf(mean, steps) };
      const done = (complete.completeness as Completeness).gap < LARGEST_GAP || steps === REFINEMENTS.at(-1);
      yield {
        mean: tf.clone(mean),
        progress: done ? 1 : (round + 1) / REFINEMENTS.length,
        completeness: complete.completeness as Completeness,
      };
      if (done) return;
    }
  } finally {
    sum?.dispose();
    complete.mean?.dispose();
  }
}

/** What the attributions have to add up to: score(image) - score(zeros). */
async function differenceOf({ network, image, trace, target }: Subject): Promise<number> {
  const layer = layerOf(network, target);
  const difference = tf.tidy(() => {
    const seed = seedOf(network, target).get(layer) as tf.Tensor4D;
    const score = (seen: Trace) => tf.sum(tf.mul(seen.at(layer), seed));
    const plain = forward(network, tf.zerosLike(image), { taps: [layer] });
    return tf.sub(score(trace), score(plain));
  });
  const [value = 0] = await difference.data<'float32'>();
  difference.dispose();
  return value;
}

/** @param least the difference that a smaller one is taken for */
async function measured(
  mean: tf.Tensor2D,
  steps: number,
  difference: number,
  least: number,
): Promise<Completeness> {
  const total = tf.sum(mean);
  const [sum = 0] = await total.data<'float32'>();
  total.dispose();
  const gap = Math.abs(sum - difference) / Math.max(Math.abs(difference), least);
  return { steps, sum, difference, gap };
}

/**
 * In words, for the legend. Of a small difference the gap is no share, and is told as it is.
 * @param point of the target's score (faint.ts)
 */
export function completenessNote({ steps, sum, difference, gap }: Completeness, point: number): string {
  const off =
    Math.abs(difference) < LEAST_DIFFERENCE * point
      ? Math.abs(sum - difference).toFixed(2)
      : `${(100 * gap).toFixed(1)} %`;
  return `${steps} steps add up to ${sum.toFixed(2)} where ${difference.toFixed(2)} is right: ${off} off`;
}
