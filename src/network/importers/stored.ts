import { ModelFileError } from '../errors.ts';
import { firstBroken, type NumberType, toFloats } from '../number_types.ts';
import type { WeightArray, Weights } from '../weights.ts';

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
  read: async () => ({ shape, values: (await read()).values }),
});

/** @throws {ModelFileError} if a number is NaN or infinite */
export function checkFinite(file: string, name: string, array: WeightArray): WeightArray {
  const broken = firstBroken(array.values);
  if (broken < 0) return array;
  throw new ModelFileError(
    `${file}: ${name} holds ${array.values[broken]} at position ${broken}. The file is damaged or its training diverged.`,
  );
}

/** A part of a file as an array. @throws {ModelFileError} from `read`, if a number is NaN or infinite */
export const storedIn = (
  { file, name }: { readonly file: string; readonly name: string },
  content: Blob,
  type: NumberType,
  shape: readonly number[],
): Stored => ({
  shape,
  read: async () => checkFinite(file, name, { shape, values: toFloats(type, await content.arrayBuffer()) }),
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
