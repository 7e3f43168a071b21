/** How many patches of a channel are kept. */
export const KEPT = 9;

/** A patch by what it takes to cut it out. */
export interface BestPatch {
  /** The neuron's activation; behind a ReLU6 before its ceiling. */
  readonly value: number;
  /** The neuron's place in its layer, row * width + column. */
  readonly position: number;
  /** The picture's number, as it was offered. */
  readonly source: number;
}

/** When a frame of a stream was seen. */
export interface FrameTime {
  /** Never earlier than the one before. */
  readonly timeMs: number;
  /** Two patches of one channel are at least so far apart. */
  readonly gapMs: number;
  /** Whether a patch of this frame shows what a kept one shows. */
  isSame(channel: number, position: number, kept: BestPatch): boolean;
}

/** What an offer changed. */
export interface Taken {
  /** Whether the picture is among the best of some channel now. */
  readonly kept: boolean;
  /** Pictures that are among the best of none any more. */
  readonly released: readonly number[];
}

/**
 * The KEPT strongest patches of every channel, of pictures that are offered one after another: a streaming top-k. A
 * picture gives a channel at most one patch, that of its strongest neuron. Equals stay in the order in which they came.
 * Of a stream a moment gives at most one as well, and so does what looks the same: the strongest of them.
 */
export class BestPatches {
  /** Slot i of channel c at c * KEPT + i, strongest first. */
  readonly #values: Float32Array;
  readonly #positions: Int32Array;
  readonly #sources: Int32Array;
  readonly #times: Float64Array;
  readonly #filled: Uint8Array;
  /** In how many slots a picture is. */
  readonly #uses = new Map<number, number>();
  readonly #floor: number;
  #version = 0;

  /** @param floor values up to here are silence: 0 behind a rectifier, -Infinity elsewhere */
  constructor(
    readonly channels: number,
    floor: number,
  ) {
    this.#floor = floor;
    this.#values = new Float32Array(channels * KEPT);
    this.#positions = new Int32Array(channels * KEPT);
    this.#sources = new Int32Array(channels * KEPT);
    this.#times = new Float64Array(channels * KEPT);
    this.#filled = new Uint8Array(channels);
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  /** Channels that have a patch. */
  get found(): number {
    return this.#filled.reduce((sum, filled) => sum + Math.min(1, filled), 0);
  }

  /** Strongest first. */
  of(channel: number): BestPatch[] {
    return Array.from({ length: this.#filled[channel] ?? 0 }, (_, index) => this.#at(channel, index));
  }

  /**
   * @param values the strongest neuron's of each channel
   * @param positions its place in each channel
   * @param source the picture's number, not offered before
   * @param moment of a frame of a stream; in a collection every picture is a moment of its own
   */
  offer(
    values: ArrayLike<number>,
    positions: ArrayLike<number>,
    source: number,
    moment: FrameTime | null = null,
  ): Taken {
    const released = new Set<number>();
    for (let channel = 0; channel < this.channels; channel++) {
      const patch = { value: values[channel] as number, position: positions[channel] as number, source };
      if (!(patch.value > this.#floor)) continue;
      const rivals = this.#rivalsOf(channel, patch, moment);
      if (!rivals) continue;
      // From the last on, as those behind move up.
      for (const index of rivals.toReversed()) this.#drop(channel, index, released);
      this.#insert(channel, patch, moment?.timeMs ?? 0);
    }
    const kept = this.#uses.has(source);
    if (kept) this.#version++;
    return { kept, released: [...released] };
  }

  /** The patches that make room for this one, in their order; null where one of them is as strong. */
  #rivalsOf(channel: number, { value, position }: BestPatch, moment: FrameTime | null): number[] | null {
    const filled = this.#filled[channel] as number;
    const beats = (index: number) => value > this.#valueAt(channel, index);
    if (filled === KEPT && !beats(KEPT - 1)) return null;
    const rivals: number[] = [];
    const isNear = (index: number) =>
      moment !== null && moment.timeMs - (this.#times[channel * KEPT + index] as number) < moment.gapMs;
    // Before pictures are compared, which costs more.
    for (let index = 0; moment && index < filled; index++) if (isNear(index) && !beats(index)) return null;
    for (let index = 0; moment && index < filled; index++) {
      if (!isNear(index) && !moment.isSame(channel, position, this.#at(channel, index))) continue;
      if (!beats(index)) return null;
      rivals.push(index);
    }
    return rivals.length === 0 && filled === KEPT ? [KEPT - 1] : rivals;
  }

  #valueAt(channel: number, index: number): number {
    return this.#values[channel * KEPT + index] as number;
  }

  #at(channel: number, index: number): BestPatch {
    const slot = channel * KEPT + index;
    return {
      value: this.#values[slot] as number,
      position: this.#positions[slot] as number,
      source: this.#sources[slot] as number,
    };
  }

  #drop(channel: number, index: number, released: Set<number>): void {
    const start = channel * KEPT;
    const source = this.#sources[start + index] as number;
    const uses = (this.#uses.get(source) ?? 0) - 1;
    if (uses > 0) this.#uses.set(source, uses);
    else {
      this.#uses.delete(source);
      released.add(source);
    }
    this.#move(start + index, start + index + 1, KEPT - 1 - index);
    this.#filled[channel] = (this.#filled[channel] as number) - 1;
  }

  #insert(channel: number, { value, position, source }: BestPatch, timeMs: number): void {
    const filled = this.#filled[channel] as number;
    let index = 0;
    while (index < filled && this.#valueAt(channel, index) >= value) index++;
    const slot = channel * KEPT + index;
    this.#move(slot + 1, slot, filled - index);
    this.#values[slot] = value;
    this.#positions[slot] = position;
    this.#sources[slot] = source;
    this.#times[slot] = timeMs;
    this.#filled[channel] = filled + 1;
    this.#uses.set(source, (this.#uses.get(source) ?? 0) + 1);
  }

  #move(to: number, from: number, count: number): void {
    for (const slots of [this.#values, this.#positions, this.#sources, this.#times])
      slots.copyWithin(to, from, from + count);
  }
}
