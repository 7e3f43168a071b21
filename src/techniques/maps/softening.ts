import { gaussianWeights } from '../../numeric/gaussian.ts';

/**
 * A Gaussian blur, cut off at three sigmas, that repeats the edge.
 * @param pixels height * width * channels numbers. Borrowed.
 * @param sigma in pixels
 */
export function blurred(
  pixels: Float32Array,
  height: number,
  width: number,
  channels: number,
  sigma: number,
): Float32Array {
  const kernel = gaussianWeights(sigma);
  const rows = blurredAlong(pixels, kernel, width, channels);
  return blurredAlong(rows, kernel, height, channels * width);
}

/** Along an axis of `length` places that are `stride` numbers apart. */
function blurredAlong(
  source: Float32Array,
  kernel: Float64Array,
  length: number,
  stride: number,
): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const target = new Float32Array(source.length);
  for (let at = 0; at < source.length; at++) {
    const place = Math.floor(at / stride) % length;
    let sum = 0;
    for (let i = -reach; i <= reach; i++) {
      const other = Math.min(length - 1, Math.max(0, place + i));
      sum += (kernel[i + reach] as number) * (source[at + (other - place) * stride] as number);
    }
    target[at] = sum;
  }
  return target;
}
