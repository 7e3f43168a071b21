import type { LayerName } from '../network/description.ts';
import type { Network } from '../network/network.ts';

const RECTIFIERS = new Set(['relu', 'relu6', 'leakyRelu']);
const JOINTS = new Set(['add', 'concat']);

/** Layers worth offering first: rectified outputs and the outputs of blocks, where they still have a place in the picture. */
export function notableLayers(network: Network): LayerName[] {
  return network.steps
    .filter(({ layer, shape }) => shape[0] > 1 && (RECTIFIERS.has(layer.kind) || JOINTS.has(layer.kind)))
    .map(({ layer }) => layer.name);
}
