import type { FixedTarget } from '../../contract/target.ts';
import { IMAGE } from '../../network/description.ts';
import { receptiveField } from '../../network/field/receptive_field.ts';
import type { Network } from '../../network/network.ts';
import { checkNeuron } from '../common/target.ts';

/** Of the picture: in a smaller receptive field more than one value in twenty would be clipped. */
const LEAST_FIELD = 0.2;

/**
 * Where the colours of a map of a target end. Outside a neuron's receptive field all is 0, and the percentile counts that: where the
 * field is less than a fifth of the picture, nothing is clipped.
 * @throws {UnknownLayerError|ParameterError} if there is no such neuron
 */
export function clippedFor(
  network: Network,
  target: FixedTarget,
  percentile: number,
): { readonly percentile?: number } {
  if (target.kind !== 'neuron') return { percentile };
  checkNeuron(network, target);
  const field = receptiveField(network, target);
  const [height, width] = network.shape(IMAGE);
  return field && field.height * field.width >= LEAST_FIELD * height * width ? { percentile } : {};
}
