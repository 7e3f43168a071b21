import type { NamedTarget } from '../target.ts';
import type { ChannelRef } from '../view.ts';
import { readClass } from './classes.ts';
import { fault, type Read } from './fault.ts';
import { type KnownLayer, type KnownNetwork, readLayer } from './layers.ts';
import { missingIn } from './numbers.ts';

/** A target as somebody may write it: a class by index or by name. */
export type RequestedTarget =
  | Exclude<NamedTarget, { kind: 'class' }>
  | { kind: 'class'; index: number | string };

/** The target, with its class by index and its layer by its name, if the network has such. */
export function readTarget(requested: RequestedTarget, network: KnownNetwork): Read<NamedTarget> {
  if (requested.kind === 'top') return { value: requested };
  if (requested.kind === 'class') {
    const index = readClass(requested.index, network);
    return index.fault ? index : { value: { kind: 'class', index: index.value } };
  }
  const layer = readChannel(requested, network);
  if (layer.fault) return layer;
  const { name, shape } = layer.value;
  if (requested.kind === 'channel') return { value: { ...requested, layer: name } };
  const missing =
    missingIn(name, 'row', requested.y, shape[0]) ?? missingIn(name, 'column', requested.x, shape[1]);
  return missing ? fault('ParameterError', missing) : { value: { ...requested, layer: name } };
}

/** The layer of a channel that the network has. */
export function readChannel({ layer, channel }: ChannelRef, network: KnownNetwork): Read<KnownLayer> {
  const found = readLayer(layer, network);
  if (found.fault) return found;
  const missing = missingIn(found.value.name, 'channel', channel, found.value.shape[2]);
  return missing ? fault('ParameterError', missing) : found;
}
