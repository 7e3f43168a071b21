/**
 * Counts what is asked for: what is given after something else was asked for is dropped. What is refused counts as not asked for,
 * so what was asked for before it is wanted again.
 */
export class Requests {
  #newest = 0;
  readonly #refused = new Set<number>();

  /** The number of the newest one, refused or not; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** @returns its number */
  begin(): number {
    return ++this.#newest;
  }

  refuse(number: number): void {
    this.#refused.add(number);
  }

  /** Whether nothing was asked for since then but what was refused. */
  isWanted(number: number): boolean {
    return this.#lastUpTo(number) === this.#lastUpTo(this.#newest);
  }

  /** The last one up to a number that was not refused. */
  #lastUpTo(number: number): number {
    let last = number;
    while (this.#refused.has(last)) last--;
    return last;
  }
}
