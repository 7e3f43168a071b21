/** When the live view need not look: nothing is new since the last look. */
import type { ViewResult } from '../../contract/view.ts';

/** What a look is of: all that its answer depends on, each part to be compared by identity. */
export interface Present {
  /** What is asked. */
  readonly question: readonly unknown[];
  /** Of what; null of a camera, each picture of which counts. */
  readonly picture: readonly unknown[] | null;
  /** Whether the picture stays so until somebody changes it. A film has another frame in a moment. */
  readonly stands: boolean;
  /** Whether the very answer is on the stage already, as where a picture is frozen under its finished map. */
  readonly isAnswered?: boolean;
}

const areSame = (a: readonly unknown[] | null, b: readonly unknown[] | null): boolean =>
  a !== null && b !== null && a.length === b.length && a.every((part, at) => Object.is(part, b[at]));

export const isSame = (a: Present | null, b: Present | null): boolean =>
  a !== null && b !== null && areSame(a.question, b.question) && areSame(a.picture, b.picture);

type Seen = Pick<ViewResult, 'progress' | 'comparison'>;

/** What is steadied from look to look (the leading class, the order of tiles, a legend's ends, a style) has settled by then. */
const SETTLED_LOOKS = 40;
/** A picture that stands still is looked at now and then: so often, and for a fifth of the time at most. */
const BETWEEN_MS = 500;
const BETWEEN_LOOKS = 4;
/** The next frame of a film that stands for longer is not waited for. */
const FILM_MS = 250;

/**
 * A picture that stands still, of which the same is asked again and again, is looked at until what is steadied has settled,
 * and then now and then; a sweep over it that is done stands. Of a film each frame is looked at once. Each step of a sweep comes
 * at once.
 */
export class Rest {
  #last: Present | null = null;
  #looks = 0;
  #sweep: 'none' | 'goes on' | 'is done' = 'none';
  #endedMs = 0;
  #elapsedMs = 0;
  /** How far the sweep beside was when it was told last: once it is done its next looks have nothing to show. */
  #beside: number | null = null;

  /**
   * To be told of each look.
   * @param present what it was of; null where each look counts
   * @param seen null where there is nothing to show yet
   */
  looked(present: Present | null, seen: Seen | null, elapsedMs: number): void {
    const isAgain = isSame(this.#last, present);
    this.#looks = isAgain ? this.#looks + 1 : 1;
    this.#last = present;
    if (!isAgain) this.#beside = null;
    if (seen?.comparison) this.#beside = seen.comparison.progress;
    this.#sweep = sweepOf(seen, this.#beside);
    this.#endedMs = performance.now();
    this.#elapsedMs = elapsedMs;
  }

  /** Nothing could be asked: the next look is due, whatever it is of. */
  forget(): void {
    this.#last = null;
  }

  /** Whether a picture that stands still was looked at often enough. @param present what would be looked at now */
  rests(present: Present | null): boolean {
    this.#takeOver(present);
    if (!present?.stands || !isSame(this.#last, present)) return false;
    return this.#sweep === 'is done' || (this.#sweep === 'none' && this.#looks >= SETTLED_LOOKS);
  }

  /** Milliseconds until the next look; it is due where they are none. @param present what would be looked at now */
  leftMs(present: Present | null): number {
    this.#takeOver(present);
    if (!present || !isSame(this.#last, present) || this.#sweep === 'goes on') return 0;
    const passed = performance.now() - this.#endedMs;
    if (!present.stands) return FILM_MS - passed;
    if (!this.rests(present)) return 0;
    return this.#sweep === 'is done'
      ? Number.POSITIVE_INFINITY
      : Math.max(BETWEEN_MS, BETWEEN_LOOKS * this.#elapsedMs) - passed;
  }

  /** The same question has its answer of another picture: the stage has it. */
  #takeOver(present: Present | null): void {
    if (!present?.isAnswered || !this.#last || isSame(this.#last, present)) return;
    if (!areSame(this.#last.question, present.question)) return;
    this.#last = present;
    this.#sweep = 'is done';
  }
}

/**
 * How the sweeps of a look stand. Where nothing is asked for beside it, its comparison is left out.
 * @param beside of the sweep beside, where this look has nothing new of it
 */
export function sweepOf(seen: Seen | null, beside: number | null = null): 'none' | 'goes on' | 'is done' {
  // Asked for, and nothing to show yet.
  if (!seen || (seen.comparison === null && beside !== 1)) return 'goes on';
  const steps = [seen.progress, seen.comparison ? seen.comparison.progress : beside].filter(
    (step) => step != null,
  );
  if (steps.length === 0) return 'none';
  return steps.every((step) => step === 1) ? 'is done' : 'goes on';
}
