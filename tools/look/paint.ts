import sharp from 'sharp';
import { type ColourMapName, lookup } from '../../src/render/colour_maps.ts';
import type { HeatMap, ImagePicture, Legend, Picture, Tiles } from '../../src/worker/api.ts';
import type { Photograph } from './photograph.ts';

/** Side of a figure in pixels: three times the usual input, sharp enough for a slide. */
const SIDE = 672;

export interface Paint {
  /** 0: only the photograph, 1: only the map. */
  readonly opacity: number;
  readonly colours: ColourMapName;
  readonly signedColours: ColourMapName;
}

/** Draws a picture as PNG: maps over the photograph, tiles as their atlas. */
export async function paint(
  picture: Exclude<Picture, { kind: 'ranking' | 'point' }>,
  photograph: Photograph,
  options: Paint,
): Promise<Buffer> {
  const colours = lookup(picture.legend?.signed ? options.signedColours : options.colours);
  if (picture.kind === 'tiles') return paintTiles(picture, colours);
  if (picture.kind === 'image') return paintImage(picture);
  return paintOver(
    await photograph.crop(SIDE),
    await enlarge(picture),
    colours,
    options.opacity,
    picture.legend,
  );
}

/** A map's bytes at the figure's size, bilinear at half-pixel centres. */
function enlarge({ values, width, height, rowBytes }: HeatMap): Promise<Buffer> {
  return sharp(values, { raw: { width: rowBytes, height, channels: 1 } })
    .extract({ left: 0, top: 0, width, height })
    .resize(SIDE, SIDE, { kernel: 'linear', fit: 'fill' })
    .raw()
    .toBuffer();
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

function paintTiles(
  { values, rowBytes, columns, tileWidth, count, tileHeight }: Tiles,
  colours: Uint8Array,
): Promise<Buffer> {
  const [width, height] = [columns * tileWidth, Math.ceil(count / columns) * tileHeight];
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = values[y * rowBytes + x] as number;
      rgb.set(colours.subarray(byte * 4, byte * 4 + 3), (y * width + x) * 3);
    }
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } })
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
