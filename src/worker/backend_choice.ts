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
}

/** A card that takes longer for its trial is not faster than the processor. */
const TIMEOUT_MS = 30_000;

/**
 * Tries the processor, whose numbers are the measure, and then each card.
 * @param cards that may be there
 * @param tryOut starts a backend, makes it the present one, and tries it
 * @returns the fastest of those whose numbers are right; it is not necessarily the present one
 * @throws what the trial of the processor throws
 */
export async function chooseBackend(
  cards: readonly BackendName[],
  tryOut: (name: BackendName) => Promise<Trial>,
  timeoutMs = TIMEOUT_MS,
): Promise<Choice> {
  const measure = await tryOut('wasm');
  const outcomes: Outcome[] = [{ name: 'wasm', ms: measure.ms, verdict: 'right' }];
  for (const name of cards) {
    try {
      const { answer, ms } = await inTime(tryOut(name), timeoutMs);
      outcomes.push({ name, ms, verdict: isSame(answer, measure.answer) ? 'right' : 'wrong' });
    } catch (error) {
      console.warn(`${name} failed its trial`, error);
      outcomes.push({ name, ms: null, verdict: 'failed' });
    }
  }
  const right = outcomes.filter(({ verdict }) => verdict === 'right');
  const fastest = right.reduce((best, one) => ((one.ms ?? Infinity) < (best.ms ?? Infinity) ? one : best));
  return { name: fastest.name, outcomes };
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${ms / 1000} s.`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
