import type { StyleShare } from '../../contract/style_mix.ts';
import { alone, whole } from './mix.ts';

/** From one style to the next. */
const WALK_MS = 7000;
/** Fainter styles are let go: the setting has four digits. */
const LEAST_SHARE = 0.0005;

/** A random walk through the styles of one network: from whatever is shown to a style, and on to another. */
export class Wander {
  readonly #random: () => number;
  #from: readonly StyleShare[] = [];
  #to = '';
  #walkedMs = 0;
  #shown: readonly StyleShare[] = [];

  /** @param random 0..1, 1 excluded */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /**
   * @param now what is shown; another than this walk left there begins a new one, from there
   * @param styles to walk through, those of `now` among them
   * @param most how many styles a blend may have
   * @param ms since the step before
   * @returns what to show, with each share at most a few times ms / 7000 from where it was
   */
  step(
    now: readonly StyleShare[],
    styles: readonly string[],
    most: number,
    ms: number,
  ): readonly StyleShare[] {
    if (!same(now, this.#shown) || this.#to === '') this.#set(now, styles, most);
    this.#walkedMs += ms;
    const part = smooth(Math.min(1, this.#walkedMs / WALK_MS));
    if (part === 1) {
      this.#shown = alone(this.#to);
      this.#set(this.#shown, styles, most);
      return this.#shown;
    }
    const shares = new Map(this.#from.map(({ id, share }) => [id, share * (1 - part)]));
    shares.set(this.#to, (shares.get(this.#to) ?? 0) + part);
    const blend = Array.from(shares, ([id, share]) => ({ id, share }));
    this.#shown = whole(blend.filter(({ share }) => share >= LEAST_SHARE));
    return this.#shown;
  }

  #set(from: readonly StyleShare[], styles: readonly string[], most: number): void {
    // A full blend has no room for another style: it walks to one of its own.
    const full = from.length >= most;
    const others = full ? from.map(({ id }) => id) : styles.filter((id) => id !== from[0]?.id);
    this.#from = from;
    this.#to = others[Math.floor(this.#random() * others.length)] ?? from[0]?.id ?? '';
    this.#walkedMs = 0;
  }
}

const smooth = (t: number) => t * t * (3 - 2 * t);

/** Shares are kept in four digits between two steps. */
const same = (a: readonly StyleShare[], b: readonly StyleShare[]) =>
  a.length === b.length &&
  a.every(({ id, share }, i) => b[i]?.id === id && Math.abs(share - (b[i]?.share ?? 0)) < 0.001);
