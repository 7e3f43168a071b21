/** Which stage of an algorithm is lit, where stages may pass faster than the eye. */
import type { AlgorithmStage } from '../../contract/jobs.ts';

/** Each light stays so long at least, in milliseconds: fewer than three changes a second. */
const HOLD_MS = 400;

/** What begins a round of the loop, or comes before it: rare, so it waits for its turn where it would be passed over. */
const RARE: ReadonlySet<AlgorithmStage> = new Set(['content', 'model', 'begin', 'enlarge', 'zoom']);

/**
 * Goes the way that the job goes, from each stage to the one that followed it last, and holds each. A job of slow stages
 * is lit as it runs; of a fast one some rounds are left out.
 */
export class StageLight {
  readonly #show: (stage: AlgorithmStage) => void;
  readonly #after = new Map<AlgorithmStage, AlgorithmStage>();
  #now: AlgorithmStage | null = null;
  #lit: AlgorithmStage | null = null;
  #waiting: AlgorithmStage[] = [];
  #held: ReturnType<typeof setTimeout> | undefined;

  constructor(show: (stage: AlgorithmStage) => void) {
    this.#show = show;
  }

  /** A stage begins. */
  heard(stage: AlgorithmStage): void {
    if (this.#now !== null && this.#now !== stage) this.#after.set(this.#now, stage);
    this.#now = stage;
    if (RARE.has(stage) && !this.#waiting.includes(stage)) this.#waiting.push(stage);
    if (this.#held === undefined) this.#goOn();
  }

  /** Nothing is to be lit any more. */
  end(): void {
    clearTimeout(this.#held);
  }

  #goOn(): void {
    const next = this.#waiting.shift() ?? (this.#lit && this.#after.get(this.#lit)) ?? this.#now;
    if (next !== null && next !== this.#lit) this.#show(next);
    this.#lit = next;
    this.#held = setTimeout(() => {
      this.#held = undefined;
      if (this.#lit !== this.#now || this.#waiting.length > 0) this.#goOn();
    }, HOLD_MS);
  }
}
