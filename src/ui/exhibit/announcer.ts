/** When what the network sees is worth a sentence: not at every flicker between two classes. */

/** So long a class has to lead without a break. */
const STABLE_MS = 1_500;
/** So long after a sentence the next one waits: it is heard to its end. */
const BETWEEN_MS = 5_000;
/** Below it the network has no idea, and nothing is said. */
const LEAST_PROBABILITY = 0.2;

export interface Leader {
  readonly label: string;
  /** 0..1 */
  readonly probability: number;
}

export class Announcer {
  #said: string | null = null;
  #saidAt = Number.NEGATIVE_INFINITY;
  #leading: string | null = null;
  #since = 0;

  /**
   * @param leader the leading class of the latest picture; null where there is none
   * @param now in milliseconds, on a clock that never goes back
   * @returns what to say now; null where nothing is to be said
   */
  follow(leader: Leader | null, now: number): Leader | null {
    const label = leader && leader.probability >= LEAST_PROBABILITY ? leader.label : null;
    if (label !== this.#leading) {
      this.#leading = label;
      this.#since = now;
    }
    const isNew = label !== null && label !== this.#said;
    if (!isNew || now - this.#since < STABLE_MS || now - this.#saidAt < BETWEEN_MS) return null;
    this.#said = label;
    this.#saidAt = now;
    return leader;
  }

  /** The next person hears the next sentence from the beginning. */
  forget(): void {
    this.#said = null;
    this.#saidAt = Number.NEGATIVE_INFINITY;
    this.#leading = null;
  }
}
