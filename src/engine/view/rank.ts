import type { RankedClass, Ranking } from '../../contract/picture.ts';
import type { RankingTensor } from '../../techniques/common/picture.ts';

/** Of more classes the share that each has by chance is so small that a fixed one says more. */
const FEW_CLASSES = 30;

/**
 * The probability of the leading class from which on the network may be said to know what it sees: well above the share that
 * each class has by chance, and a likely answer of two. 0 of a single class, whose probability says yes or no.
 */
export function knownFrom(classes: number): number {
  if (classes <= 1) return 0;
  return classes <= FEW_CLASSES ? Math.min(0.7, 1.5 / classes) : Math.min(0.05, 50 / classes);
}

const unsureOf = ({ label, probability }: RankedClass): string =>
  `The network does not know what this is: its best guess is ${label}, ${(100 * probability).toFixed(1)} %.`;

const NO_CLASSES =
  'This network has no classes: only its features are open. Look at its activations, or open the whole network.';

/**
 * @returns from the number of a class to its probability: the softmax over all scores; of a single score its sigmoid, which is the
 * softmax of yes against a no of score 0
 */
export function probabilitiesOf(scores: Float32Array): (index: number) => number {
  const logits: Float32Array = scores.length === 1 ? Float32Array.of(scores[0] as number, 0) : scores;
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return (index) => Math.exp((logits[index] as number) - largest) / sum;
}

/**
 * The leading classes of some scores, by their probabilities.
 * @param labels empty where the network has no classes, which is said then
 * @param unablated the scores with no channel switched off, to compare with; the class that leads by them comes last where
 * it is not among the leading ones any more
 * @param asked classes that are named in any case, last where they do not lead; those that there are not are left out
 */
export function rank(
  labels: readonly string[],
  { title, count }: Pick<RankingTensor, 'title' | 'count'>,
  logits: Float32Array,
  unablated?: Float32Array,
  asked: readonly number[] = [],
): Ranking {
  if (labels.length === 0) return { kind: 'ranking', title, classes: [], faint: NO_CLASSES };
  const probability = probabilitiesOf(logits);
  const before = unablated && probabilitiesOf(unablated);
  const best = Array.from(logits.keys()).sort((a, b) => (logits[b] as number) - (logits[a] as number));
  const leading = best.slice(0, count);
  const lost = unablated?.indexOf(unablated.reduce((a, b) => Math.max(a, b)));
  if (lost !== undefined && !leading.includes(lost)) leading.push(lost);
  for (const index of asked) if (index < logits.length && !leading.includes(index)) leading.push(index);
  const classes = leading.map((index) => ({
    index,
    label: labels[index] ?? `class ${index}`,
    probability: probability(index),
    logit: logits[index] as number,
    ...(before && { unablated: before(index) }),
  }));
  const [leader] = classes;
  const unsure = leader && leader.probability < knownFrom(logits.length) ? { faint: unsureOf(leader) } : {};
  return { kind: 'ranking', title, classes, ...unsure };
}
