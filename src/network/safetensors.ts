import { ModelFileError } from './errors.ts';
import type { WeightArray, Weights } from './weights.ts';

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** Every fp16 number as fp32; Float16Array is not everywhere yet. */
let halves: Float32Array | undefined;

function halfTable(): Float32Array {
  return Float32Array.from({ length: 65536 }, (_, bits) => {
    const sign = bits >> 15 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    return exponent
      ? sign * 2 ** (exponent - 15) * (1 + fraction / 1024)
      : sign * 2 ** -14 * (fraction / 1024);
  });
}

/** Raw numbers as fp32, by type. */
const numbers = {
  F32: (raw: ArrayBuffer) => new Float32Array(raw),
  F16: (raw: ArrayBuffer) => widen(new Uint16Array(raw)),
  I8: (raw: ArrayBuffer) => new Float32Array(new Int8Array(raw)),
};

/**
 * Reads a safetensors file: a JSON header and raw data, nothing that could run.
 * @param bytes the whole file. Borrowed; fp32 values are copied, fp16 and int8 ones widened.
 * @throws {ModelFileError} if it is truncated, not safetensors, of a type other than F32/F16/I8/I64, or holds NaN or infinity
 */
export function readSafetensors(file: string, bytes: ArrayBuffer): Weights {
  const header = readHeader(file, bytes);
  const start = 8 + header.length;
  const weights = new Map<string, WeightArray>();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(header.entries)) {
    const [from, to] = data_offsets;
    const count = shape.reduce((product, n) => product * n, 1);
    const width = { F32: 4, F16: 2, I8: 1, I64: 8 }[dtype];
    if (width === undefined)
      throw new ModelFileError(`${file}: ${name} is of type ${dtype}; only F32, F16 and I8 are read.`);
    if (dtype === 'I64') continue; // batch norm's step counter
    if (to - from !== count * width) {
      throw new ModelFileError(
        `${file}: ${name} holds ${to - from} bytes, its shape [${shape}] needs ${count * width}.`,
      );
    }
    if (start + to > bytes.byteLength) {
      throw new ModelFileError(
        `${file} is truncated: ${name} ends at byte ${start + to}, the file at ${bytes.byteLength}. Download it again.`,
      );
    }
    const raw = bytes.slice(start + from, start + to);
    const values = numbers[dtype as keyof typeof numbers](raw);
    const broken = firstBroken(values);
    if (broken >= 0) {
      throw new ModelFileError(
        `${file}: ${name} holds ${values[broken]} at position ${broken}. The file is damaged or its training diverged.`,
      );
    }
    weights.set(name, { shape, values });
  }
  return weights;
}

/** A loop, because Float32Array.from calls a function for every number: of millions it would take most of a second. */
function widen(bits: Uint16Array): Float32Array {
  halves ??= halfTable();
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = halves[bits[i] as number] as number;
  return values;
}

/** The first place that holds no finite number; -1 where there is none. */
function firstBroken(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}

function readHeader(file: string, bytes: ArrayBuffer) {
  if (bytes.byteLength < 8)
    throw new ModelFileError(`${file} is truncated: ${bytes.byteLength} bytes are no safetensors file.`);
  const length = Number(new DataView(bytes).getBigUint64(0, true));
  if (length > bytes.byteLength - 8) {
    throw new ModelFileError(
      `${file} is truncated or no safetensors file: its header should be ${length} bytes long.`,
    );
  }
  const text = new TextDecoder().decode(new Uint8Array(bytes, 8, length));
  const { __metadata__, ...entries } = parseHeader(file, text);
  for (const [name, entry] of Object.entries(entries)) {
    if (!isEntry(entry))
      throw new ModelFileError(`${file} is no safetensors file: its header does not say what ${name} is.`);
  }
  return { length, entries: entries as Record<string, Entry> };
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
  throw new ModelFileError(`${file} is no safetensors file: its header is not a JSON object.`, { cause });
}

function isEntry(value: unknown): value is Entry {
  const { dtype, shape, data_offsets } = (value ?? {}) as Partial<Entry>;
  const areSizes = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((n) => Number.isInteger(n) && n >= 0);
  return typeof dtype === 'string' && areSizes(shape) && areSizes(data_offsets) && data_offsets.length === 2;
}
