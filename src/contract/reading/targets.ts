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
export function readTarget(wish: RequestedTarget, network: KnownNetwork): Read<NamedTarget> {
  if (wish.kind === 'top') return { value: wish };
  if (wish.kind === 'class') {
    const index = readClass(wish.index, network);
    return index.fault ? index : { value: { kind: 'class', index: index.value } };
  }
  const layer = readChannel(wish, network);
  if (layer.fault) return layer;
  const { name, shape } = layer.value;
  if (wish.kind === 'channel') return { value: { ...wish, layer: name } };
  const missing = missingIn(name, 'row', wish.y, shape[0]) ?? missingIn(name, 'column', wish.x, shape[1]);
  return missing ? fault('ParameterError', missing) : { value: { ...wish, layer: name } };
}

/** The layer of a channel that the network has. */
export function readChannel({ layer, channel }: ChannelRef, network: KnownNetwork): Read<KnownLayer> {
  const found = readLayer(layer, network);
  if (found.fault) return found;
  const missing = missingIn(found.value.name, 'channel', channel, found.value.shape[2]);
  return missing ? fault('ParameterError', missing) : found;
}
