import { atDepth } from '../contract/depth.ts';
import type { LayerName } from '../network/description.ts';
import type { Network, Step } from '../network/network.ts';
import { ParameterError } from './technique.ts';

const RECTIFIERS = new Set(['relu', 'relu6', 'leakyRelu']);

/** How far into the network style is measured, 0: first, 1: last. On EfficientNet-Lite0: the stem and blocks 0, 2, 4, 7. */
const DEPTHS = [0, 1 / 16, 3 / 16, 5 / 16, 8 / 16];

/**
 * The five layers that hold style, from the finest steps to the largest forms: rectified outputs of convolutions that
 * compare neighbours, at fixed shares of the network's depth. In a shallow network one layer may stand for several.
 * @throws {ParameterError} if the network has no such layer
 */
export function styleLayers(network: Network): LayerName[] {
  const found = network.steps.filter(
    (step) => RECTIFIERS.has(step.layer.kind) && comparesPixels(network, step),
  );
  if (found.length === 0) {
    throw new ParameterError(
      `${network.description.title} has no rectified convolution of more than one pixel, so it cannot see style.`,
    );
  }
  return DEPTHS.map((depth) => (atDepth(found, depth) as Step).layer.name);
}

/** Whether a rectifier stands behind a convolution whose windows overlap: a 1 x 1 one mixes channels only. */
function comparesPixels(network: Network, { layer }: Step): boolean {
  const source = network.steps.find((step) => step.layer.name === layer.inputs[0]);
  if (!source || (source.layer.kind !== 'conv' && source.layer.kind !== 'depthwise')) return false;
  const { stride, pad } = source.layer;
  const [[height]] = source.inputShapes as [readonly [number, number, number]];
  const window = height + pad[0] + pad[1] - stride * (source.shape[0] - 1);
  return window > stride;
}
