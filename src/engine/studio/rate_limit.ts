/** Showing and keeping may take this share of the time. */
const MOST_SHARE = 0.05;
/** A picture that changes faster than this is a flicker to the eye. */
const LEAST_BETWEEN_MS = 250;
/** What a crash may cost, however slow the disk is. */
const MOST_BETWEEN_MS = 5000;

/** When a job is to be shown and kept next: often, but so that it costs little. */
export class RateLimit {
  #lastMs = Number.NEGATIVE_INFINITY;
  #costMs = 0;

  isDue(nowMs: number): boolean {
    const betweenMs = Math.min(MOST_BETWEEN_MS, Math.max(LEAST_BETWEEN_MS, this.#costMs / MOST_SHARE));
    return nowMs - this.#lastMs >= betweenMs;
  }

  /** @param costMs what it took, this time */
  shown(nowMs: number, costMs: number): void {
    this.#lastMs = nowMs;
    this.#costMs = this.#costMs === 0 ? costMs : this.#costMs + (costMs - this.#costMs) / 4;
  }
}
