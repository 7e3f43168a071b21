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
  /** From the area's left edge to the first tile: tiles that leave room in their rows stand in its middle. */
  leftPx: number;
  count: number;
}

const GAP_PX = 2;
/** Beside tiles that scroll: the bar that says so. */
const BAR_PX = 6;
/** A tile that is smaller than this shows little. */
const LEAST_PX = 72;
/** How many such tiles there are along the area's shorter side: large screens are seen from afar, small ones need an overview. */
const [FEWEST_ALONG, MOST_ALONG] = [3, 12];

/** The pitch, in screen pixels, below which tiles scroll rather than get smaller. */
function smallestPitch({ width, height }: Rect): number {
  const side = Math.min(width, height);
  return Math.min(Math.max(LEAST_PX, side / MOST_ALONG), side / FEWEST_ALONG);
}

/**
 * The largest square tiles that all fit into the area; where these would be too small, tiles that scroll: as many in a row
 * as have the smallest pitch at least.
 * @param zoom of the smallest pitch; see zoomTiles
 */
export function layoutTiles(count: number, area: Rect, zoom = 1): TileLayout {
  let columns = 1;
  let pitchPx = 0;
  for (let tried = 1; tried <= Math.max(1, count); tried++) {
    const pitch = Math.min(area.width / tried, area.height / Math.ceil(count / tried));
    if (pitch <= pitchPx) continue;
    columns = tried;
    pitchPx = pitch;
  }
  const smallest = smallestPitch(area) * zoom;
  if (pitchPx < smallest) {
    const width = Math.max(1, area.width - BAR_PX);
    columns = Math.max(1, Math.floor(width / smallest));
    pitchPx = width / columns;
  }
  const rows = Math.ceil(count / columns);
  const contentHeight = rows * pitchPx;
  const leftPx = contentHeight > area.height ? 0 : Math.max(0, (area.width - columns * pitchPx) / 2);
  return { columns, rows, pitchPx, gapPx: GAP_PX, contentHeight, area, leftPx, count };
}

/**
 * The zoom at which the tiles of a layout become larger or smaller by a factor. Where all of them are in sight, they get no
 * smaller.
 */
export function zoomTiles(layout: TileLayout, zoom: number, factor: number): number {
  if (factor < 1 && largestScroll(layout) === 0) return zoom;
  return Math.min(6, Math.max(0.25, (layout.pitchPx * factor) / smallestPitch(layout.area)));
}

/** The bar at the right edge of tiles that scroll: where, and how much of them, is in sight. Null where all are. */
export function scrollBar(layout: TileLayout, scrollPx: number): Rect | null {
  const { area, contentHeight } = layout;
  const most = largestScroll(layout);
  if (most === 0) return null;
  const height = Math.max(Math.min(24, area.height), area.height ** 2 / contentHeight);
  const width = BAR_PX - GAP_PX;
  const y = area.y + (area.height - height) * (scrollPx / most);
  return { x: area.x + area.width - width, y, width, height };
}

/** The index of the tile under a point of the screen, or null between and beside tiles. */
export function tileAt(layout: TileLayout, scrollPx: number, point: Point): number | null {
  const { area, leftPx, pitchPx, columns, count, gapPx } = layout;
  const x = point.x - area.x - leftPx;
  const y = point.y - area.y;
  if (x < 0 || y < 0 || x >= area.width - leftPx || y >= area.height) return null;
  const column = Math.floor(x / pitchPx);
  const row = Math.floor((y + scrollPx) / pitchPx);
  const inGap = x - column * pitchPx >= pitchPx - gapPx || y + scrollPx - row * pitchPx >= pitchPx - gapPx;
  const index = row * columns + column;
  return inGap || column >= columns || index >= count ? null : index;
}

/** A tile's rectangle on the screen; it may lie outside the area when scrolled away. */
export function tileRect(layout: TileLayout, scrollPx: number, index: number): Rect {
  const { area, leftPx, pitchPx, gapPx, columns } = layout;
  return {
    x: area.x + leftPx + (index % columns) * pitchPx,
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
