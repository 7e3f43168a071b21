import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../../network/description.ts';
import type { Trace } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';

/**
 * Where a layer's strength is read: a rectifier with a ceiling cuts off there (ReLU6 at 6), and thousands of neurons that
 * stand at it could not be told apart, so its input is read, which orders all others in the same way.
 * @throws {UnknownLayerError}
 */
export function strengthLayer(network: Network, layer: LayerName): LayerName {
  const { layer: described, kind } = network.step(layer);
  const ceiling = kind.activation?.opening?.(described).ceiling ?? Infinity;
  return ceiling < Infinity ? (described.inputs[0] as LayerName) : network.resolve(layer);
}

/** Whether a channel that is 0 or less is silent: behind a rectifier it says nothing at all. */
export function isRectified(network: Network, layer: LayerName): boolean {
  const { layer: described, kind } = network.step(layer);
  return kind.activation?.opening?.(described).slope === 0;
}

/** Up to where the strength of a layer's channel is silence. */
export const silenceOf = (network: Network, layer: LayerName): number =>
  isRectified(network, layer) ? 0 : Number.NEGATIVE_INFINITY;

/** The strongest neuron of each channel: its value, and its place as row * width + column. */
export interface Strongest {
  /** [batch, channels] */
  readonly values: tf.Tensor2D;
  /** [batch, channels], int32; the first of equals. */
  readonly positions: tf.Tensor2D;
}

/** Call it inside tf.tidy. @param output [batch, height, width, channels] */
export function strongestOf(output: tf.Tensor4D): Strongest {
  const [batch, height, width, channels] = output.shape;
  const places = tf.reshape(output, [batch, height * width, channels]);
  return { values: tf.max(places, 1), positions: tf.argMax(places, 1) };
}

/**
 * Those of a look. A silenced channel is silent: what is read before its rectifier knows nothing of that, and where nothing
 * rectifies, the 0 that is left of it would be a strength like any other.
 * @param trace of a pass with strengthLayer among its taps
 * @returns made inside the caller's tf.tidy
 */
export function strongestIn(network: Network, trace: Trace, layer: LayerName): Strongest {
  const strongest = strongestOf(trace.at(strengthLayer(network, layer)));
  const mask = network.ablation.get(network.resolve(layer));
  if (!mask) return strongest;
  const { values, positions } = strongest;
  const isOpen = tf.greater(tf.reshape(mask, [1, mask.size]), 0);
  return { values: tf.where<tf.Tensor2D>(isOpen, values, silenceOf(network, layer)), positions };
}
