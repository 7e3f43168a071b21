import type { RankedClass } from '../../contract/picture.ts';

/** The leading class is left at once when its probability falls below this share of the new leader's. */
const CLEARLY = 0.6;

/** A narrow lead must last this many frames. */
const TIMEOUT = 12;

/** Follows the leading class, but does not jump when two classes trade places from frame to frame. */
export class StableClass {
  #current: number | undefined;
  #behind = 0;

  /** @param classes best first */
  follow(classes: readonly RankedClass[]): number {
    const [leader] = classes;
    if (!leader) throw new Error('A ranking has at least one class.');
    const current = classes.find(({ index }) => index === this.#current);
    this.#behind = current === leader ? 0 : this.#behind + 1;
    const lost = !current || current.probability < CLEARLY * leader.probability;
    if (lost || this.#behind > TIMEOUT) {
      this.#current = leader.index;
      this.#behind = 0;
      return leader.index;
    }
    return current.index;
  }

  /** What led in one picture says nothing of another. */
  forget(): void {
    this.#current = undefined;
  }
}
