/** What a saved painting says of itself, in a text chunk of its PNG: enough to paint it again. */
import type { ParameterValue } from '../../contract/parameter.ts';
import type { FixedTarget } from '../../contract/target.ts';
import { jsonIn, withJson } from './json_chunk.ts';

export interface JobRecord {
  /** The painting's id. */
  readonly painting: string;
  readonly settings: Readonly<Record<string, ParameterValue>>;
  /** Null where the painting has none. */
  readonly target: FixedTarget | null;
  readonly seed: number;
  /** The network's id. */
  readonly network: string;
  /** Of the file of its weights. Absent where they came from none, and in what was painted before this was kept. */
  readonly weightsSha256?: string;
  /** Steps done. */
  readonly step: number;
  /** What it was painted after, each with its share. */
  readonly models?: readonly ModelRecord[];
}

export interface ModelRecord {
  readonly title: string;
  readonly weight: number;
  /** Of its picture's file: titles may be the same. Absent in what was painted before this was kept. */
  readonly sha256?: string;
}

const KEYWORD = 'convoscope';

/**
 * The same picture with the record in it, in the place of one that it may have had.
 * It names a taught class without its direction: that is made of what a person showed, and files are given away.
 * @param png a whole PNG file. Borrowed.
 * @throws {Error} if it is no PNG
 */
export function withRecord(png: Uint8Array, record: JobRecord): Uint8Array<ArrayBuffer> {
  const { target } = record;
  const named = target?.kind === 'taught' ? { ...record, target: { ...target, direction: [] } } : record;
  return withJson(png, KEYWORD, named);
}

/** What a file says of itself; null where it is no whole PNG or holds no record that makes sense. */
export const recordOf = (file: Uint8Array): JobRecord | null => recordFrom(jsonIn(file, KEYWORD));

/** The record that parsed JSON is; null where it makes no sense. */
export function recordFrom(value: unknown): JobRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Partial<JobRecord>;
  const { painting, settings, target = null, seed, network, weightsSha256, step, models } = record;
  const fits =
    typeof painting === 'string' &&
    typeof network === 'string' &&
    typeof settings === 'object' &&
    settings !== null &&
    typeof target === 'object' &&
    Number.isInteger(seed) &&
    Number.isInteger(step);
  if (!fits) return null;
  const known = {
    ...{ painting, settings, target, seed, network, step },
    ...(typeof weightsSha256 === 'string' && weightsSha256 && { weightsSha256 }),
  } as JobRecord;
  return Array.isArray(models) && models.every(isModel) ? { ...known, models } : known;
}

/**
 * Why the same settings may paint something else with the network that is here; null where they paint the same, or where
 * the record does not say with which weights it was painted.
 * @param here the network's id, and the SHA-256 of its file of weights, empty where they came from none
 */
export function otherNetwork(
  { network, weightsSha256 = '' }: Pick<JobRecord, 'network' | 'weightsSha256'>,
  here: { readonly id: string; readonly weightsSha256: string },
): string | null {
  if (network !== here.id) return `It was painted by another network (${network}).`;
  if (!weightsSha256 || !here.weightsSha256 || weightsSha256 === here.weightsSha256) return null;
  return `It was painted with other weights of the network ${network} (SHA-256 ${weightsSha256.slice(0, 8)}…, here ${here.weightsSha256.slice(0, 8)}…).`;
}

const isModel = (value: unknown): boolean => {
  const { title, weight, sha256 = '' } = (value ?? {}) as Readonly<Record<keyof ModelRecord, unknown>>;
  return typeof title === 'string' && typeof weight === 'number' && weight > 0 && typeof sha256 === 'string';
};
