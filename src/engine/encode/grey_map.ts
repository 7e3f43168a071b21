import type { ImagePicture } from '../../contract/picture.ts';
import { mirrorRows } from '../../network/preprocess.ts';
import { byteScale, rangeOf } from './value_range.ts';

/** A map without a legend, for a glance at its shape: black is 0, white its 99th percentile. */
export function greyMap(
  { height, width, values }: { height: number; width: number; values: Float32Array },
  mirrored = false,
): ImagePicture {
  const toByte = byteScale(rangeOf(values, 'zero', 99), 'zero');
  const rgba = new Uint8ClampedArray(4 * values.length).fill(255);
  for (let at = 0; at < values.length; at++) {
    const byte = toByte(values[at] as number);
    for (let colour = 0; colour < 3; colour++) rgba[4 * at + colour] = byte;
  }
  if (mirrored) mirrorRows(rgba, width);
  return { kind: 'image', title: '', width, height, rgba, legend: null };
}
