/** Tiles of the stage as what is pointed at. */
import type { Rect } from '../../contract/geometry.ts';
import type { Point } from '../../render/placement.ts';
import type { Stage, TileHands } from '../../render/stage.ts';
import * as page from '../store.ts';
import type { Pointed } from './atlas_store.ts';
import { showAt } from './pointing.ts';
import type { Unit } from './unit.ts';

/** @param index the tile's place in the grid */
function placeOf(unit: Unit, { canvas }: Stage, tiles: TileHands, index: number): Pointed {
  const { left, top } = canvas.getBoundingClientRect();
  const inWindow = ({ x, y, width, height }: Rect): Rect => ({ x: x + left, y: y + top, width, height });
  return { unit, target: inWindow(tiles.rectOf(index)), around: inWindow(tiles.area) };
}

/** The tile under a point of the canvas; null where there is none, or it is of a second network. */
export function tileAt(stage: Stage, point: Point): Pointed | null {
  const hit = stage.hit(point);
  const tiles = stage.tilesAt(point);
  if (hit?.kind !== 'tile' || !tiles) return null;
  if (page.isOfSecond(page.panes.value[hit.pane])) return null;
  return placeOf({ kind: 'channel', layer: hit.layer, channel: hit.channel }, stage, tiles, hit.index);
}

/** A tile that keys went to. */
export const showTile = (unit: Unit, stage: Stage, tiles: TileHands, index: number): void =>
  showAt(placeOf(unit, stage, tiles, index));
