/** Classes taught by examples: k nearest neighbours on the network's feature vectors. Plain arithmetic. */

import type { TaughtTarget } from '../contract/target.ts';
import type { Example, TaughtClass, TaughtShare } from '../contract/taught.ts';
import { distanceTo } from './nearest.ts';

/** More examples of a class are no help: they are frames of the same moments. */
export const MOST_EXAMPLES = 300;
export const MOST_CLASSES = 12;
export const LONGEST_NAME = 40;

/** A vector at its own length 1; one of zeros stays as it is. */
export function unitOf(vector: ArrayLike<number>): Float32Array {
  const length = Math.hypot(...Array.from(vector));
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
}

/**
 * The class with one more example. A picture that it has already, or one too many, leaves it as it is.
 * @returns the same object where nothing changed
 */
export function withExample(taught: TaughtClass, example: Example): TaughtClass {
  const { examples } = taught;
  const known = examples.some(({ features }) => features.every((value, i) => value === example.features[i]));
  return known || examples.length >= MOST_EXAMPLES ? taught : { ...taught, examples: [...examples, example] };
}

/** How many neighbours vote: never more than the smallest class has examples, so that no class wins by its number. */
export const votersOf = (classes: readonly TaughtClass[], k: number): number =>
  Math.min(k, ...classes.map(({ examples }) => examples.length).filter((count) => count > 0));

/**
 * What the nearest examples say: those k of all classes whose angle to the picture is the smallest have one vote each.
 * Cover and Hart 1967, Nearest Neighbor Pattern Classification. Of equally near ones, the class that was taught first counts.
 * @param features of the picture, of any length
 * @param k see votersOf
 * @returns an entry for each class, in their order
 */
export function classifyTaught(
  features: ArrayLike<number>,
  classes: readonly TaughtClass[],
  k: number,
): TaughtShare[] {
  const all = classes.flatMap(({ examples }, of) =>
    examples.map((example) => ({
      of,
      similarity: 1 - distanceTo(features, example.features, 0, 1, 'cosine'),
    })),
  );
  const voters = votersOf(classes, k);
  const nearest = [...all].sort((a, b) => b.similarity - a.similarity).slice(0, voters);
  return classes.map(({ name }, index) => {
    const own = all.filter(({ of }) => of === index).map(({ similarity }) => similarity);
    const votes = nearest.filter(({ of }) => of === index).length;
    return {
      name,
      probability: nearest.length > 0 ? votes / nearest.length : 0,
      similarity: own.length > 0 ? Math.max(...own) : null,
    };
  });
}

/**
 * The classes that have examples as what techniques look at. What all of them have in common counts for none: of each mean
 * the mean of the others is taken off.
 */
export function targetsOf(classes: readonly TaughtClass[]): TaughtTarget[] {
  const means = classes
    .filter(({ examples }) => examples.length > 0)
    .map(({ name, examples }) => ({ name, mean: meanOf(examples.map(({ features }) => features)) }));
  return means.map(({ name, mean }) => {
    const others = meanOf(means.filter((one) => one.name !== name).map((one) => one.mean));
    return { kind: 'taught', name, direction: Array.from(mean, (value, i) => value - (others[i] ?? 0)) };
  });
}

/** Of no vectors it is empty. */
function meanOf(vectors: readonly ArrayLike<number>[]): Float64Array {
  const sums = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const i of sums.keys()) sums[i] = (sums[i] as number) + (vector[i] as number) / vectors.length;
  return sums;
}
