/** What is heard in samples: how loud they are, and where a beat is. Pure arithmetic. */

/** Quieter counts as silence, in dB. */
export const SILENCE = -60;

/**
 * @param samples -1..1
 * @returns dB below a sine that fills the scale, which has 0 dB (AES17); -Infinity for nothing
 */
export function levelOf(samples: ArrayLike<number>): number {
  return 20 * Math.log10(Math.sqrt(2) * rms(samples));
}

function rms(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += (samples[i] as number) ** 2;
  return samples.length > 0 ? Math.sqrt(sum / samples.length) : 0;
}

/** A level as a part of the way from silence to full, 0..1. @param gain in dB, added before */
export const shareOf = (level: number, gain: number): number =>
  Math.min(1, Math.max(0, 1 - (level + gain) / SILENCE));

/** Follows a value with a delay: after `seconds` 63 % of a step are gone. */
export class Smoothed {
  #value = 0;

  /** @param elapsed seconds since the step before */
  step(to: number, elapsed: number, seconds: number): number {
    const part = seconds > 0 ? 1 - Math.exp(-elapsed / seconds) : 1;
    this.#value += part * (to - this.#value);
    return this.#value;
  }
}

/** So long the present is compared with. */
const PAST_SECONDS = 1;
/** A beat has so many times the mean energy of the past. */
const STANDS_OUT = 1.8;
/** At most 240 beats a minute. */
const SHORTEST_SECONDS = 0.25;
/** Whatever is quieter is no beat, in dB. */
const QUIETEST = -50;

/** Finds beats: where the energy rises well above that of the second before (Patin 2003, Beat Detection Algorithms). */
export class BeatFinder {
  #past: { readonly seconds: number; readonly energy: number }[] = [];
  #lastBeat = Number.NEGATIVE_INFINITY;
  #before = 0;

  /**
   * @param fresh the samples since the look before
   * @param seconds now
   * @returns whether a beat is among them
   */
  look(fresh: ArrayLike<number>, seconds: number): boolean {
    const energy = rms(fresh) ** 2;
    this.#past = this.#past.filter((one) => seconds - one.seconds <= PAST_SECONDS);
    const mean = this.#past.reduce((sum, one) => sum + one.energy, 0) / Math.max(1, this.#past.length);
    const rises = energy > this.#before;
    this.#past.push({ seconds, energy });
    this.#before = energy;
    const isBeat =
      rises &&
      energy > STANDS_OUT * mean &&
      levelOf(fresh) > QUIETEST &&
      seconds - this.#lastBeat >= SHORTEST_SECONDS;
    if (isBeat) this.#lastBeat = seconds;
    return isBeat;
  }
}
