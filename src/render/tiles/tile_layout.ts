/** How many tiles go into a row, how large they are, and which one lies under a point. */
import type { Rect } from '../../contract/geometry.ts';
import type { Point } from '../placement.ts';

export interface TileLayout {
  columns: number;
  rows: number;
  /** From one tile's left edge to the next, in screen pixels. */
  pitchPx: number;
  gapPx: number;
  /** Height of all rows; what exceeds the area scrolls. */
  contentHeight: number;
  area: Rect;
  count: number;
}

const GAP_PX = 2;

/**
 * The largest square tiles that all fit into the area; where these would be smaller than `smallestPx`, tiles of about
 * that size that scroll.
 */
export function layoutTiles(count: number, area: Rect, smallestPx: number): TileLayout {
  let columns = 1;
  let pitchPx = 0;
  for (let tried = 1; tried <= Math.max(1, count); tried++) {
    const pitch = Math.min(area.width / tried, area.height / Math.ceil(count / tried));
    if (pitch <= pitchPx) continue;
    columns = tried;
    pitchPx = pitch;
  }
  if (pitchPx < smallestPx) {
    columns = Math.max(1, Math.floor(area.width / smallestPx));
    pitchPx = area.width / columns;
  }
  const rows = Math.ceil(count / columns);
  return { columns, rows, pitchPx, gapPx: GAP_PX, contentHeight: rows * pitchPx, area, count };
}

/** The index of the tile under a point of the screen, or null between and beside tiles. */
export function tileAt(layout: TileLayout, scrollPx: number, point: Point): number | null {
  const { area, pitchPx, columns, count, gapPx } = layout;
  const x = point.x - area.x;
  const y = point.y - area.y;
  if (x < 0 || y < 0 || x >= area.width || y >= area.height) return null;
  const column = Math.floor(x / pitchPx);
  const row = Math.floor((y + scrollPx) / pitchPx);
  const inGap = x - column * pitchPx >= pitchPx - gapPx || y + scrollPx - row * pitchPx >= pitchPx - gapPx;
  const index = row * columns + column;
  return inGap || column >= columns || index >= count ? null : index;
}

/** A tile's rectangle on the screen; it may lie outside the area when scrolled away. */
export function tileRect(layout: TileLayout, scrollPx: number, index: number): Rect {
  const { area, pitchPx, gapPx, columns } = layout;
  return {
    x: area.x + (index % columns) * pitchPx,
    y: area.y + Math.floor(index / columns) * pitchPx - scrollPx,
    width: pitchPx - gapPx,
    height: pitchPx - gapPx,
  };
}

export const largestScroll = (layout: TileLayout): number =>
  Math.max(0, layout.contentHeight - layout.area.height);

/** The scroll position nearest to the present one at which a tile is wholly visible. */
export function scrollToTile(layout: TileLayout, scrollPx: number, index: number): number {
  const top = Math.floor(index / layout.columns) * layout.pitchPx;
  const bottom = top + layout.pitchPx;
  if (top < scrollPx) return top;
  return bottom > scrollPx + layout.area.height ? bottom - layout.area.height : scrollPx;
}
