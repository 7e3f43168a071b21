import { fault, type Read } from './reading/fault.ts';
import { told } from './told.ts';

/** A style and its share of a blend. */
export interface StyleShare {
  readonly id: string;
  /** 0..1; the shares of a blend add up to 1. */
  readonly share: number;
}

/**
 * Reads a style, `frost`, or a blend, `frost:2,embers:1`. A style that is named twice has both shares.
 * @param most how many styles may be blended
 */
export function readMix(text: string, most: number): Read<StyleShare[]> {
  const shares = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, id, share = '1'] = /^([^:\s]+)(?:\s*:\s*(\S.*))?$/.exec(part.trim()) ?? [];
    if (!id || !(Number(share) > 0) || !Number.isFinite(Number(share)))
      return fault('ParameterError', told('settingErrors.noStyleNorBlend', { text }));
    shares.set(id, (shares.get(id) ?? 0) + Number(share));
  }
  if (shares.size > most)
    return fault('ParameterError', told('settingErrors.tooManyStyles', { most, count: shares.size }));
  const sum = [...shares.values()].reduce((a, b) => a + b);
  return { value: Array.from(shares, ([id, share]) => ({ id, share: share / sum })) };
}

/**
 * For `JSON.stringify`: what is asked for, whatever the shares of a blend of styles, which move while a hand or a walk changes them. It
 * costs the same.
 */
export const withoutShares = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/:[\d.]+/g, '') : value;

/** The other way round, to four digits. */
export const writeMix = (mix: readonly StyleShare[]): string =>
  mix.length === 1 ? (mix[0]?.id ?? '') : mix.map(({ id, share }) => `${id}:${+share.toFixed(4)}`).join(',');
