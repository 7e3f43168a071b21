/** The answers that a class can choose from. */
import type { RankedClass } from '../../contract/picture.ts';
import type { Random } from '../../numeric/random.ts';

/** Of the classes that the network weighs most. */
const WEIGHED = 3;
/** Of classes that it does not weigh. */
const DISTRACTORS = 2;

/**
 * The classes that a network weighs most, and a few others that it does not.
 * @param ranked of the picture, best first
 * @param others classes to take the others from
 * @param labels of the network: the answers stand in the order of their names, which tells nothing
 * @returns indices of classes; fewer than five where there are no more
 */
export function answersOf(
  ranked: readonly Pick<RankedClass, 'index'>[],
  others: readonly number[],
  labels: readonly string[],
  random: Random,
): number[] {
  const answers = ranked.slice(0, WEIGHED).map(({ index }) => index);
  const weighed = ranked.map(({ index }) => index);
  const left = others.filter((index) => !weighed.includes(index) && !answers.includes(index));
  while (answers.length < WEIGHED + DISTRACTORS && left.length > 0)
    answers.push(...left.splice(random.integer(0, left.length - 1), 1));
  const nameOf = (index: number) => labels[index] ?? '';
  return answers.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
}
