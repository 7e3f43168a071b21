import { NetworkError } from './errors.ts';

/** One parameter as the file holds it: torch's layout and shape, in float32. */
export interface WeightArray {
  readonly shape: readonly number[];
  /** Of an array that is kept in half precision they are made anew each time: read them once. */
  readonly values: Float32Array;
  /** The numbers from one place to before another, made without the rest; absent where `values` are at hand. */
  part?(from: number, to: number): Float32Array;
}

/** Some of an array's numbers; borrowed. */
export const partOf = (array: WeightArray, from: number, to: number): Float32Array =>
  array.part?.(from, to) ?? array.values.subarray(from, to);

/** A network's parameters by torchvision/timm name, e.g. `blocks.0.0.conv_dw.weight`. */
export type Weights = ReadonlyMap<string, WeightArray>;

/** @throws {NetworkError} if the file has no such parameter, or not with this number of dimensions */
export function weight(weights: Weights, name: string, rank: number): WeightArray {
  const found = weights.get(name);
  if (!found) throw new NetworkError(`The weights hold no "${name}". Are they another network's?`);
  if (found.shape.length !== rank) {
    throw new NetworkError(`"${name}" has shape [${found.shape}], expected ${rank} dimensions.`);
  }
  return found;
}

/** The size of one dimension, which exists. */
export function size(array: WeightArray, dimension: number): number {
  const length = array.shape[dimension];
  if (length === undefined)
    throw new NetworkError(`A weight of shape [${array.shape}] has no dimension ${dimension}.`);
  return length;
}
