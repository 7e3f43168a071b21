/** The numbers of maps that stayed on the graphics card. Nothing is read before somebody asks. */
import { DRAWN_RANGE_BYTES, type HeatMap, type ImagePicture, type Picture } from '../../contract/picture.ts';
import type { ViewResult } from '../../contract/view.ts';

type Map = HeatMap | ImagePicture;

/** The same look, whose drawn maps have numbers for who asks. */
export function withNumbers(result: ViewResult): ViewResult {
  const { picture, comparison } = result;
  return {
    ...result,
    picture: readable(picture),
    ...(comparison && { comparison: { ...comparison, picture: readable(comparison.picture) } }),
  };
}

/** Makes a drawn map's legend say the range of its own frame, not of the one before. */
export function settleLegend(picture: Picture): void {
  if (isDrawn(picture)) settleRange(picture);
}

const isDrawn = (picture: Picture): picture is Map & { drawn: ImageBitmap } =>
  (picture.kind === 'heat' || picture.kind === 'image') && picture.drawn !== undefined;

function readable(picture: Picture): Picture {
  if (!isDrawn(picture)) return picture;
  let numbers: Uint8Array | Uint8ClampedArray | undefined;
  const read = () => {
    numbers ??= picture.kind === 'heat' ? bytesOf(picture) : pixelsOf(picture, 0, picture.height);
    settleRange(picture);
    return numbers;
  };
  const name = picture.kind === 'heat' ? 'values' : 'rgba';
  return Object.defineProperty({ ...picture }, name, { get: read, enumerable: true });
}

function bytesOf(map: HeatMap & { drawn: ImageBitmap }): Uint8Array {
  const { width, height, rowBytes } = map;
  const rgba = pixelsOf(map, 0, height);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) bytes[y * rowBytes + x] = rgba[4 * (y * width + x)] as number;
  return bytes;
}

function settleRange(map: Map & { drawn: ImageBitmap }): void {
  const { drawn, height, legend } = map;
  if (!legend || drawn.width === 0) return;
  const rgba = pixelsOf(map, height, drawn.height - height);
  const bytes = Uint8Array.from(
    { length: DRAWN_RANGE_BYTES },
    (_, at) => rgba[4 * Math.floor(at / 3) + (at % 3)] as number,
  );
  const ends = new DataView(bytes.buffer);
  legend.range[0] = ends.getFloat32(0, true);
  legend.range[1] = ends.getFloat32(4, true);
}

/** RGBA of some of its rows; of a bitmap that is closed nothing is left, and all are 0. */
function pixelsOf({ drawn, width }: { drawn: ImageBitmap; width: number }, top: number, rows: number) {
  const context = new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true });
  if (drawn.width === 0 || !context) return new Uint8ClampedArray(4 * width * rows);
  context.drawImage(drawn, 0, -top);
  return context.getImageData(0, 0, width, rows).data;
}
