import type { Scale } from '../../techniques/common/picture.ts';

/** [low, high] in the map's own unit. */
export type Range = [low: number, high: number];

/**
 * From a value to its byte, value * factor + offset, clipped and rounded: 0 at the range's low end, 255 at its high end.
 * Of a map that is 0 everywhere, a symmetric scale makes the middle, which means 0.
 */
export function linearScale([low, high]: Range, scale: Scale): { factor: number; offset: number } {
  if (high > low) return { factor: 255 / (high - low), offset: (-255 * low) / (high - low) };
  return { factor: 0, offset: scale === 'symmetric' ? 127.5 : 0 };
}

/** The same as a function. */
export const byteScale = (range: Range, scale: Scale) => {
  const { factor, offset } = linearScale(range, scale);
  return (value: number) => Math.min(255, Math.max(0, Math.round(value * factor + offset)));
};

/** The same range, but of this extent at least. */
export function atLeast([low, high]: Range, scale: Scale, least: number): Range {
  if (scale === 'symmetric') return [Math.min(low, -least), Math.max(high, least)];
  return [low, Math.max(high, low + least)];
}

/** From end to end; of a symmetric scale from 0 to either end. */
export const extentOf = ([low, high]: Range, scale: Scale): number =>
  scale === 'symmetric' ? high : high - low;

/** The values that the two ends of the colour scale stand for. A map of one value only has a range of no extent. */
export function rangeOf(values: Float32Array, scale: Scale, percentile?: number): Range {
  if (percentile !== undefined) return clippedAt(magnitudeAt(values, percentile), scale);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // Counted loops, here and below: an iterator takes several times as long, of what every look waits for.
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return scaled(low, high, scale);
}

/** The range of values of which those of a larger magnitude are clipped. */
export const clippedAt = (limit: number, scale: Scale): Range =>
  scale === 'symmetric' ? [-limit, limit] : [0, limit];

/** The range of values between these two. */
export function scaled(low: number, high: number, scale: Scale): Range {
  if (scale === 'minmax') return [low, high];
  if (scale === 'zero') return [0, high];
  const limit = Math.max(Math.abs(low), Math.abs(high));
  return [-limit, limit];
}

/** One range a channel, of values in the order [..., channels]. */
export function channelRanges(values: Float32Array, count: number, scale: Scale): Range[] {
  const lows = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const highs = new Float32Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i += count) {
    for (let channel = 0; channel < count; channel++) {
      const value = values[i + channel] as number;
      if (value < (lows[channel] as number)) lows[channel] = value;
      if (value > (highs[channel] as number)) highs[channel] = value;
    }
  }
  return Array.from(lows, (low, channel) => scaled(low, highs[channel] as number, scale));
}

/** The range of all channels together, from those of each. */
export const rangeOfAll = (channels: readonly Range[], scale: Scale): Range =>
  scaled(Math.min(...channels.map(([low]) => low)), Math.max(...channels.map(([, high]) => high)), scale);

const BINS = 4096;

/** The magnitude below which `percentile` per cent of the values lie, to 1/4096 of the largest. */
function magnitudeAt(values: Float32Array, percentile: number): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (size > largest) largest = size;
  }
  if (largest === 0) return 0;
  const counts = new Uint32Array(BINS);
  const toBin = (BINS - 1) / largest;
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor(Math.abs(values[i] as number) * toBin);
    counts[bin] = (counts[bin] as number) + 1;
  }
  let left = Math.ceil((values.length * percentile) / 100);
  const last = counts.findIndex((count) => {
    left -= count;
    return left <= 0;
  });
  return ((last + 1) / BINS) * largest;
}

/** Rows of bytes begin at multiples of 4, as WebGL unpacks them. */
export const alignedBytes = (bytes: number) => Math.ceil(bytes / 4) * 4;
