/** What a round is worth. Probabilities are 0..1, scores too. */

/** An answer on the board. */
export interface Answer {
  /** Index of the class. */
  readonly index: number;
  readonly label: string;
  /** Hands that were raised for it. */
  readonly votes: number;
  /** Phones that voted for it. */
  readonly byPhone: number;
  /** The network's, once it has answered; null before. */
  readonly probability: number | null;
}

/**
 * The answer that the network weighs most.
 * @returns null before it has answered
 */
export const networksAnswer = (answers: readonly Answer[]): Answer | null =>
  answers.reduce<Answer | null>(
    (best, answer) =>
      answer.probability !== null && (best === null || answer.probability > (best.probability ?? 0))
        ? answer
        : best,
    null,
  );

/** Whether phones voted, too. */
export const hasPhones = (answers: readonly Answer[]): boolean => answers.some(({ byPhone }) => byPhone > 0);

/** Hands and phones together. */
export const votesFor = ({ votes, byPhone }: Answer): number => votes + byPhone;

/**
 * The share of the votes for the network's answer.
 * @returns null where nobody voted, or the network has not answered
 */
export function predictScore(answers: readonly Answer[]): number | null {
  const all = answers.reduce((sum, answer) => sum + votesFor(answer), 0);
  const best = networksAnswer(answers);
  return all === 0 || !best ? null : votesFor(best) / all;
}

export type ChallengeKind = 'make' | 'hide';

/** From this probability on a thing is seen well enough to hide from it. */
export const SEEN_FROM = 0.2;
/** Below it, a thing is not seen any more. */
export const HIDDEN_BELOW = 0.05;

/** How a challenge stands. */
export interface Standing {
  /** At the first look that counts; null before. */
  readonly first: number | null;
  /** The highest of all looks where a thing is to be named, the lowest where it is to be hidden; null before the first. */
  readonly best: number | null;
}

export const NOTHING_YET: Standing = { first: null, best: null };

/**
 * One look more. Nobody hides what was not seen: looks count from the first one on that sees the thing.
 * @param probability of the class, in this look
 */
export function standingAfter(kind: ChallengeKind, before: Standing, probability: number): Standing {
  if (before.best === null)
    return kind === 'hide' && probability < SEEN_FROM ? before : { first: probability, best: probability };
  const better = kind === 'make' ? Math.max : Math.min;
  return { first: before.first, best: better(before.best, probability) };
}

/** What was reached: the probability itself, or the share of the first probability that is gone. */
export function challengeScore(kind: ChallengeKind, { first, best }: Standing): number {
  if (first === null || best === null) return 0;
  return kind === 'make' ? best : 1 - best / first;
}

/** Whether the thing is hidden. */
export const isHidden = ({ best }: Standing): boolean => best !== null && best < HIDDEN_BELOW;
