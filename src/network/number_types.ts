/** Raw little-endian numbers of files of weights as fp32. */
import { fromHalf } from '../numeric/half.ts';

/** Every fp16 number as fp32; Float16Array is not everywhere yet. */
let halves: Float32Array | undefined;

/** A loop, because Float32Array.from calls a function for every number: of millions it would take most of a second. */
function widenHalves(bits: Uint16Array): Float32Array {
  halves ??= Float32Array.from({ length: 65536 }, (_, bits) => fromHalf(bits));
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = halves[bits[i] as number] as number;
  return values;
}

/** bfloat16 is the upper half of an fp32 number. */
function widenBrains(bits: Uint16Array): Float32Array {
  const whole = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) whole[i] = (bits[i] as number) << 16;
  return new Float32Array(whole.buffer);
}

/** How types are read: bytes of a number, and a whole array of them. The names are those of safetensors. */
const TYPES = {
  F64: { width: 8, read: (raw: ArrayBuffer) => new Float32Array(new Float64Array(raw)) },
  F32: { width: 4, read: (raw: ArrayBuffer) => new Float32Array(raw) },
  F16: { width: 2, read: (raw: ArrayBuffer) => widenHalves(new Uint16Array(raw)) },
  BF16: { width: 2, read: (raw: ArrayBuffer) => widenBrains(new Uint16Array(raw)) },
  I8: { width: 1, read: (raw: ArrayBuffer) => new Float32Array(new Int8Array(raw)) },
  U8: { width: 1, read: (raw: ArrayBuffer) => new Float32Array(new Uint8Array(raw)) },
  I16: { width: 2, read: (raw: ArrayBuffer) => new Float32Array(new Int16Array(raw)) },
  U16: { width: 2, read: (raw: ArrayBuffer) => new Float32Array(new Uint16Array(raw)) },
  I32: { width: 4, read: (raw: ArrayBuffer) => new Float32Array(new Int32Array(raw)) },
  I64: { width: 8, read: (raw: ArrayBuffer) => Float32Array.from(new BigInt64Array(raw), Number) },
} as const;

export type NumberType = keyof typeof TYPES;

export const isNumberType = (type: string): type is NumberType => Object.hasOwn(TYPES, type);

/** Bytes that one number takes. */
export const widthOf = (type: NumberType): number => TYPES[type].width;

/** @param raw a whole number of numbers; of fp32 the answer is a view of it */
export const toFloats = (type: NumberType, raw: ArrayBuffer): Float32Array => TYPES[type].read(raw);

/** The first place that holds no finite number; -1 where there is none. */
export function firstBroken(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}
