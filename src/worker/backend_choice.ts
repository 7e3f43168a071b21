/** Which backend is the fastest of those that compute rightly here; measured once, and remembered. */
import type { BackendName } from '../contract/opening.ts';
import { isSame, type Trial } from './backend_trial.ts';

/** How a backend did. */
interface Outcome {
  readonly name: BackendName;
  /** Of one pass forward and back; null where it did not come to that. */
  readonly ms: number | null;
  /** 'wrong': its numbers are not those of the processor. */
  readonly verdict: 'right' | 'wrong' | 'failed';
}

export interface Choice {
  readonly name: BackendName;
  /** In the order in which they were tried. */
  readonly outcomes: readonly Outcome[];
  /** When a card that hung may be tried again, in milliseconds since 1970; absent where none did. */
  readonly until?: number;
}

/** A card may hang for a reason that passes: an update, a machine that has just been switched on. */
const UNTIL_AGAIN_MS = 24 * 3_600_000;

/**
 * Tries the processor, whose numbers are the measure, and then each card. One that hangs does not let it settle: the page ends the
 * worker (card_trial.ts).
 * @param cards that may be there
 * @param tryOut starts a backend, makes it the present one, and tries it
 * @param hung cards that hung before, which are not tried
 * @returns the fastest of those whose numbers are right; it is not necessarily the present one
 * @throws what the trial of the processor throws
 */
export async function chooseBackend(
  cards: readonly BackendName[],
  tryOut: (name: BackendName) => Promise<Trial>,
  hung: readonly BackendName[] = [],
): Promise<Choice> {
  const measure = await tryOut('wasm');
  const outcomes: Outcome[] = [
    { name: 'wasm', ms: measure.ms, verdict: 'right' },
    ...hung.map((name): Outcome => ({ name, ms: null, verdict: 'failed' })),
  ];
  for (const name of cards) {
    try {
      const { answer, ms } = await tryOut(name);
      outcomes.push({ name, ms, verdict: isSame(answer, measure.answer) ? 'right' : 'wrong' });
    } catch (error) {
      console.warn(`${name} failed its trial`, error);
      outcomes.push({ name, ms: null, verdict: 'failed' });
    }
  }
  const right = outcomes.filter(({ verdict }) => verdict === 'right');
  const fastest = right.reduce((best, one) => ((one.ms ?? Infinity) < (best.ms ?? Infinity) ? one : best));
  const until = Date.now() + UNTIL_AGAIN_MS;
  return { name: fastest.name, outcomes, ...(hung.length > 0 && { until }) };
}

/**
 * Whether a choice of before still holds.
 * @param hung cards that hung since
 * @param measures whether it could be chosen anew
 */
export const holds = ({ name, until }: Choice, hung: readonly BackendName[], measures: boolean): boolean =>
  !hung.includes(name) && !(measures && until !== undefined && Date.now() >= until);
