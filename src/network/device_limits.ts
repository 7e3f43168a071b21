/** Whether weights fit the device that the present tfjs backend runs on, asked before they are put there. */
import { told } from '../contract/told.ts';
import { type DeviceLimits, FLOAT } from './device.ts';
import { NetworkTooLargeError } from './errors.ts';
import { kindOf, type LayerKinds } from './layers/index.ts';
import type { LayerBase } from './layers/layer.ts';
import type { Weights } from './weights.ts';

/**
 * @param layers whose arrays are put on the device as fp32
 * @throws {NetworkTooLargeError} naming the array, the limit and what to do
 */
export function checkFits(
  title: string,
  layers: readonly LayerBase[],
  weights: Weights,
  limits: DeviceLimits,
  kinds?: LayerKinds,
): void {
  let total = 0;
  for (const layer of layers) {
    const { parameters = {}, divides } = kindOf(layer, kinds);
    for (const part of Object.keys(parameters)) {
      const name = `${layer.name}.${part}`;
      const bytes = (weights.get(name)?.shape ?? [0]).reduce((all, length) => all * length, FLOAT);
      total += bytes;
      if (bytes > limits.array && !divides)
        throw new NetworkTooLargeError(
          told('networkErrors.arrayTooLarge', {
            title,
            name,
            size: inMegabytes(bytes),
            most: inMegabytes(limits.array),
            device: limits.from,
          }),
        );
    }
  }
  if (total > limits.total)
    throw new NetworkTooLargeError(
      told('networkErrors.weightsTooLarge', {
        title,
        size: inMegabytes(total),
        free: inMegabytes(limits.total),
      }),
    );
}

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
