import * as tf from '@tensorflow/tfjs-core';

/** Halvings of the range in which a threshold is sought: to 1/4096 of the largest value. */
const HALVINGS = 12;

/**
 * Takes the pixels that hardly differ from the neutral colour back to it, so that what is not needed does not fidget.
 * Yosinski et al. 2015, section 3: "clipping pixels with small norm".
 * @param pixels [1, height, width, 3]
 * @param share of the pixels, 0..1, those of the smallest norm over colours
 */
export function clipSmallNorm(pixels: tf.Tensor4D, share: number, neutral: readonly number[]): tf.Tensor4D {
  const distance = tf.sub(pixels, neutral) as tf.Tensor4D;
  const norm = tf.sqrt(tf.sum(tf.square(distance), 3, true)) as tf.Tensor4D;
  return keepLarge(distance, norm, share, neutral);
}

/**
 * The same for the pixels that the score hardly depends on: those of small |sum over colours of x * d score / d x|, to
 * first order what would be lost without them. Yosinski et al. 2015, section 3: "clipping pixels with small contribution".
 * @param gradient of the score at the pixels, [1, height, width, 3]
 */
export function clipSmallContribution(
  pixels: tf.Tensor4D,
  gradient: tf.Tensor4D,
  share: number,
  neutral: readonly number[],
): tf.Tensor4D {
  const distance = tf.sub(pixels, neutral) as tf.Tensor4D;
  const contribution = tf.abs(tf.sum(tf.mul(distance, gradient), 3, true)) as tf.Tensor4D;
  return keepLarge(distance, contribution, share, neutral);
}

function keepLarge(
  distance: tf.Tensor4D,
  size: tf.Tensor4D,
  share: number,
  neutral: readonly number[],
): tf.Tensor4D {
  const large = tf.cast(tf.greaterEqual(size, thresholdOf(size, share)), 'float32');
  return tf.add(tf.mul(distance, large), neutral);
}

/** The value below which a share of the values >= 0 lie, found by halving: it needs no sorting and no reading back. */
export function thresholdOf(values: tf.Tensor, share: number): tf.Scalar {
  let low: tf.Tensor = tf.scalar(0);
  let high: tf.Tensor = tf.max(values);
  for (let i = 0; i < HALVINGS; i++) {
    const middle = tf.mul(tf.add(low, high), 0.5);
    const below = tf.mean(tf.cast(tf.less(values, middle), 'float32'));
    const tooLow = tf.less(below, share);
    [low, high] = [tf.where(tooLow, middle, low), tf.where(tooLow, high, middle)];
  }
  return high as tf.Scalar;
}
