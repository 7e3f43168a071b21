/** Numbers as people write them into addresses and command lines. */
import { type Told, told } from '../told.ts';
import { fault, type Read } from './fault.ts';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A decimal number; null for anything else: an empty text, words, `0x10`, `Infinity`. */
export const numberIn = (text: string): number | null => (DECIMAL.test(text.trim()) ? Number(text) : null);

/** A value as it was typed, for a message. */
export const quoted = (given: unknown): string => JSON.stringify(given) ?? String(given);

/** @param called what the number is called where it was asked for, e.g. `--count` */
export function readWhole(called: string, given: unknown, min: number, max: number): Read<number> {
  const value = typeof given === 'string' ? numberIn(given) : given;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return { value };
  const range = Number.isFinite(max) ? told('pieces.fromTo', { min, max }) : told('pieces.orMore', { min });
  return fault('ParameterError', told('settingErrors.wholeNumber', { called, range, given: quoted(given) }));
}

/** Says that a layer has no such channel, row or column; null where it has. @param count how many it has, from 0 */
export function missingIn(
  layer: string,
  what: 'channel' | 'row' | 'column',
  index: number,
  count: number,
): Told | null {
  if (Number.isInteger(index) && index >= 0 && index < count) return null;
  return told('settingErrors.missing', { layer, what: told(`pieces.${what}`), index, count });
}

/**
 * Channels of a layer from text such as `0,5,9` or `0-8`, in the order in which they are named.
 * @param count how many channels the layer has
 */
export function readChannels(called: string, text: string, layer: string, count: number): Read<number[]> {
  const channels: number[] = [];
  for (const part of text.split(',')) {
    const found = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part);
    const [first, last] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    if (!found || last < first)
      return fault('ParameterError', told('settingErrors.channels', { called, given: quoted(text) }));
    const missing = missingIn(layer, 'channel', last, count);
    if (missing) return fault('ParameterError', missing);
    for (let channel = first; channel <= last; channel++) channels.push(channel);
  }
  return { value: [...new Set(channels)] };
}
