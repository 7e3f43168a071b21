import * as tf from '@tensorflow/tfjs-core';
import { told } from '../contract/told.ts';
import { type AnyDescription, IMAGE, type LayerName, outputOf, STYLE } from './description.ts';
import { NetworkError } from './errors.ts';
import { consumerCounts } from './fold.ts';
import type { Network } from './network.ts';

/** Outputs of a network's layers that are known before it runs, by layer name. */
export type Precomputed = ReadonlyMap<LayerName, tf.Tensor4D>;

/**
 * Runs a network for its output alone. Every layer's output is freed when its last reader is done, so that a large
 * picture needs the memory of two or three layers, not of all.
 * @param image [batch, height, width, 3], preprocessed. Borrowed.
 * @param known what styleOutputs made of a style, where the network is told one. Borrowed.
 * @returns the output layer's output, which the caller disposes (or an enclosing tf.tidy)
 * @throws {NetworkError} if the network wants a style and got none
 */
export function run(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  known: Precomputed = new Map(),
): tf.Tensor4D {
  const names = [...known.keys()];
  const replayed = network.recorder?.run({
    key: JSON.stringify(['run', names]),
    inputs: [image, ...known.values()],
    isOneWay: true,
    compute([input, ...rest]) {
      const told = new Map(names.map((name, at) => [name, rest[at] as tf.Tensor4D]));
      return { outputs: [computeRun(network, input as tf.Tensor4D, told)], note: null };
    },
  });
  return replayed ? (replayed.outputs[0] as tf.Tensor4D) : computeRun(network, image, known);
}

function computeRun(network: Network<AnyDescription>, image: tf.Tensor4D, known: Precomputed): tf.Tensor4D {
  const { description, steps } = network;
  const last = network.resolve(outputOf(description));
  const readers = consumerCounts(steps.map(({ layer }) => layer));
  const outputs = new Map<LayerName, tf.Tensor4D>([[IMAGE, image], ...known]);
  const borrowed = new Set(outputs.keys());
  for (const { layer, kind, tensors, fusedWith } of steps) {
    if (outputs.has(layer.name)) continue;
    const inputs = layer.inputs.map((name) => {
      const output = outputs.get(name);
      if (!output)
        throw new NetworkError(told('networkErrors.styleMissing', { title: description.title, name }));
      return output;
    });
    const fused = layer.name === last ? undefined : fusedWith;
    const made = tf.tidy(() => {
      const output = kind.forward(layer, inputs, tensors, fused?.activation ?? 'linear');
      return inputs.includes(output) ? output.clone() : output;
    });
    outputs.set(fused?.name ?? layer.name, made);
    layer.inputs.forEach((name, i) => {
      const left = (readers.get(name) ?? 0) - 1;
      readers.set(name, left);
      if (left === 0 && !borrowed.has(name)) inputs[i]?.dispose();
    });
    if (layer.name === last) break;
  }
  return outputs.get(last) as tf.Tensor4D;
}

/**
 * Runs the layers that depend on the style alone, once for all pictures in that style.
 * @param style description.styleLength numbers
 * @returns their outputs, for `run`; the caller disposes them
 * @throws {NetworkError} if the network takes no style or one of another length
 */
export function styleOutputs(network: Network<AnyDescription>, style: Float32Array): Precomputed {
  const { description, steps } = network;
  const length = 'styleLength' in description ? (description.styleLength ?? 0) : 0;
  if (style.length !== length)
    throw new NetworkError(
      told('networkErrors.styleLength', { title: description.title, length, given: style.length }),
    );
  const known = new Map<LayerName, tf.Tensor4D>();
  if (length === 0) return known;
  const vector = tf.tensor4d(style, [1, 1, 1, length]);
  known.set(STYLE, vector);
  for (const { layer, kind, tensors } of steps) {
    const inputs = layer.inputs.map((name) => known.get(name));
    if (inputs.every((input) => input !== undefined))
      known.set(
        layer.name,
        tf.tidy(() => kind.forward(layer, inputs, tensors, 'linear')),
      );
  }
  return known;
}
