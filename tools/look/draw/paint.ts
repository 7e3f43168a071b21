import sharp from 'sharp';
import type { CutOut, HeatMap, ImagePicture, Legend, Picture } from '../../../src/contract/picture.ts';
import { type ColourMapName, lookup } from '../../../src/render/heat/colour_maps.ts';
import type { Photograph } from '../files/photograph.ts';
import { paintCurves } from './paint_curves.tsx';
import { paintFooled } from './paint_fooled.tsx';
import { paintTiles } from './paint_tiles.ts';

/** Side of a figure in pixels: three times the usual input, sharp enough for a slide. */
const SIDE = 672;

export interface Paint {
  /** 0: only the photograph, 1: only the map. */
  readonly opacity: number;
  readonly colours: ColourMapName;
  readonly signedColours: ColourMapName;
}

/**
 * A picture that is one without others: rankings are words, strongest neurons and points need a collection around them,
 * and bitmaps a browser.
 */
export type Paintable = Exclude<Picture, { kind: (typeof OTHERS)[number] }>;

const OTHERS = ['ranking', 'maxima', 'point', 'bitmap'] as const;

export const isPaintable = (picture: Picture): picture is Paintable =>
  !OTHERS.some((kind) => kind === picture.kind);

/** Draws a picture as PNG: maps over the photograph, tiles as their atlas, curves as a chart, a fooled picture beside the one before, a cut-out with its alpha. */
export async function paint(picture: Paintable, photograph: Photograph, options: Paint): Promise<Buffer> {
  if (picture.kind === 'curves') return paintCurves(picture);
  if (picture.kind === 'fooled') return paintFooled(picture);
  if (picture.kind === 'cut-out') return paintCutOut(await photograph.crop(SIDE), picture);
  if (picture.kind === 'tiles') return paintTiles(picture, options, SIDE);
  if (picture.kind === 'image') return paintImage(picture);
  return paintOver(
    await photograph.crop(SIDE),
    await enlarge(picture),
    lookup(picture.legend.signed ? options.signedColours : options.colours),
    options.opacity,
    picture.legend,
  );
}

/** The photograph with the cut-out's opacity as its alpha. */
async function paintCutOut(photograph: Buffer, picture: CutOut): Promise<Buffer> {
  return sharp(photograph, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .joinChannel(await enlarge(picture), { raw: { width: SIDE, height: SIDE, channels: 1 } })
    .png()
    .toBuffer();
}

type Bytes = Pick<HeatMap | CutOut, 'values' | 'width' | 'height' | 'rowBytes'>;

/** A map's bytes at the figure's size, bilinear; its cells lie where they belong, to half a pixel of the figure. */
function enlarge({ values, width, height, rowBytes }: Bytes): Promise<Buffer> {
  return (
    sharp(values, { raw: { width: rowBytes, height, channels: 1 } })
      .extract({ left: 0, top: 0, width, height })
      .resize(SIDE, SIDE, { kernel: 'linear', fit: 'fill' })
      // Else sharp answers with three bytes a pixel.
      .toColourspace('b-w')
      .raw()
      .toBuffer()
  );
}

function paintOver(
  photograph: Buffer,
  map: Buffer,
  colours: Uint8Array,
  opacity: number,
  { signed }: Legend,
): Promise<Buffer> {
  const blended = Buffer.alloc(map.length * 3);
  for (let pixel = 0; pixel < map.length; pixel++) {
    const byte = map[pixel] as number;
    // The neutral end (or, signed, the neutral middle) lets the photograph through.
    const strength = signed ? Math.abs(byte - 127.5) / 127.5 : byte / 255;
    const alpha = opacity === 1 ? 1 : opacity * Math.min(1, 0.25 + strength);
    for (let colour = 0; colour < 3; colour++) {
      const below = photograph[pixel * 3 + colour] as number;
      blended[pixel * 3 + colour] = below + ((colours[byte * 4 + colour] as number) - below) * alpha;
    }
  }
  return sharp(blended, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer();
}

function paintImage({ rgba, width, height }: ImagePicture): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize(SIDE, SIDE, { kernel: 'cubic' })
    .removeAlpha()
    .png()
    .toBuffer();
}
