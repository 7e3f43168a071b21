/** When the live view need not look: nothing is new since the last look. */
import type { ViewResult } from '../../contract/view.ts';

/** What a look is of. */
export interface Present {
  /** All that its answer depends on, each part to be compared by identity. */
  readonly of: readonly unknown[];
  /** Whether it stays so until somebody changes it. A film has another frame in a moment. */
  readonly stands: boolean;
}

export const isSame = (a: Present | null, b: Present | null): boolean =>
  a !== null &&
  b !== null &&
  a.of.length === b.of.length &&
  a.of.every((part, at) => Object.is(part, b.of[at]));

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

  /**
   * To be told of each look.
   * @param present what it was of; null of a camera, which has its own pace
   * @param seen null where there is nothing to show yet
   */
  looked(
    present: Present | null,
    seen: Pick<ViewResult, 'progress' | 'comparison'> | null,
    elapsedMs: number,
  ): void {
    this.#looks = isSame(this.#last, present) ? this.#looks + 1 : 1;
    this.#last = present;
    this.#sweep = sweepOf(seen);
    this.#endedMs = performance.now();
    this.#elapsedMs = elapsedMs;
  }

  /** Nothing could be asked: the next look is due, whatever it is of. */
  forget(): void {
    this.#last = null;
  }

  /** Whether a picture that stands still was looked at often enough. @param present what would be looked at now */
  rests(present: Present | null): boolean {
    if (!present?.stands || !isSame(this.#last, present)) return false;
    return this.#sweep === 'is done' || (this.#sweep === 'none' && this.#looks >= SETTLED_LOOKS);
  }

  /** Milliseconds until the next look; it is due where they are none. @param present what would be looked at now */
  leftMs(present: Present | null): number {
    if (!present || !isSame(this.#last, present) || this.#sweep === 'goes on') return 0;
    const passed = performance.now() - this.#endedMs;
    if (!present.stands) return FILM_MS - passed;
    if (!this.rests(present)) return 0;
    return this.#sweep === 'is done'
      ? Number.POSITIVE_INFINITY
      : Math.max(BETWEEN_MS, BETWEEN_LOOKS * this.#elapsedMs) - passed;
  }
}

function sweepOf(seen: Pick<ViewResult, 'progress' | 'comparison'> | null): 'none' | 'goes on' | 'is done' {
  if (!seen) return 'goes on';
  const steps = [seen.progress, seen.comparison?.progress ?? null].filter((step) => step != null);
  if (steps.length === 0) return 'none';
  return steps.every((step) => step === 1) ? 'is done' : 'goes on';
}
