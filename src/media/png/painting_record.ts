/** What a saved painting says of itself, in a text chunk of its PNG: enough to paint it again. */
import type { ParameterValue } from '../../contract/parameter.ts';
import type { Target } from '../../contract/target.ts';
import { jsonIn, withJson } from './json_chunk.ts';

export interface PaintingRecord {
  /** The painting's id. */
  readonly painting: string;
  readonly settings: Readonly<Record<string, ParameterValue>>;
  /** Null where the painting has none. */
  readonly target: Exclude<Target, { kind: 'top' }> | null;
  readonly seed: number;
  /** The network's id. */
  readonly network: string;
  /** Steps done. */
  readonly step: number;
  /** What it was painted after, by title, each with its share. */
  readonly models?: readonly { readonly title: string; readonly weight: number }[];
}

const KEYWORD = 'convoscope';

/**
 * The same picture with the record in it, in the place of one that it may have had.
 * @param png a whole PNG file. Borrowed.
 * @throws {Error} if it is no PNG
 */
export const withRecord = (png: Uint8Array, record: PaintingRecord): Uint8Array<ArrayBuffer> =>
  withJson(png, KEYWORD, record);

/** What a file says of itself; null where it is no whole PNG or holds no record that makes sense. */
export const recordOf = (file: Uint8Array): PaintingRecord | null => recordFrom(jsonIn(file, KEYWORD));

/** The record that parsed JSON is; null where it makes no sense. */
export function recordFrom(value: unknown): PaintingRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const { painting, settings, target = null, seed, network, step, models } = value as Partial<PaintingRecord>;
  const fits =
    typeof painting === 'string' &&
    typeof network === 'string' &&
    typeof settings === 'object' &&
    settings !== null &&
    typeof target === 'object' &&
    Number.isInteger(seed) &&
    Number.isInteger(step);
  if (!fits) return null;
  const known = { painting, settings, target, seed, network, step } as PaintingRecord;
  return Array.isArray(models) && models.every(isModel) ? { ...known, models } : known;
}

const isModel = (value: unknown): boolean => {
  const { title, weight } = (value ?? {}) as { title?: unknown; weight?: unknown };
  return typeof title === 'string' && typeof weight === 'number' && weight > 0;
};
