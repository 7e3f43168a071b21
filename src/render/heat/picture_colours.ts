import type { BitmapPicture, HeatMap, ImagePicture, Picture, Tiles } from '../../contract/picture.ts';
import type { Blend, Display } from '../display.ts';
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

/** Guided pictures stand alone on their grey, as in the papers: over the photograph they are mud. Maps lie over it. */
export const usualBlend = (picture: Pick<Picture, 'kind'> | null): Blend =>
  picture?.kind === 'image' ? 'map' : 'overlay';

/** How a picture and what lies below it are put together. A stylised frame or photograph hides what lies below. */
export const blendOf = (picture: Picture | null, { blend }: Pick<Display, 'blend'>): Blend =>
  picture && replacesFrame(picture) ? 'map' : (blend ?? usualBlend(picture));

/** Pictures in colours of their own. */
export const isColoured = (picture: Picture): picture is ImagePicture | BitmapPicture =>
  picture.kind === 'image' || picture.kind === 'bitmap';

/** What of a picture lies over the frame in colours of its own, if anything does. */
export function colouredPart(picture: Picture | undefined): ImagePicture | BitmapPicture | null {
  if (picture?.kind === 'curves' || picture?.kind === 'fooled') return picture.image;
  return picture && isColoured(picture) ? picture : null;
}

/** A stylised frame or photograph speaks for itself: it hides what lies below. */
export const replacesFrame = (picture: Picture): boolean => isColoured(picture) && picture.legend === null;

/** Whether the person's choice of colours changes the picture. */
export const isColourMapped = (picture: Picture): picture is HeatMap | Tiles =>
  picture.kind === 'heat' || (picture.kind === 'tiles' && picture.of === 'activations');
