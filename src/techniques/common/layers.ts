import * as tf from '@tensorflow/tfjs-core';
import { IMAGE, type LayerName } from '../../network/description.ts';
import { convolutions, filtersOf } from '../../network/filters.ts';
import type { Network } from '../../network/network.ts';

/** Convolutions behind the first, whose weights are of other channels than the image's colours. */
export const deeperConvolutions = (network: Network): LayerName[] =>
  convolutions(network).filter((name) => network.step(name).layer.inputs[0] !== IMAGE);

/** [height, width, inputs of one group, filters] of a convolution. @throws {UnknownLayerError|NetworkError} */
export const filterShape = (network: Network, name: LayerName) =>
  tf.tidy(() => filtersOf(network, name, 'applied').shape);

/** Pages on which a convolution's filters are shown: one a filter; but where each has one input only, one for all of them. */
export function filterPages(network: Network, name: LayerName): number {
  const [, , inputs, filters] = filterShape(network, name);
  return inputs === 1 ? 1 : filters;
}
