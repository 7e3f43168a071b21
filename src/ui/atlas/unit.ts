/** A part of a network that an atlas has a picture of. */
import type { AtlasIndex, AtlasTile } from '../../contract/atlas.ts';
import { atlasLayer, isSilentUnit, whereIsUnit, wherePatchesAre } from '../../contract/atlas.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import { findLayer } from '../../contract/reading/layers.ts';
import type { UnitTarget } from '../../contract/target.ts';

/** A class, or a channel of a layer. */
export type Unit = Exclude<UnitTarget, { kind: 'neuron' }>;

/** How the address and the list of layers call the classes. */
export const CLASSES = 'classes';

/** The same text for the same unit. */
export const keyOf = (unit: Unit): string =>
  unit.kind === 'class' ? `class:${unit.index}` : `${unit.layer}:${unit.channel}`;

export const sameUnit = (a: Unit | null, b: Unit | null): boolean =>
  a === b || (a !== null && b !== null && keyOf(a) === keyOf(b));

/** The layer that the unit stands in, as the wall of tiles calls it. */
export const groupOf = (unit: Unit): string => (unit.kind === 'class' ? CLASSES : unit.layer);

/** Its number among those of its layer. */
export const numberOf = (unit: Unit): number => (unit.kind === 'class' ? unit.index : unit.channel);

/** @param group a layer's name, or CLASSES */
export const unitOf = (group: string, number: number): Unit =>
  group === CLASSES ? { kind: 'class', index: number } : { kind: 'channel', layer: group, channel: number };

/** How many units stand in a layer of the network. */
export const countOf = (network: NetworkCard, group: string): number =>
  group === CLASSES ? network.labels.length : (findLayer(network, group)?.shape[2] ?? 0);

const layerOf = (index: AtlasIndex, unit: Unit): string | undefined =>
  unit.kind === 'class' ? index.classes?.layer : unit.layer;

export function hasLayer(index: AtlasIndex, unit: Unit): boolean {
  const layer = layerOf(index, unit);
  return layer !== undefined && atlasLayer(index, layer) !== undefined;
}

/** What an atlas knows of a unit. */
interface Drawn {
  /** Its picture; undefined where there is none. */
  readonly picture: AtlasTile | undefined;
  /** Its four strongest patches; undefined where there are none. */
  readonly patches: AtlasTile | undefined;
  /** No way was found to excite it. */
  readonly silent: boolean;
}

const NOTHING: Drawn = { picture: undefined, patches: undefined, silent: false };

export function drawnOf(index: AtlasIndex, unit: Unit): Drawn {
  const layer = layerOf(index, unit);
  if (layer === undefined) return NOTHING;
  const number = numberOf(unit);
  return {
    picture: whereIsUnit(index, layer, number),
    patches: wherePatchesAre(index, layer, number),
    silent: isSilentUnit(index, layer, number),
  };
}
