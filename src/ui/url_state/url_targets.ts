import type { ChannelRef } from '../../contract/view.ts';
import type { RequestedUnit } from './settings.ts';

/** `layer:channel`, or `layer:channel:y:x` for a neuron. Layer names may hold colons themselves. */
export type ChannelText = string;

export interface NeuronRef extends ChannelRef {
  y: number;
  x: number;
}

export const writeChannel = ({ layer, channel }: ChannelRef): ChannelText => `${layer}:${channel}`;
export const writeNeuron = ({ layer, channel, y, x }: NeuronRef): ChannelText =>
  `${layer}:${channel}:${y}:${x}`;

export function readChannel(text: ChannelText): ChannelRef | undefined {
  const found = /^(.+):(\d+)$/.exec(text);
  return found?.[1] ? { layer: found[1], channel: Number(found[2]) } : undefined;
}

export function readNeuron(text: ChannelText): NeuronRef | undefined {
  const found = /^(.+):(\d+):(\d+):(\d+)$/.exec(text);
  if (!found?.[1]) return undefined;
  return { layer: found[1], channel: Number(found[2]), y: Number(found[3]), x: Number(found[4]) };
}

export function readChannels(text: ChannelText): ChannelRef[] | undefined {
  const refs = text.split(',').filter(Boolean).map(readChannel);
  return refs.every((ref) => ref !== undefined) ? refs : undefined;
}

/** `class:` and its index or name, or a channel. */
export const writeUnit = (unit: RequestedUnit): string =>
  unit.kind === 'class' ? `class:${unit.index}` : writeChannel(unit);

export function readUnit(text: string): RequestedUnit | undefined {
  const [, name] = /^class:(.+)$/.exec(text) ?? [];
  if (name !== undefined) return { kind: 'class', index: /^\d+$/.test(name) ? Number(name) : name };
  const ref = readChannel(text);
  return ref && { kind: 'channel', ...ref };
}

type WeightedStyle = { id: string; weight: number };

/** `id:weight,id:weight`; a share of 1 is not written. */
export const writeStyles = (styles: readonly WeightedStyle[]): string =>
  styles.map(({ id, weight }) => (weight === 1 ? id : `${id}:${weight}`)).join(',');

export function readStyles(text: string): WeightedStyle[] | undefined {
  const styles = text.split(',').map((part) => {
    const [id = '', weight = '1'] = part.split(':', 2);
    return /^[\w-]+$/.test(id) && Number(weight) > 0 ? { id, weight: Number(weight) } : undefined;
  });
  return styles.every((style) => style !== undefined) ? styles : undefined;
}
