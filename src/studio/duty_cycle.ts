/** What the live view keeps of its rate while a picture is painted; 0.6 is promised, the rest is for fluctuations. */
const KEPT = 0.75;
/** How far the duty follows, per adjustment, what the rate is off by. */
const GAIN = 0.5;
const LEAST = 0.08;
/** The part of the time from which on a view is one that waits for something new. */
const WAITS = 0.1;
/** Where nothing is known of a machine yet. */
const FIRST = 0.5;
/** A rate is told from so many looks, and from so long a time; of a very slow view from fewer in the longest time. */
const ENOUGH_LOOKS = 10;
const LEAST_WINDOW_MS = 1500;
const MOST_WINDOW_MS = 8000;
/** The first looks after a change still belong to what was before it. */
const SETTLING_MS = 500;

export interface Circumstances {
  nowMs: number;
  /** Whether the studio has something to paint. */
  painting: boolean;
  /** Whether somebody can see the live view move. */
  watched: boolean;
  /** What the live view computes: views differ in their rate. */
  view: string;
}

/**
 * Shares the machine between the live view and the studio: how much of its time the studio may paint, from how fast
 * the live view is with and without it. A view that was never measured without a job is measured first, in a
 * short rest.
 */
export class DutyCycle {
  readonly #alone = new Map<string, number>();
  #looks: { readonly atMs: number; readonly waitedMs: number }[] = [];
  #kept: number | null = null;
  #view = '';
  #painting = false;
  #since = 0;
  #dutyCycle = FIRST;

  /**
   * Called after every look.
   * @param waitedMs how long nothing new was there to look at since the look before: of a film that is not the machine's time
   */
  looked(nowMs: number, waitedMs = 0): void {
    this.#looks.push({ atMs: nowMs, waitedMs });
  }

  /** Called about twice a second. @returns the share of its time that the studio may paint, 0..1 */
  adjust({ nowMs, painting, watched, view }: Circumstances): number {
    const rests = painting && watched && !this.#alone.has(view);
    const works = painting && !rests;
    if (view !== this.#view || works !== this.#painting || !watched) this.#begin(nowMs, view, works);
    if (!watched) return 1;
    const { rate, waits } = this.#rate(nowMs);
    if (!works) {
      if (rate !== null) this.#alone.set(view, rate);
      return rests ? 0 : this.#dutyCycle;
    }
    const alone = this.#alone.get(view) ?? 0;
    if (alone === 0) return 1;
    if (rate === null) return this.#dutyCycle;
    // Who still waits for something new loses nothing.
    this.#kept = waits ? 1 : rate / alone;
    this.#dutyCycle = Math.min(1, Math.max(LEAST, this.#dutyCycle + GAIN * (this.#kept - KEPT)));
    this.#looks = [];
    this.#since = nowMs - SETTLING_MS;
    return this.#dutyCycle;
  }

  /** The share of its rate that the live view has while the studio paints; null where that is not known. */
  get kept(): number | null {
    return this.#kept;
  }

  #begin(nowMs: number, view: string, works: boolean): void {
    this.#view = view;
    this.#painting = works;
    this.#since = nowMs;
    this.#looks = [];
    this.#kept = null;
  }

  /**
   * Looks per second of the time in which there was something to look at, since the circumstances settled; null while it is too early to
   * say. And whether there was nothing new for a good part of the time.
   */
  #rate(nowMs: number): { rate: number | null; waits: boolean } {
    const settled = this.#since + SETTLING_MS;
    const from = Math.max(settled, nowMs - MOST_WINDOW_MS);
    this.#looks = this.#looks.filter(({ atMs }) => atMs >= from);
    const windowMs = Math.min(MOST_WINDOW_MS, nowMs - settled);
    const enough = windowMs >= LEAST_WINDOW_MS && this.#looks.length >= ENOUGH_LOOKS;
    if (!enough && windowMs < MOST_WINDOW_MS) return { rate: null, waits: false };
    // A wait may have begun before the window did.
    const waitedMs = this.#looks.reduce((sum, { atMs, waitedMs: ms }) => sum + Math.min(ms, atMs - from), 0);
    const rate = (1000 * this.#looks.length) / Math.max(windowMs - waitedMs, LEAST_WINDOW_MS / 10);
    return { rate, waits: waitedMs > WAITS * windowMs };
  }
}
