import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { ModelFileError } from '../../src/network/errors.ts';
import { forward } from '../../src/network/forward.ts';
import {
  type Files,
  type ImportedNetwork,
  importNetwork,
  planOf,
} from '../../src/network/importers/index.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import type { Weights } from '../../src/network/weights.ts';
import { uniform } from './formula_weights.ts';
import { safetensorsFile } from './model_files/safetensors_file.ts';

const FOLDER = new URL('../golden/imported/', import.meta.url);

/** What tools/golden/imported_networks.py says of its files. */
export const imported = JSON.parse(readFileSync(new URL('../imported.json', FOLDER), 'utf8')) as {
  readonly tolerance: number;
  readonly sides: Readonly<Record<string, number>>;
  readonly logits: Readonly<Record<string, readonly number[]>>;
};

/** Files of test/golden/imported. */
export const goldenFiles = (...names: string[]): Files =>
  new Map(names.map((name) => [name, new Blob([readFileSync(new URL(name, FOLDER))])]));

/** Names for a thousand classes, as the program's own. */
const around = {
  imagenetLabels: async () => Array.from({ length: 1000 }, (_, index) => `ImageNet ${index}`),
};

export const open = (files: Files): Promise<ImportedNetwork> => importNetwork(files, around);

/** Files of text, by path. */
export const textFiles = (texts: Readonly<Record<string, string>>): [string, Blob][] =>
  Object.entries(texts).map(([path, text]) => [path, new Blob([text])]);

/** Weights as the one file `name`. */
export const weightsFile = (weights: Weights, name = 'weights.safetensors'): Files => {
  const entries = [...weights].map(([key, { shape, values }]) => [
    key,
    { dtype: 'F32', shape, bytes: values },
  ]);
  return new Map([[name, new Blob([safetensorsFile(Object.fromEntries(entries))])]]);
};

/** The image that the golden logits of a network are of, [1, side, side, 3]: "4 u - 2". */
export function formulaImage(name: string, side: number): tf.Tensor4D {
  const pixels = Float32Array.from(uniform(name, side * side * 3), (value) => 4 * Math.fround(value) - 2);
  return tf.tensor4d(pixels, [1, side, side, 3]);
}

/** What the network answers to an image, which is disposed. */
export function logitsOf(network: ImportedNetwork | NetworkPlan, image: tf.Tensor4D): Float32Array {
  const [, height, width] = image.shape;
  const plan = 'build' in network ? network : planOf(network);
  const built = plan.build({ height, width });
  const logits = tf.tidy(() => forward(built, image).logits);
  const values = logits.dataSync<'float32'>();
  tf.dispose([logits, image]);
  built.dispose();
  return values;
}

/** The files are refused with a told error that says so. */
export const expectRefusal = async (files: Files, message: string | RegExp): Promise<void> => {
  const error = await open(files).then(
    () => new Error('It was opened.'),
    (thrown: unknown) => thrown as Error,
  );
  expect(error.message).toMatch(message);
  expect(error).toBeInstanceOf(ModelFileError);
};
