import { atDepth } from '../../contract/reading/depth.ts';
import { told } from '../../contract/told.ts';
import type { LayerName } from '../../network/description.ts';
import type { Network } from '../../network/network.ts';
import { neighbourLayers } from '../../network/structure.ts';
import { ParameterError } from '../common/technique.ts';

/** How far into the network style is measured, 0: first, 1: last. On EfficientNet-Lite0: the stem and blocks 0, 2, 4, 7. */
const DEPTHS = [0, 1 / 16, 3 / 16, 5 / 16, 8 / 16];

/**
 * The five layers that hold style, from the finest steps to the largest forms: activations of layers that compare neighbours,
 * at fixed shares of the network's depth. In a shallow network one layer may stand for several.
 * @throws {ParameterError} if the network has no such layer
 */
export function styleLayers(network: Network): LayerName[] {
  const found = neighbourLayers(network);
  if (found.length === 0) {
    throw new ParameterError(told('settingErrors.seesNoStyle', { title: network.description.title }));
  }
  return DEPTHS.map((depth) => atDepth(found, depth) as LayerName);
}
