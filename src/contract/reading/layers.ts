/** The layers of a network, as a person may name them. */

import type { LayerCard, NetworkCard } from '../network_card.ts';
import type { Parameter } from '../parameter.ts';
import { told } from '../told.ts';
import { atDepth, type Depth } from './depth.ts';
import { fault, type Read } from './fault.ts';
import { nearest } from './nearest.ts';
import { quoted } from './numbers.ts';

export type KnownLayer = Pick<LayerCard, 'name' | 'title' | 'shape' | 'recommended' | 'filters'>;

/** What must be known of a network to tell whether it has what is asked for. */
export interface KnownNetwork extends Pick<NetworkCard, 'title' | 'labels' | 'aliases'> {
  readonly layers: readonly KnownLayer[];
}

export type LayerParameter = Extract<Parameter, { kind: 'layer' }>;
type Offers = Pick<LayerParameter, 'offers'>;

const MOST_NAMED = 5;

/** Layers that have cells to look at: their outputs are maps, not vectors. */
export const spatialLayers = <L extends KnownLayer>({ layers }: { readonly layers: readonly L[] }): L[] =>
  layers.filter(({ shape: [height, width] }) => height > 1 || width > 1);

/** The layers that a setting offers: those worth a look first, then all others. */
export function offeredLayers<L extends KnownLayer>(
  network: { readonly layers: readonly L[] },
  { offers }: Offers = {},
): { worth: L[]; others: L[] } {
  const all = offers === 'filters' ? network.layers.filter(({ filters }) => filters) : spatialLayers(network);
  const isWorth = ({ recommended, filters }: L) =>
    offers === 'filters' ? filters !== null && (filters.height > 1 || filters.width > 1) : recommended;
  return { worth: all.filter(isWorth), others: all.filter((layer) => !isWorth(layer)) };
}

/** The name of the layer at a depth among those that are offered first; null where none is offered. */
export function layerAt(network: KnownNetwork, parameter: Offers, depth: Depth): string | null {
  const { worth, others } = offeredLayers(network, parameter);
  return atDepth(worth.length > 0 ? worth : others, depth)?.name ?? null;
}

export const findLayer = <L extends KnownLayer>(
  network: { readonly layers: readonly L[] } | undefined,
  name: string,
): L | undefined => network?.layers.find((layer) => layer.name === name);

/** How many pages of filters a layer has, at least one. */
export const pagesOf = (network: KnownNetwork, layer: string): number =>
  findLayer(network, layer)?.filters?.pages ?? 1;

/** A layer by its name, the name of a batch norm that it has taken in, or its title; capitals do not count. */
export function readLayer(given: string, network: KnownNetwork): Read<KnownLayer> {
  const wanted = given.trim().toLowerCase();
  if (!wanted) return fault('UnknownLayerError', told('settingErrors.layerExpected'));
  const { title, layers, aliases } = network;
  const alike = layers.filter((layer) => [layer.name, layer.title].some((it) => it.toLowerCase() === wanted));
  const found =
    findLayer(network, given) ??
    findLayer(network, aliases?.[given] ?? '') ??
    (alike.length === 1 ? alike[0] : undefined);
  if (found) return { value: found };
  const names = layers.map(({ name }) => name);
  const near = nearest(wanted, names, MOST_NAMED).map((index) => names[index]);
  const listed = near.length > 0 ? near : names.slice(0, MOST_NAMED);
  const end = listed.length < names.length ? ' …' : '.';
  return fault(
    'UnknownLayerError',
    told(near.length > 0 ? 'settingErrors.noLayerNear' : 'settingErrors.noLayer', {
      title,
      given: quoted(given),
      layers: `${listed.join(', ')}${end}`,
    }),
  );
}
