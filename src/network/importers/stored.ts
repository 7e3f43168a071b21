import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import { firstBroken, type NumberType } from '../number_types.ts';
import { arrayOf, madeAnew, partOf, type WeightArray, type Weights } from '../weights.ts';

/** An array that still lies in its file. */
export interface Stored {
  readonly shape: readonly number[];
  readonly read: () => Promise<WeightArray>;
}

/** A network's arrays by name, in the order of the file. */
export type StateDict = ReadonlyMap<string, Stored>;

export const countOf = (shape: readonly number[]): number => shape.reduce((all, length) => all * length, 1);

/** How many numbers were trained: running means and variances of batch norms were measured. */
export const trainedCount = (
  arrays: Iterable<readonly [name: string, { readonly shape: readonly number[] }]>,
): number => {
  let count = 0;
  for (const [name, { shape }] of arrays) if (!/\.running_(mean|var)$/.test(name)) count += countOf(shape);
  return count;
};

/** The same numbers in another shape. */
export const reshaped = ({ read }: Stored, shape: readonly number[]): Stored => ({
  shape,
  read: async () => {
    const array = await read();
    return array.part ? madeAnew(shape, array.part) : { shape, values: array.values };
  },
});

/** Numbers that are looked at at once, where they are made anew. */
const CHECKED_AT_ONCE = 2 ** 24;

/** @throws {ModelFileError} if a number is NaN or infinite */
export function checkFinite(file: string, name: string, array: WeightArray): WeightArray {
  const count = countOf(array.shape);
  const row = countOf(array.shape.slice(1));
  const step = row * Math.max(1, Math.floor(CHECKED_AT_ONCE / row));
  for (let from = 0; from < count; from += step) {
    const values = partOf(array, from, Math.min(count, from + step));
    const broken = firstBroken(values);
    if (broken < 0) continue;
    throw new ModelFileError(
      told('importErrors.diverged', { file, name, value: values[broken], position: from + broken }),
    );
  }
  return array;
}

/** A part of a file as an array. @throws {ModelFileError} from `read`, if a number is NaN or infinite */
export const storedIn = (
  { file, name }: { readonly file: string; readonly name: string },
  content: Blob,
  type: NumberType,
  shape: readonly number[],
): Stored => ({
  shape,
  read: async () => checkFinite(file, name, arrayOf(type, shape, await content.arrayBuffer())),
});

/** Brings the named arrays into memory, one after another. */
export async function readAll(state: StateDict, names: Iterable<string>): Promise<Weights> {
  const weights = new Map<string, WeightArray>();
  for (const name of names) {
    const stored = state.get(name);
    if (stored) weights.set(name, await stored.read());
  }
  return weights;
}
