import type { Rect } from '../contract/geometry.ts';
import type { Picture } from '../contract/picture.ts';
import type { Size } from './placement.ts';

/** The parts of a pane, in CSS pixels. Without tiles the live picture has it all. */
export interface StageLayout {
  picture: Rect;
  /** The picked channel alone, enlarged; null where there is no room for it. */
  enlarged: Rect | null;
  tiles: Rect | null;
}

const GAP_PX = 16;
/** From this ratio of width to height on, a picture of 4:3 leaves tiles more room beside it than below it. */
const WIDE = 1.3;
/** From the stage's edge to the live picture on the map. */
const INSET_PX = 10;

/** Pictures that the page has something to say of beside them: a chart, or what became of them. */
export const hasBoard = (kind: Picture['kind'] | null): boolean => kind === 'curves' || kind === 'fooled';

/** Where a second technique is looked at, two panes: beside or above each other, whichever leaves more of a 4:3 picture. */
export function splitStage({ width, height }: Size, two: boolean): Rect[] {
  if (!two) return [{ x: 0, y: 0, width, height }];
  if (isInRow({ width, height })) {
    const left = Math.round((width - GAP_PX) / 2);
    return [
      { x: 0, y: 0, width: left, height },
      { x: left + GAP_PX, y: 0, width: width - left - GAP_PX, height },
    ];
  }
  const top = Math.round((height - GAP_PX) / 2);
  return [
    { x: 0, y: 0, width, height: top },
    { x: 0, y: top + GAP_PX, width, height: height - top - GAP_PX },
  ];
}

/** True where two panes lie beside each other. */
export const isInRow = ({ width, height }: Size): boolean =>
  Math.min(width / 8, height / 3) > Math.min(width / 4, height / 6);

/** The parts of one pane. `withTiles` keeps room for a grid, or a chart, beside the picture. */
export function layoutStage(
  pane: Size & { x?: number; y?: number },
  withTiles: boolean,
  withPicked: boolean,
): StageLayout {
  const { x = 0, y = 0, width, height } = pane;
  if (!withTiles) return { picture: { x, y, width, height }, enlarged: null, tiles: null };
  const layout =
    width >= height * WIDE ? sideBySide(width, height, withPicked) : stacked(width, height, withPicked);
  const moved = (rect: Rect | null) => rect && { ...rect, x: rect.x + x, y: rect.y + y };
  return {
    picture: moved(layout.picture) as Rect,
    enlarged: moved(layout.enlarged),
    tiles: moved(layout.tiles),
  };
}

/** The picture takes what a square of tiles leaves, within bounds that do not depend on how many tiles there are. */
function sideBySide(width: number, height: number, withPicked: boolean): StageLayout {
  const left = Math.round(Math.min(Math.max(width * 0.38, width - height - GAP_PX), width * 0.42, height));
  const tiles = { x: left + GAP_PX, y: 0, width: width - left - GAP_PX, height };
  if (!withPicked) return { picture: { x: 0, y: 0, width: left, height }, enlarged: null, tiles };
  const pictureHeight = Math.round(Math.min(left * 0.75, height * 0.5));
  const rest = height - pictureHeight - GAP_PX;
  const side = Math.min(left, rest);
  return {
    picture: { x: 0, y: 0, width: left, height: pictureHeight },
    enlarged: side < 120 ? null : { x: 0, y: pictureHeight + GAP_PX, width: side, height: side },
    tiles,
  };
}

function stacked(width: number, height: number, withPicked: boolean): StageLayout {
  const top = Math.round(Math.min(height * 0.4, width * 0.75));
  const roomy = withPicked && width >= 620;
  const enlarged = roomy ? Math.min(top, Math.round(width * 0.42)) : 0;
  return {
    picture: { x: 0, y: 0, width: width - (roomy ? enlarged + GAP_PX : 0), height: top },
    enlarged: roomy ? { x: width - enlarged, y: 0, width: enlarged, height: enlarged } : null,
    tiles: { x: 0, y: top + GAP_PX, width, height: height - top - GAP_PX },
  };
}

/** Where a map of pictures lies, and the live picture on it. */
export interface MapLayout {
  picture: Rect;
  map: Rect;
  /** Where all of the map is to be seen at once: beside the picture or above it, wherever there is more room. */
  whole: Rect;
}

/** The map has the whole area; the live picture lies in its corner, as large as leaves room to look around. */
export function layoutMap(map: Rect): MapLayout {
  const { x, y, width, height } = map;
  const side = Math.round(Math.min(Math.max(112, 0.24 * width), 0.34 * height, 300));
  const high = Math.round(side * 0.75);
  const beside = width - side - INSET_PX;
  const above = height - high - INSET_PX;
  const areSideBySide = Math.min(beside, height) > Math.min(above, width);
  return {
    picture: { x: x + INSET_PX, y: y + above, width: side, height: high },
    map,
    whole: areSideBySide
      ? { x: x + width - beside, y, width: beside, height }
      : { x, y, width, height: above },
  };
}
