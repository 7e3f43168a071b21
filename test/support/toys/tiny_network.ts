import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription, Layer, NetworkDescription } from '../../../src/network/description.ts';
import { Network } from '../../../src/network/network.ts';
import type { WeightArray, Weights } from '../../../src/network/weights.ts';
import { seeded } from '../seeded.ts';

type Parameters = Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>>;

/** Weights by their full names, each as its shape in torch's layout and its numbers. */
export const weightsOf = (parameters: Parameters): Weights =>
  new Map(
    Object.entries(parameters).map(([name, [shape, values]]): [string, WeightArray] => [
      name,
      { shape, values: Float32Array.from(values) },
    ]),
  );

/** A description around some layers; the last one holds the class scores. Pixels go in as they are. */
export function describeNetwork(
  layers: readonly Layer[],
  [height, width]: readonly [number, number],
  labels: readonly string[] = ['class 0'],
): NetworkDescription {
  const input: InputDescription = { height, width, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 };
  return {
    ...{ id: 'tiny', title: 'Tiny', paper: '', source: 'this test', licence: 'Apache-2.0' },
    ...{ input, layers, labels, logits: layers.at(-1)?.name ?? '' },
  };
}

/**
 * A network of a few layers, on the present backend; the caller disposes it.
 * @param prepared how its pictures are, where they are not as they come
 */
export function tinyNetwork(
  layers: readonly Layer[],
  size: readonly [number, number],
  parameters: Parameters = {},
  prepared: Partial<Pick<InputDescription, 'mean' | 'std'>> = {},
): Network {
  const description = describeNetwork(layers, size);
  const input = { ...description.input, ...prepared };
  return new Network({ ...description, input }, weightsOf(parameters));
}

/** [1, height, width, 3] from a list of pixels' colours. */
export const imageOf = (height: number, width: number, values: readonly number[]): tf.Tensor4D =>
  tf.tensor4d([...values], [1, height, width, 3]);

/** Random numbers of deviation 1 for the weights named, of the given shapes. */
export function randomWeights(shapes: Readonly<Record<string, readonly number[]>>, seed: number): Weights {
  const random = seeded(seed);
  return new Map(
    Object.entries(shapes).map(([name, shape]): [string, WeightArray] => {
      const values = random.normals(
        shape.reduce((product, n) => product * n, 1),
        0.5,
      );
      // A variance is positive.
      return [
        name,
        { shape, values: name.endsWith('running_var') ? values.map((v) => 0.5 + v * v) : values },
      ];
    }),
  );
}
