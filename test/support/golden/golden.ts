import { readFileSync } from 'node:fs';
import type { Layer } from '../../../src/network/description.ts';
import { readSafetensors } from '../../../src/network/safetensors.ts';
import type { WeightArray } from '../../../src/network/weights.ts';

const GOLDEN = new URL('../../golden/', import.meta.url);

/** What every file of golden values says of itself; see tools/golden/README.md. */
export interface Golden<Case> {
  readonly convention: string;
  /** A relative L2 distance over each array. */
  readonly tolerance: number;
  readonly network: { readonly id: string; readonly weightsSha256: string };
  readonly cases: readonly Case[];
}

interface JsonArray {
  readonly shape: number[];
  readonly values: number[];
}

/** One layer alone: its output and the gradient of sum(dy x output) at each input. */
export interface LayerCase {
  readonly title: string;
  readonly kind: Layer['kind'];
  readonly settings: Record<string, unknown>;
  readonly inputs: readonly JsonArray[];
  readonly weights: Readonly<Record<string, JsonArray>>;
  readonly dy: JsonArray;
  readonly output: JsonArray;
  readonly dx: readonly JsonArray[];
}

/** An image, the class it is looked at for, and the array that holds the expectation. */
export interface ImageCase {
  readonly image: string;
  readonly target: number;
  readonly array: string;
  /** Image gradients are kept at every n-th row and column. */
  readonly every: number;
  readonly float32Error: number;
  readonly foldedError?: number;
}

export function golden<Case>(name: string): Golden<Case> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, GOLDEN), 'utf8')) as Golden<Case>;
}

/** The arrays of a file, by the name that its cases give. */
export function goldenArrays(name: string): (array: string) => WeightArray {
  const file = `${name}.safetensors`;
  const { buffer, byteOffset, byteLength } = readFileSync(new URL(file, GOLDEN));
  const arrays = readSafetensors(file, (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength));
  return (array) => {
    const found = arrays.get(array);
    if (!found) throw new Error(`${file} holds no "${array}".`);
    return found;
  };
}

export const widened = ({ shape, values }: JsonArray): WeightArray => ({
  shape,
  values: Float32Array.from(values),
});
