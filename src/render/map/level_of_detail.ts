/** How large pictures are drawn: stars from afar, thumbnails as they come near. */

/** From stars to thumbnails, in CSS pixels of a thumbnail's side: below the first only stars, above the second none. */
const [STARS_UP_TO, THUMBNAILS_FROM] = [9, 16];
const MOST_PX = 112;
/** Above this a thumbnail of 32 pixels looks coarse: the sharper preview is fetched. */
const SHARP_FROM = 34;
/** Of the distance between pictures that lay evenly: groups are denser, and overlap a little. */
const FILLED = 0.72;
/** On a map of mean square 1 most pictures lie within a disc of about this radius. */
const RADIUS = 1.5;

export interface LevelOfDetail {
  /** Side of a picture in CSS pixels. */
  readonly sidePx: number;
  /** 1: a star, 0: a thumbnail; between, both. */
  readonly star: number;
  /** Worth fetching the sharper preview. */
  readonly sharp: boolean;
}

/** @param scale CSS pixels per unit of the map */
export function levelFor(scale: number, count: number): LevelOfDetail {
  const spacing = scale * RADIUS * Math.sqrt(Math.PI / Math.max(1, count));
  const sidePx = Math.min(MOST_PX, FILLED * spacing);
  const star = (THUMBNAILS_FROM - sidePx) / (THUMBNAILS_FROM - STARS_UP_TO);
  return { sidePx, star: Math.min(1, Math.max(0, star)), sharp: sidePx >= SHARP_FROM };
}

/** A star's side: it keeps its light when pictures are many and far. */
export const pointPx = (sidePx: number): number => Math.min(22, Math.max(7, 1.6 * sidePx));
