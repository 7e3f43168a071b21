import * as tf from '@tensorflow/tfjs-core';
import { told } from '../contract/told.ts';
import { IMAGE, type LayerName } from './description.ts';
import { NetworkError } from './errors.ts';
import type { Network } from './network.ts';

/**
 * - 'applied': with the batch norm behind the convolution, as the network runs it;
 * - 'stored': as the weights file holds them.
 */
export type FilterState = 'applied' | 'stored';

/**
 * The filters of a convolution. Call it inside tf.tidy.
 * @returns [height, width, inputs, filters]; `inputs` are those of one group: 1 where the convolution is depthwise
 * @throws {UnknownLayerError}
 * @throws {NetworkError} if the layer is no convolution
 */
export function filtersOf(network: Network, name: LayerName, state: FilterState): tf.Tensor4D {
  const { kind, layer, tensors, foldedScale } = network.step(name);
  const applied = kind.filter?.(layer, tensors);
  if (!applied) throw new NetworkError(told('networkErrors.noFilters', { name }));
  if (state === 'applied' || !foldedScale) return applied;
  // A scale of 0 took the filter away: what it was is not known any more.
  return tf.mul(applied, tf.tensor1d(foldedScale.map((scale) => (scale === 0 ? 0 : 1 / scale))));
}

/** Every convolution, in the order of the network. */
export const convolutions = (network: Network): LayerName[] =>
  network.steps.filter(({ kind }) => kind.filter).map(({ layer }) => layer.name);

/**
 * The convolution whose filters have the image's colours; of a network for grey pictures, the one that looks at their grey.
 * @throws {NetworkError} if the network has none
 */
export function firstConvolution(network: Network): LayerName {
  const all = convolutions(network);
  const reads = (input: LayerName) => all.find((name) => network.step(name).layer.inputs[0] === input);
  let found = reads(IMAGE);
  if (found !== undefined && isMix(network, found)) found = reads(found) ?? found;
  if (found === undefined)
    throw new NetworkError(told('networkErrors.noFirstConvolution', { title: network.description.title }));
  return found;
}

/** Whether a convolution does no more than mix a picture's colours to the grey that the network takes. */
function isMix(network: Network, name: LayerName): boolean {
  const { kind, layer, inputShapes, shape, tensors } = network.step(name);
  if (!network.description.input.grey || shape[2] !== 1) return false;
  const reach = kind.reach(layer, inputShapes, tensors);
  return typeof reach === 'object' && reach.kernel.every((taps) => taps === 1);
}

/** The name under which a layer's answer is seen after the rectifier right behind it, where there is one. */
export const answerOf = (network: Network, name: LayerName): LayerName =>
  network.step(name).fusedWith?.name ?? name;
