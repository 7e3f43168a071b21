import { told } from '../contract/told.ts';
import { NetworkError } from './errors.ts';
import { type NumberType, toFloats, widthOf } from './number_types.ts';

const FLOAT = widthOf('F32');

/** Numbers from which on an array stays as its file has it until it is used. */
export const LARGE = 2 ** 20;

/** One parameter as the file holds it: torch's layout and shape, in float32. */
export interface WeightArray {
  readonly shape: readonly number[];
  /** Of a large array that stays as its file has it they are made anew each time: read them once. */
  readonly values: Float32Array;
  /**
   * The numbers from one place to before another, made without the rest; both are beginnings of rows, the first dimension.
   * Absent where `values` are at hand.
   */
  part?(from: number, to: number): Float32Array;
}

/** An array whose numbers are made whenever they are asked for. @param part as WeightArray's */
export const madeAnew = (shape: readonly number[], part: NonNullable<WeightArray['part']>): WeightArray => ({
  shape,
  get values() {
    return part(
      0,
      shape.reduce((all, length) => all * length, 1),
    );
  },
  part,
});

/**
 * An array out of the bytes of a file. Of a large one with narrow numbers the bytes are kept, which are half of its fp32 at
 * most: VGG's first matrix is 205 MB in place of 411.
 * @param raw the bytes of this array alone; it may keep them
 */
export function arrayOf(type: NumberType, shape: readonly number[], raw: ArrayBuffer): WeightArray {
  const width = widthOf(type);
  if (width >= FLOAT || raw.byteLength < LARGE * width) return { shape, values: toFloats(type, raw) };
  return madeAnew(shape, (from, to) => toFloats(type, raw.slice(from * width, to * width)));
}

/** Some of an array's numbers; borrowed. */
export const partOf = (array: WeightArray, from: number, to: number): Float32Array =>
  array.part?.(from, to) ?? array.values.subarray(from, to);

/** A network's parameters by torchvision/timm name, e.g. `blocks.0.0.conv_dw.weight`. */
export type Weights = ReadonlyMap<string, WeightArray>;

/** @throws {NetworkError} if the file has no such parameter, or not with this number of dimensions */
export function weight(weights: Weights, name: string, rank: number): WeightArray {
  const found = weights.get(name);
  if (!found) throw new NetworkError(told('networkErrors.weightMissing', { name }));
  if (found.shape.length !== rank) {
    throw new NetworkError(told('networkErrors.weightRank', { name, shape: found.shape, rank }));
  }
  return found;
}

/** The size of one dimension, which exists. */
export function size(array: WeightArray, dimension: number): number {
  const length = array.shape[dimension];
  if (length === undefined)
    throw new NetworkError(told('networkErrors.noDimension', { shape: array.shape, dimension }));
  return length;
}
