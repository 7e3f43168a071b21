/** The smallest change of a picture that makes a network name another class, in pixels of whole numbers. */
import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../../network/backward.ts';
import type { InputDescription } from '../../network/description.ts';
import { forward } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';

/** How far a change may go, in 1/255 of a colour's range: every number of it (L-infinity), or all together as a vector (L2). */
export interface Bound {
  readonly norm: 'linf' | 'l2';
  readonly size: number;
}

/** A picture as whole numbers, [height, width, 3], 0..255: in the network's own order of colours, mirrored where it mirrors. */
export type Bytes = Uint8ClampedArray<ArrayBuffer>;

/** @param values [height, width, 3], preprocessed. Borrowed. */
export function bytesOf(values: Float32Array, { mean, std }: InputDescription): Bytes {
  const bytes = new Uint8ClampedArray(values.length);
  for (let at = 0; at < values.length; at++)
    bytes[at] = (values[at] as number) * (std[at % 3] as number) + (mean[at % 3] as number);
  return bytes;
}

/** The same picture, preprocessed. */
export function inputOf(bytes: Bytes, { mean, std }: InputDescription): Float32Array {
  const input = new Float32Array(bytes.length);
  for (let at = 0; at < bytes.length; at++)
    input[at] = ((bytes[at] as number) - (mean[at % 3] as number)) / (std[at % 3] as number);
  return input;
}

/** What the network makes of a picture. */
export interface Look {
  /** Unnormalised class scores. */
  readonly scores: Float32Array;
  /** [height, width, 3]: of the cross-entropy with the wanted class, by each number of the picture, per 1/255. */
  readonly gradient: Float32Array;
}

/** One pass there and back. @param bytes borrowed */
export async function lookAt(network: Network, bytes: Bytes, wanted: number): Promise<Look> {
  const { input, logits } = network.description;
  const tensors = tf.tidy(() => {
    const image = tf.tensor4d(inputOf(bytes, input), [1, input.height, input.width, 3]);
    const trace = forward(network, image);
    const certain = tf.oneHot(tf.tensor1d([wanted], 'int32'), network.classes);
    const seed = tf.sub(tf.softmax(trace.logits, 3), tf.reshape(certain, trace.logits.shape)) as tf.Tensor4D;
    const gradient = backward(network, trace, new Map([[logits, seed]]));
    return [tf.clone(trace.logits), tf.div(gradient, tf.tensor1d([...input.std]))];
  });
  const [scores, gradient] = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(tensors);
  return { scores: Float32Array.from(scores ?? []), gradient: Float32Array.from(gradient ?? []) };
}

/** The Euclidean length of a vector. */
export const lengthOf = (vector: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) ** 2;
  return Math.sqrt(sum);
};

/**
 * A step against the gradient and back into the bound: Goodfellow et al. 2015, section 4, for the sign of the gradient (L-infinity);
 * Madry et al. 2018, section 2, for several steps and for the gradient of length 1 (L2).
 * @param change of `base`, in 1/255; edited. The two added up stay within 0..255.
 * @param rate length of the step, in 1/255
 */
export function descend(
  change: Float32Array,
  gradient: Float32Array,
  { norm, size }: Bound,
  rate: number,
  base: Bytes,
): void {
  const factor = norm === 'linf' ? 1 : rate / (lengthOf(gradient) || 1);
  for (let i = 0; i < change.length; i++) {
    const slope = gradient[i] as number;
    change[i] = (change[i] as number) - (norm === 'linf' ? rate * Math.sign(slope) : factor * slope);
  }
  const back = norm === 'l2' ? Math.min(1, size / lengthOf(change)) : 1;
  const most = norm === 'linf' ? size : Number.POSITIVE_INFINITY;
  for (let i = 0; i < change.length; i++) {
    const bounded = Math.max(-most, Math.min(most, back * (change[i] as number)));
    change[i] = Math.max(-(base[i] as number), Math.min(255 - (base[i] as number), bounded));
  }
}

/** Halvings of the factor by which a change is made shorter: finer than any rounding of it can tell. */
const HALVINGS = 16;

/**
 * The changed picture in whole numbers, so that what is shown and saved is within the bound as well. Each number is rounded
 * to the nearest; where the rounded change is longer than the bound (L2), the change is made shorter before until it is not.
 */
export function changed(base: Bytes, change: Float32Array, { norm, size }: Bound): Bytes {
  const most = norm === 'linf' ? Math.floor(size) : 255;
  const whole = (factor: number) => {
    const steps = new Float32Array(change.length);
    for (let i = 0; i < steps.length; i++) {
      const value = change[i] as number;
      steps[i] = Math.sign(value) * Math.min(most, Math.floor(factor * Math.abs(value) + 0.5));
    }
    return steps;
  };
  let rounded = whole(1);
  if (norm === 'l2' && lengthOf(rounded) > size) {
    let [fits, over] = [0, 1];
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (fits + over) / 2;
      if (lengthOf(whole(middle)) > size) over = middle;
      else fits = middle;
    }
    rounded = whole(fits);
  }
  const picture = new Uint8ClampedArray(base.length);
  for (let i = 0; i < picture.length; i++) picture[i] = (base[i] as number) + (rounded[i] as number);
  return picture;
}

/** A changed picture, and what the network makes of it. */
export interface Attempt {
  readonly picture: Bytes;
  readonly bound: Bound;
  readonly scores: Float32Array;
}

/** How the change is sought. */
export interface Search {
  /** Tried one after another, the smallest first. */
  readonly bounds: readonly Bound[];
  readonly steps: number;
  /** The least probability of the wanted class, 0..1, that the search is content with once the class leads. */
  readonly sure: number;
  /** The length of a step within a bound, in 1/255. */
  readonly rate: (bound: Bound) => number;
}

/** Bounds worth trying up to the largest one, each with steps of its own: whole numbers for L-infinity, halves for L2. */
export function boundsUpTo(norm: Bound['norm'], size: number): Bound[] {
  const sizes =
    norm === 'linf'
      ? [...[1, 2, 3, 4, 6, 8, 12, 16, 24].filter((smaller) => smaller < size), size]
      : [16, 8, 4, 2, 1].map((part) => size / part);
  return sizes.map((each) => ({ norm, size: each }));
}

/** The class of the highest score; of equals the first. */
export const leaderOf = (scores: Float32Array): number => scores.indexOf(Math.max(...scores));

/** The log of a class's softmax probability. */
export const certaintyOf = (scores: Float32Array, wanted: number): number => {
  const most = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return (scores[wanted] as number) - most - Math.log(sum);
};

/** Whether a class leads, and is as probable as it was to be. @param sure as of Search */
export const isEnough = (scores: Float32Array, wanted: number, sure: number): boolean =>
  leaderOf(scores) === wanted && certaintyOf(scores, wanted) >= Math.log(sure);

/**
 * Looks for the smallest bound within which the network names the wanted class, surely enough, from the picture itself, with no
 * random start. All steps of a bound are taken; of its pictures the one is kept with which the network is surest.
 * @param base borrowed
 * @param first the look at `base`
 * @yields the best attempt so far, one pass each, the bound that is being tried, and how far the search is at least, 0..1
 */
export async function* smallestChange(
  network: Network,
  base: Bytes,
  first: Look,
  wanted: number,
  { bounds, steps, sure, rate }: Search,
): AsyncGenerator<{ best: Attempt; bound: Bound; done: number }, void> {
  let best: Attempt | undefined;
  for (const [at, bound] of bounds.entries()) {
    const change = new Float32Array(base.length);
    let look = first;
    for (let step = 1; step <= steps; step++) {
      descend(change, look.gradient, bound, rate(bound), base);
      const picture = changed(base, change, bound);
      look = await lookAt(network, picture, wanted);
      const attempt = { picture, bound, scores: look.scores };
      if (!best || isBetter(attempt, best, wanted)) best = attempt;
      yield { best, bound, done: (at * steps + step) / (bounds.length * steps) };
    }
    if (best && isEnough(best.scores, wanted, sure)) return;
  }
}

function isBetter({ scores }: Attempt, { scores: others }: Attempt, wanted: number): boolean {
  const [one, other] = [leaderOf(scores) === wanted, leaderOf(others) === wanted];
  return one === other ? certaintyOf(scores, wanted) > certaintyOf(others, wanted) : one;
}
