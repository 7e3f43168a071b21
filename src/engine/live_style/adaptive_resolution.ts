/** Chooses the size of stylised frames so that they come often enough, from how long those before took. */

/** What a stylised frame may take in the worker: 15 a second, less what the page needs for itself. */
const BUDGET_MS = 52;
/** Above this median the size is too large. */
const LATE_MS = 62;
/** A larger size must be predicted to take at most this. */
const ROOM_MS = 44;
/** At a new size these are not counted: buffers are made and shaders compiled. */
const WARM_UPS = 2;
/** Measured at least so often, or for a second, before the first choice. */
const FIRST_LOOKS = 8;
const FIRST_MS = 1000;
const LATER_LOOKS = 24;

export class AdaptiveResolution {
  readonly #sides: readonly number[];
  #at: number;
  #times: number[] = [];
  #warmUps = WARM_UPS;
  #chosen = false;

  /** @param sides ascending, in pixels; the first stylised frame has the one nearest to `start` */
  constructor(sides: readonly number[], start: number) {
    this.#sides = sides;
    this.#at = Math.max(
      0,
      sides.findLastIndex((side) => side <= start),
    );
  }

  /** The longer side that the next stylised frame should have. */
  get side(): number {
    return this.#sides[this.#at] as number;
  }

  /** @param elapsedMs what a stylised frame of the present side took */
  observe(elapsedMs: number): void {
    if (this.#warmUps > 0) {
      this.#warmUps--;
      return;
    }
    this.#times.push(elapsedMs);
    const sum = this.#times.reduce((a, b) => a + b, 0);
    const enough = this.#chosen
      ? this.#times.length >= LATER_LOOKS
      : this.#times.length >= FIRST_LOOKS || sum >= FIRST_MS;
    if (enough) this.#choose(median(this.#times));
  }

  #choose(ms: number): void {
    const predicted = (side: number) => ms * (side / this.side) ** 2;
    const fits = (most: number) =>
      Math.max(
        0,
        this.#sides.findLastIndex((side) => predicted(side) <= most),
      );
    if (!this.#chosen || ms > LATE_MS) this.#go(fits(BUDGET_MS));
    else if (this.#at + 1 < this.#sides.length && predicted(this.#sides[this.#at + 1] as number) <= ROOM_MS)
      this.#go(this.#at + 1);
    this.#chosen = true;
    this.#times = [];
  }

  #go(at: number): void {
    if (at !== this.#at) this.#warmUps = WARM_UPS;
    this.#at = at;
  }
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] as number;
}

/**
 * Both sides of a stylised frame: the longer one as asked for, the other by the frame's shape, both multiples of `multiple`.
 */
export function sizeFor(side: number, frame: { width: number; height: number }, multiple: number) {
  const scale = side / Math.max(frame.width, frame.height);
  const rounded = (length: number) => Math.max(4, Math.round((length * scale) / multiple)) * multiple;
  return { width: rounded(frame.width), height: rounded(frame.height) };
}

/** The least number that both divide. */
export function commonMultiple(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}
