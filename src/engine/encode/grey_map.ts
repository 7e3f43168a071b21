import type { ImagePicture } from '../../contract/picture.ts';
import { mirrorRows } from '../../network/preprocess.ts';
import { linearScale, rangeOf } from './value_range.ts';

/** Four bytes as one number, whichever end comes first. */
const inOne = (...bytes: [number, number, number, number]): number =>
  new Uint32Array(Uint8Array.from(bytes).buffer)[0] as number;
const GREY = inOne(1, 1, 1, 0);
const OPAQUE = inOne(0, 0, 0, 255);

/** A map without a legend, for a glance at its shape: black is 0, white its 99th percentile. */
export function greyMap(
  { height, width, values }: { height: number; width: number; values: Float32Array },
  mirrored = false,
): ImagePicture {
  const { factor, offset } = linearScale(rangeOf(values, 'zero', 99), 'zero');
  const rgba = new Uint8ClampedArray(4 * values.length);
  const pixels = new Uint32Array(rgba.buffer);
  for (let at = 0; at < pixels.length; at++) {
    const value = (values[at] as number) * factor + offset + 0.5;
    const byte = value < 0 ? 0 : value > 255 ? 255 : value | 0;
    pixels[at] = OPAQUE | (byte * GREY);
  }
  if (mirrored) mirrorRows(rgba, width);
  return { kind: 'image', title: '', width, height, rgba, legend: null };
}
