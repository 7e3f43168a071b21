/** Channels switched off and on again, whatever with: a click on a tile, a slider, a key. */

import type { Tiles } from '../../contract/picture.ts';
import type { ChannelRef, SilencedLayer } from '../../contract/view.ts';
import * as store from '../store.ts';

const channelsOff = (layer: string): readonly number[] =>
  store.ablation.value.find((silenced) => silenced.layer === layer)?.channels ?? [];

export const isSilenced = ({ layer, channel }: ChannelRef): boolean => channelsOff(layer).includes(channel);

/** Switches off exactly these channels of a layer; none restores it. Other layers stay as they are. */
export function silence(layer: string, channels: readonly number[]): void {
  const others = store.ablation.value.filter((silenced) => silenced.layer !== layer);
  store.ablation.value = channels.length > 0 ? [...others, { layer, channels }] : others;
}

export function toggleChannel(ref: ChannelRef): void {
  const off = channelsOff(ref.layer);
  const without = off.filter((channel) => channel !== ref.channel);
  silence(ref.layer, without.length < off.length ? without : [...off, ref.channel]);
}

export function restoreAll(): void {
  store.ablation.value = [];
  store.silencing.value = false;
}

export const silencedCount = (ablation: readonly SilencedLayer[]): number =>
  ablation.reduce((sum, { channels }) => sum + channels.length, 0);

/** Which channels go first when a number of them is switched off. */
export const ORDERS = ['strongest', 'random'] as const;
export type Order = (typeof ORDERS)[number];

/** Channels of a layer as its tiles show them, by the mean of their values, the largest first. */
export function strongestFirst({ channels, values, ranges, legend, ...atlas }: Tiles): number[] {
  const { columns, tileWidth, tileHeight, rowBytes } = atlas;
  const means = channels.map((_, tile) => {
    const [left, top] = [(tile % columns) * tileWidth, Math.floor(tile / columns) * tileHeight];
    let sum = 0;
    for (let y = top; y < top + tileHeight; y++) {
      for (let x = left; x < left + tileWidth; x++) sum += values[y * rowBytes + x] ?? 0;
    }
    const [low, high] = ranges[tile] ?? legend.range;
    return low + ((high - low) * sum) / (255 * tileWidth * tileHeight);
  });
  const tiles = Array.from(channels.keys()).sort((a, b) => (means[b] ?? 0) - (means[a] ?? 0));
  return tiles.map((tile) => channels[tile] as number);
}

/** Any order, by Fisher and Yates. */
export function shuffled(channels: readonly number[]): number[] {
  const order = [...channels];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
