import * as tf from '@tensorflow/tfjs-core';
import { gaussianBlur } from '../regularisers/blur.ts';

/** Deviation of the Gaussian before each halving, in pixels: what half the size cannot hold is gone. */
const HALVING = 1;
/** A side is not halved below this many pixels. */
const SMALLEST = 8;
/** Under a band's size, for where there is no gradient at all. */
const TINY = 1e-12;

/**
 * A gradient of which every octave of frequencies is equally strong: it is taken apart into a Laplacian pyramid, each band is
 * divided by its root mean square, and they are put together again. Mordvintsev 2015, DeepDreaming with TensorFlow, "Laplacian
 * Pyramid Gradient Normalization". Inside tf.tidy.
 * @param gradient [1, height, width, 3]
 * @param bands the finest `bands - 1` octaves and the rest; 1: the gradient by its root mean square alone
 */
export function evenBands(gradient: tf.Tensor4D, bands: number): tf.Tensor4D {
  const fine: tf.Tensor4D[] = [];
  let rest = gradient;
  while (fine.length < bands - 1 && Math.min(rest.shape[1], rest.shape[2]) >= 2 * SMALLEST) {
    const half = halved(rest);
    fine.push(even(tf.sub(rest, enlarged(half, rest.shape))));
    rest = half;
  }
  return fine.reduceRight((sum, band) => tf.add(enlarged(sum, band.shape), band), even(rest));
}

const even = (x: tf.Tensor4D): tf.Tensor4D => tf.div(x, tf.add(tf.sqrt(tf.mean(tf.square(x))), TINY));

const halved = (x: tf.Tensor4D): tf.Tensor4D => {
  const [, height, width] = x.shape;
  return tf.image.resizeBilinear(
    gaussianBlur(x, HALVING),
    [Math.ceil(height / 2), Math.ceil(width / 2)],
    false,
    true,
  );
};

const enlarged = (x: tf.Tensor4D, [, height, width]: tf.Tensor4D['shape']): tf.Tensor4D =>
  tf.image.resizeBilinear(x, [height, width], false, true);
