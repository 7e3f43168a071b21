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
  values.forEach((value, at) => {
    rgba.fill(toByte(value), 4 * at, 4 * at + 3);
  });
  if (mirrored) mirrorRows(rgba, width);
  return { kind: 'image', title: '', width, height, rgba, legend: null };
}
