import * as tf from '@tensorflow/tfjs-core';

/**
 * A picture at another size. Whole multiples are averaged first, so that fine patterns do not turn into coarse ones;
 * the rest is bilinear. Call it inside tf.tidy.
 * @param pixels [1, height, width, 3]
 */
export function resized(pixels: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  const [, fromHeight, fromWidth] = pixels.shape;
  if (fromHeight === height && fromWidth === width) return pixels;
  const [rows, columns] = [
    Math.max(1, Math.floor(fromHeight / height)),
    Math.max(1, Math.floor(fromWidth / width)),
  ];
  const averaged =
    rows * columns === 1 ? pixels : tf.avgPool(pixels, [rows, columns], [rows, columns], 'valid');
  return tf.image.resizeBilinear(averaged, [height, width], false, true);
}

/** [height, width] of a picture whose longer side is scaled to `side` pixels. */
export function fittedSize(
  { shape: [, height, width] }: { readonly shape: readonly [number, number, number, number] },
  side: number,
): [number, number] {
  const scale = side / Math.max(height, width);
  return [Math.max(1, Math.round(height * scale)), Math.max(1, Math.round(width * scale))];
}
