/** What a saved painting says of itself, in a text chunk of its PNG: enough to paint it again. */
import textChunk from 'png-chunk-text';
import encode from 'png-chunks-encode';
import extract from 'png-chunks-extract';
import type { ParameterValue, Target } from '../worker/api.ts';

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
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and checksum of a chunk, in bytes. */
const FRAME_BYTES = 12;

/** JSON in ASCII: a tEXt chunk holds Latin-1 only. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * The same picture with the record in it, in the place of one that it may have had.
 * @param png a whole PNG file. Borrowed.
 * @throws {Error} if it is no PNG
 */
export function withRecord(png: Uint8Array, record: PaintingRecord): Uint8Array<ArrayBuffer> {
  const chunks = extract(png).filter(({ name, data }) => name !== 'tEXt' || !isOurs(data));
  // Before the pixels, where a reader finds it first.
  chunks.splice(1, 0, textChunk.encode(KEYWORD, asciiJson(record)));
  return encode(chunks);
}

/** What a file says of itself; null where it is no whole PNG or holds no record that makes sense. */
export function recordOf(file: Uint8Array): PaintingRecord | null {
  if (!isWhole(file)) return null;
  try {
    const ours = extract(file).find(({ name, data }) => name === 'tEXt' && isOurs(data));
    return ours ? checked(JSON.parse(textChunk.decode(ours.data).text)) : null;
  } catch {
    return null;
  }
}

const isOurs = (data: Uint8Array): boolean =>
  [...KEYWORD, '\0'].every((letter, i) => data[i] === letter.charCodeAt(0));

/** Whether the chunks' lengths lie inside the file: the reader would believe any length. */
function isWhole(file: Uint8Array): boolean {
  if (!SIGNATURE.every((byte, i) => file[i] === byte)) return false;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = SIGNATURE.length;
  while (at + FRAME_BYTES <= file.byteLength) {
    if (view.getUint32(at + 4) === 0x49454e44) return true; // IEND
    at += view.getUint32(at) + FRAME_BYTES;
  }
  return false;
}

function checked(value: unknown): PaintingRecord | null {
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
