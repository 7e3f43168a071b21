/** A look: all that the live style is set to at a moment. Pure: what is shown is read and set by show_look.ts. */
import type { Parameter, ParameterValue } from '../../contract/parameter.ts';
import { readMix, type StyleShare, writeMix } from '../../contract/style_mix.ts';
import { whole } from '../live_style/mix.ts';

export interface Look {
  /** Every setting of the live style by its name. */
  readonly settings: Readonly<Record<string, ParameterValue>>;
  /** How much of the picture, from the left, stays the camera's, 0..1. */
  readonly split: number;
}

type Parameters = Readonly<Record<string, Parameter>>;

/**
 * A look on the way from one to another. Numbers and the shares of styles go over evenly; what has no place between, e.g. the
 * area, changes half-way.
 * @param part 0..1
 */
export function between(from: Look, to: Look, part: number, parameters: Parameters): Look {
  if (part >= 1) return to;
  const later = part < 0.5 ? from : to;
  const settings: Record<string, ParameterValue> = {};
  for (const [name, goal] of Object.entries(to.settings)) {
    const start = from.settings[name] ?? goal;
    const parameter = parameters[name];
    if (parameter?.kind === 'number') settings[name] = numberBetween(Number(start), Number(goal), part);
    else if (parameter?.kind === 'styles')
      settings[name] =
        stylesBetween(`${start}`, `${goal}`, part, parameter.most) ?? later.settings[name] ?? goal;
    else settings[name] = later.settings[name] ?? goal;
  }
  return { settings, split: numberBetween(from.split, to.split, part) };
}

const numberBetween = (from: number, to: number, part: number) =>
  Math.round(1e4 * (from + part * (to - from))) / 1e4;

/** Fainter shares have no place in the four digits of the setting. */
const LEAST_SHARE = 1e-3;

/** @returns null where one of them is no blend */
function stylesBetween(from: string, to: string, part: number, most: number): string | null {
  const [start, goal] = [readMix(from, most).value, readMix(to, most).value];
  if (!start || !goal) return null;
  const shares = new Map(start.map(({ id, share }) => [id, share * (1 - part)]));
  for (const { id, share } of goal) shares.set(id, (shares.get(id) ?? 0) + share * part);
  const kept: StyleShare[] = Array.from(shares, ([id, share]) => ({ id, share }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
  return writeMix(whole(kept));
}

/** Goes from one look to another, and leaves alone what a hand changes meanwhile. */
export class Fade {
  readonly #from: Look;
  readonly #to: Look;
  readonly #ms: number;
  readonly #parameters: Parameters;
  readonly #taken = new Set<string>();
  #shown: Look;

  /** @param ms of the whole way, > 0 */
  constructor(from: Look, to: Look, ms: number, parameters: Parameters) {
    this.#from = from;
    this.#shown = from;
    this.#to = to;
    this.#ms = ms;
    this.#parameters = parameters;
  }

  /**
   * @param now what is set at the moment
   * @param elapsedMs since the beginning
   * @returns what to show, and how far the way is gone, 0..1
   */
  step(now: Look, elapsedMs: number): { look: Look; part: number } {
    for (const [name, value] of Object.entries(this.#shown.settings))
      if (now.settings[name] !== value) this.#taken.add(name);
    if (now.split !== this.#shown.split) this.#taken.add('split');
    const part = Math.min(1, Math.max(0, elapsedMs / this.#ms));
    const next = between(this.#from, this.#to, smooth(part), this.#parameters);
    const own = Object.entries(now.settings).filter(([name]) => this.#taken.has(name));
    this.#shown = {
      settings: { ...next.settings, ...Object.fromEntries(own) },
      split: this.#taken.has('split') ? now.split : next.split,
    };
    return { look: this.#shown, part };
  }
}

const smooth = (t: number) => t * t * (3 - 2 * t);
