import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../../network/description.ts';
import { forward } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { strengthLayer, strongestOf } from './strength_layer.ts';

/** Pictures per forward pass: more would not be faster on wasm, and a first layer's output is 5 MB a picture. */
export const SCANNED_AT_ONCE = 4;

/** The strongest neuron of each channel in one picture. */
export interface StrongestNeurons {
  readonly values: Float32Array;
  /** row * width + column */
  readonly positions: Int32Array;
}

/**
 * Runs several pictures through the network as far as a layer, and no further.
 * @param pictures [height, width, 3] each, preprocessed. Borrowed.
 * @returns one answer a picture
 * @throws {UnknownLayerError}
 */
export async function strongestNeurons(
  network: Network,
  layer: LayerName,
  pictures: readonly Float32Array[],
): Promise<StrongestNeurons[]> {
  const { height, width } = network.description.input;
  const upTo = strengthLayer(network, layer);
  const strongest = tf.tidy(() => {
    const batch = tf.stack(pictures.map((pixels) => tf.tensor3d(pixels, [height, width, 3])));
    const { values, positions } = strongestOf(forward(network, batch as tf.Tensor4D, { upTo }).at(upTo));
    return [values, positions];
  });
  const [values, positions] = (await Promise.all(strongest.map((tensor) => tensor.data()))) as [
    Float32Array,
    Int32Array,
  ];
  tf.dispose(strongest);
  const channels = values.length / pictures.length;
  return pictures.map((_, i) => ({
    values: values.slice(i * channels, (i + 1) * channels),
    positions: positions.slice(i * channels, (i + 1) * channels),
  }));
}
