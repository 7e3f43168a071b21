import type { Rect } from '../worker/api.ts';
import type { Size } from './placement.ts';

/** The parts of the stage, in CSS pixels. Without tiles the live picture has it all. */
export interface StageLayout {
  picture: Rect;
  /** The picked channel alone, enlarged; null where there is no room for it. */
  enlarged: Rect | null;
  tiles: Rect | null;
}

const GAP_PX = 16;
/** From the stage's edge to the live picture on the map. */
const INSET_PX = 10;

export function layoutStage(stage: Size, withTiles: boolean, withPicked: boolean): StageLayout {
  const { width, height } = stage;
  if (!withTiles) return { picture: { x: 0, y: 0, width, height }, enlarged: null, tiles: null };
  return width >= 620 && width > height * 0.95
    ? sideBySide(width, height, withPicked)
    : stacked(width, height, withPicked);
}

function sideBySide(width: number, height: number, withPicked: boolean): StageLayout {
  const left = Math.round(Math.min(width * 0.42, height * 0.62));
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
  const top = Math.round(Math.min(height * 0.45, width * 0.75));
  const roomy = withPicked && width >= 620;
  const enlarged = roomy ? Math.min(top, Math.round(width * 0.42)) : 0;
  return {
    picture: { x: 0, y: 0, width: width - (roomy ? enlarged + GAP_PX : 0), height: top },
    enlarged: roomy ? { x: width - enlarged, y: 0, width: enlarged, height: enlarged } : null,
    tiles: { x: 0, y: top + GAP_PX, width, height: height - top - GAP_PX },
  };
}

/**
 * The map has the whole stage; the live picture lies in its corner, as large as leaves room to look around. `whole` is
 * where all of the map is to be seen at once: beside the picture or above it, wherever there is more room.
 */
export function layoutMap({ width, height }: Size): { picture: Rect; map: Rect; whole: Rect } {
  const side = Math.round(Math.min(Math.max(112, 0.24 * width), 0.34 * height, 300));
  const high = Math.round(side * 0.75);
  const beside = width - side - INSET_PX;
  const above = height - high - INSET_PX;
  const isBeside = Math.min(beside, height) > Math.min(above, width);
  return {
    picture: { x: INSET_PX, y: height - high - INSET_PX, width: side, height: high },
    map: { x: 0, y: 0, width, height },
    whole: isBeside
      ? { x: width - beside, y: 0, width: beside, height }
      : { x: 0, y: 0, width, height: above },
  };
}
