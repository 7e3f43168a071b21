import type { BitmapPicture, HeatMap, ImagePicture, Picture, Tiles } from '../worker/api.ts';
import type { ColourMapName } from './colour_maps.ts';

/** What a person chose for values of one sign and of two. */
export interface ChosenColours {
  readonly sequential: ColourMapName;
  readonly diverging: ColourMapName;
}

/** The colour map of a picture and its legend: colour pictures and weights stand around grey, all else is as chosen. */
export function coloursOf(
  picture: Exclude<Picture, { kind: 'ranking' }>,
  { sequential, diverging }: ChosenColours,
): ColourMapName {
  if (!isColourMapped(picture)) return 'grey';
  return picture.legend.signed ? diverging : sequential;
}

/** Pictures in colours of their own. */
export const isColoured = (picture: Picture): picture is ImagePicture | BitmapPicture =>
  picture.kind === 'image' || picture.kind === 'bitmap';

/** A painting or photograph speaks for itself: it hides what lies below. */
export const isPainting = (picture: Picture): boolean => isColoured(picture) && picture.legend === null;

/** Whether the person's choice of colours changes the picture. */
export const isColourMapped = (picture: Picture): picture is HeatMap | Tiles =>
  picture.kind === 'heat' || (picture.kind === 'tiles' && picture.of === 'activations');
