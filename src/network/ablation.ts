import * as tf from '@tensorflow/tfjs-core';
import { told } from '../contract/told.ts';
import type { LayerName } from './description.ts';
import { AblationError } from './errors.ts';
import type { Ablation, Network } from './network.ts';

/** Channels of one layer, counted from 0. */
export interface SilencedChannels {
  readonly layer: LayerName;
  readonly channels: readonly number[];
}

/**
 * Several entries of one layer add up.
 * @returns masks that the caller disposes
 * @throws {UnknownLayerError|AblationError} if there is no such layer or channel, or the layer holds the class scores
 */
export function makeAblation(network: Network, silenced: readonly SilencedChannels[]): Ablation {
  const off = new Map<LayerName, Set<number>>();
  for (const { layer, channels } of silenced) {
    const { layer: resolved, shape } = network.step(layer);
    if (resolved.name === network.resolve(network.description.logits)) {
      throw new AblationError(told('networkErrors.classLayer', { layer }));
    }
    for (const channel of channels) {
      if (Number.isInteger(channel) && channel >= 0 && channel < shape[2]) continue;
      throw new AblationError(
        told('networkErrors.noChannelToSwitchOff', { layer, channel, count: shape[2] }),
      );
    }
    off.set(resolved.name, new Set([...(off.get(resolved.name) ?? []), ...channels]));
  }
  return new Map(
    Array.from(off, ([name, channels]): [LayerName, tf.Tensor4D] => {
      const width = network.step(name).shape[2];
      const mask = Float32Array.from({ length: width }, (_, channel) => (channels.has(channel) ? 0 : 1));
      return [name, tf.tensor4d(mask, [1, 1, 1, width])];
    }),
  );
}

export function disposeAblation(ablation: Ablation): void {
  for (const mask of ablation.values()) mask.dispose();
}
