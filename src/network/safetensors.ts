import { told } from '../contract/told.ts';
import { ModelFileError } from './errors.ts';
import { firstBroken, isNumberType, type NumberType, widthOf } from './number_types.ts';
import { arrayOf, type WeightArray, type Weights } from './weights.ts';

/** What the header says of one array. */
interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte and the one behind the last, counted from the end of the header. */
  readonly data_offsets: readonly [number, number];
}

/**
 * Reads a safetensors file: a JSON header and raw data, nothing that could run.
 * @param bytes the whole file. Borrowed; fp32 values are copied, others widened.
 * @throws {ModelFileError} if it is truncated, not safetensors, of an unknown type, or holds NaN or infinity
 */
export function readSafetensors(file: string, bytes: ArrayBuffer): Weights {
  const { start, entries } = readHeader(file, bytes, bytes.byteLength);
  const weights = new Map<string, WeightArray>();
  for (const [name, entry] of Object.entries(entries)) {
    if (entry.dtype === 'I64') continue; // batch norm's step counter
    const [from, to] = entry.data_offsets;
    checkEntry(file, name, entry, { start, fileBytes: bytes.byteLength });
    weights.set(name, readEntry(file, name, entry, bytes.slice(start + from, start + to)));
  }
  return weights;
}

/**
 * @param data where they begin in the file, and how long the whole file is
 * @throws {ModelFileError} if an array is of an unknown type, of another size than its shape says, or not all there
 */
export function checkEntry(
  file: string,
  name: string,
  entry: Entry,
  { start, fileBytes }: { readonly start: number; readonly fileBytes: number },
): void {
  const { dtype, shape, data_offsets } = entry;
  const [from, to] = data_offsets;
  if (!isNumberType(dtype)) throw new ModelFileError(told('modelErrors.dtype', { file, name, dtype }));
  const needed = shape.reduce((product, n) => product * n, 1) * widthOf(dtype);
  if (to - from !== needed) {
    throw new ModelFileError(
      told('modelErrors.tensorBytes', { file, name, bytes: to - from, shape, needed }),
    );
  }
  if (start + to > fileBytes) {
    throw new ModelFileError(
      told('modelErrors.truncatedAt', { file, name, end: start + to, size: fileBytes }),
    );
  }
}

/** @param raw the bytes of this array alone. @throws {ModelFileError} if it holds NaN or infinity */
function readEntry(file: string, name: string, { dtype, shape }: Entry, raw: ArrayBuffer): WeightArray {
  const array = arrayOf(dtype as NumberType, shape, raw);
  const { values } = array;
  const broken = firstBroken(values);
  if (broken < 0) return array;
  throw new ModelFileError(
    told('importErrors.diverged', { file, name, value: values[broken], position: broken }),
  );
}

/** Where the header of a file ends: its eight first bytes say so. @throws {ModelFileError} */
export function headerEnd(file: string, beginning: ArrayBuffer, fileBytes: number): number {
  if (beginning.byteLength < 8)
    throw new ModelFileError(told('modelErrors.tooShort', { file, bytes: fileBytes }));
  const length = Number(new DataView(beginning).getBigUint64(0, true));
  if (length > fileBytes - 8) {
    throw new ModelFileError(told('modelErrors.headerLength', { file, length }));
  }
  return 8 + length;
}

/**
 * @param beginning of the file, at least to the end of its header. Borrowed.
 * @returns where the data begin, what every array is, and what else the file says of itself
 * @throws {ModelFileError}
 */
export function readHeader(file: string, beginning: ArrayBuffer, fileBytes: number) {
  const start = headerEnd(file, beginning, fileBytes);
  const text = new TextDecoder().decode(new Uint8Array(beginning, 8, start - 8));
  const { __metadata__, ...entries } = parseHeader(file, text);
  for (const [name, entry] of Object.entries(entries)) {
    if (!isEntry(entry)) throw new ModelFileError(told('modelErrors.headerLacks', { file, name }));
  }
  return { start, entries: entries as Record<string, Entry> };
}

function parseHeader(file: string, text: string): Record<string, unknown> {
  let cause: unknown;
  try {
    const header: unknown = JSON.parse(text);
    if (header && typeof header === 'object' && !Array.isArray(header))
      return header as Record<string, unknown>;
  } catch (error) {
    cause = error;
  }
  throw new ModelFileError(told('modelErrors.headerNoJson', { file }), { cause });
}

function isEntry(value: unknown): value is Entry {
  const { dtype, shape, data_offsets } = (value ?? {}) as Partial<Entry>;
  const areSizes = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((n) => Number.isInteger(n) && n >= 0);
  return typeof dtype === 'string' && areSizes(shape) && areSizes(data_offsets) && data_offsets.length === 2;
}
