/** The numbers of pictures that stayed on the graphics card. Nothing is read before somebody asks. */
import {
  DRAWN_RANGE_BYTES,
  type HeatMap,
  type ImagePicture,
  type Picture,
  type Tiles,
} from '../../contract/picture.ts';
import type { ViewResult } from '../../contract/view.ts';

type Drawable = HeatMap | ImagePicture | Tiles;
type Drawn<P extends Drawable = Drawable> = P & { drawn: ImageBitmap };

/** The same look, whose drawn pictures have numbers for who asks. */
export function withNumbers(result: ViewResult): ViewResult {
  const { picture, comparison } = result;
  return {
    ...result,
    picture: readable(picture),
    ...(comparison && { comparison: { ...comparison, picture: readable(comparison.picture) } }),
  };
}

/** Makes a drawn picture's legend say the range of its own frame, not of the one before. */
export function settleLegend(picture: Picture): void {
  if (!isDrawn(picture) || !picture.legend) return;
  const [range] = rangesOf(picture, 1);
  if (range) picture.legend.range = range;
}

const isDrawn = (picture: Picture): picture is Drawn =>
  (picture.kind === 'heat' || picture.kind === 'image' || picture.kind === 'tiles') &&
  picture.drawn !== undefined;

function readable(picture: Picture): Picture {
  if (!isDrawn(picture)) return picture;
  const copy = { ...picture };
  if (copy.kind === 'image') return later(copy, 'rgba', () => pixelsOf(picture));
  if (copy.kind === 'heat') return later(copy, 'values', () => bytesOf(picture, copy));
  const { ranges, count } = copy;
  later(copy, 'values', () => bytesOf(picture, copy));
  // Of tiles that are closed those of the frame before are what is known.
  return later(copy, 'ranges', () => [...rangesOf(picture, 1 + count).slice(1), ...ranges].slice(0, count));
}

/** A property that is read when it is first asked for. Then the range is at hand, too: the legend says it. */
function later<P extends Drawn>(picture: P, name: string, read: () => unknown): P {
  let known: unknown;
  const get = () => {
    if (known === undefined) {
      known = read();
      settleLegend(picture);
    }
    return known;
  };
  return Object.defineProperty(picture, name, { get, enumerable: true });
}

/** The rows above those of its ranges. */
const rowsOf = (picture: Drawn): number =>
  picture.kind === 'tiles' ? Math.ceil(picture.count / picture.columns) * picture.tileHeight : picture.height;

function bytesOf(picture: Drawn, { rowBytes }: { rowBytes: number }): Uint8Array {
  const { width } = picture.drawn;
  const height = rowsOf(picture);
  const rgba = pixelsOf(picture);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) bytes[y * rowBytes + x] = rgba[4 * (y * width + x)] as number;
  return bytes;
}

/** The first of the ranges below it; none of a picture that is closed. */
function rangesOf(picture: Drawn, count: number): [low: number, high: number][] {
  if (picture.drawn.width === 0) return [];
  const rgba = belowOf(picture);
  const bytes = Uint8Array.from(
    { length: count * DRAWN_RANGE_BYTES },
    (_, at) => rgba[4 * Math.floor(at / 3) + (at % 3)] as number,
  );
  const ends = new DataView(bytes.buffer);
  return Array.from({ length: count }, (_, at) => [
    ends.getFloat32(at * DRAWN_RANGE_BYTES, true),
    ends.getFloat32(at * DRAWN_RANGE_BYTES + 4, true),
  ]);
}

/** RGBA of the rows in which ranges stand, once they were read. Every reading waits for the card. */
const below = new WeakMap<ImageBitmap, Uint8ClampedArray>();

function belowOf(picture: Drawn): Uint8ClampedArray {
  const { drawn } = picture;
  const known = below.get(drawn) ?? readRows(drawn, rowsOf(picture));
  below.set(drawn, known);
  return known;
}

/** RGBA of a picture, without its ranges, which are read along; none of one that is closed. */
function pixelsOf(picture: Drawn): Uint8ClampedArray<ArrayBuffer> {
  const { drawn } = picture;
  const rgba = readRows(drawn, 0);
  const end = 4 * drawn.width * rowsOf(picture);
  below.set(drawn, rgba.slice(end));
  return rgba.subarray(0, end);
}

/** RGBA from a row on; none of a bitmap that is closed. */
function readRows(drawn: ImageBitmap, top: number): Uint8ClampedArray<ArrayBuffer> {
  const { width } = drawn;
  const rows = drawn.height - top;
  const context =
    width > 0 && new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true });
  if (!context) return new Uint8ClampedArray(4 * width * rows);
  context.drawImage(drawn, 0, -top);
  return context.getImageData(0, 0, width, rows).data;
}
