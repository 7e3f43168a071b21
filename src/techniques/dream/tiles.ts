import * as tf from '@tensorflow/tfjs-core';
import { type ImageLoss, meanOf } from '../optimise/feature_loss.ts';

/** The side of equally long parts, none longer than `most`, of which the fewest cover so many pixels. */
export const tileSide = (pixels: number, most: number): number =>
  Math.ceil(pixels / Math.ceil(pixels / most));

/** Where the parts begin: evenly spread, the last one ends with the side. */
function beginnings(pixels: number, own: number): number[] {
  const count = Math.ceil(pixels / own);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (pixels - own)) / (count - 1)),
  );
}

/**
 * The loss of a picture, averaged over tiles that are looked at one after the other, so that memory does not grow with the
 * picture. Mordvintsev 2015, DeepDreaming with TensorFlow, `calc_grad_tiled`. Inside tf.tidy.
 * @param pixels [1, height, width, 3]
 * @param tile [height, width] of what `lossOf` is given
 * @param lossOf inside tf.tidy
 * @returns with the gradient of every pixel by one tile that it lies in, as if there were no others
 */
export function lossByTiles(
  pixels: tf.Tensor4D,
  [rows, columns]: readonly [number, number],
  lossOf: (tile: tf.Tensor4D) => ImageLoss,
): ImageLoss {
  const [, height, width] = pixels.shape;
  if (height === rows && width === columns) return lossOf(pixels);
  const [down, across] = [beginnings(height, rows), beginnings(width, columns)];
  const seen: Required<Pick<ImageLoss, 'terms' | 'rising'>>[] = [];
  /** What of a tile no later one covers. */
  const own = (begins: readonly number[], i: number, end: number) =>
    (begins[i + 1] ?? end) - (begins[i] ?? 0);
  const bands = down.map((top, i) => {
    const parts = across.map((left, j) => {
      const { terms, rising, gradient } = tf.tidy(() => {
        const {
          terms,
          rising = {},
          gradient,
        } = lossOf(tf.slice(pixels, [0, top, left, 0], [1, rows, columns, 3]));
        const size = [1, own(down, i, height), own(across, j, width), 3];
        return { terms, rising, gradient: tf.slice(gradient, [0, 0, 0, 0], size) };
      });
      seen.push({ terms, rising });
      return gradient;
    });
    return tf.concat(parts, 2);
  });
  return {
    terms: meanOf(seen.map(({ terms }) => terms)),
    rising: meanOf(seen.map(({ rising }) => rising)),
    gradient: tf.concat(bands, 1),
  };
}
