import * as tf from '@tensorflow/tfjs-core';
import { LUMINANCE } from '../../numeric/luminance.ts';
import type { ImageLoss } from '../optimise/feature_loss.ts';
import { totalVariation } from '../optimise/total_variation.ts';

/**
 * Luminance of a picture. Call it inside tf.tidy.
 * @param pixels [1, height, width, 3], RGB
 * @returns [1, height, width, 1], 0..1 for colours of 0..1
 */
export const luminance = (pixels: tf.Tensor4D): tf.Tensor4D =>
  tf.sum(tf.mul(pixels, tf.tensor1d([...LUMINANCE])), 3, true);

/** The picture without its colours, [1, height, width, 3]. Call it inside tf.tidy. */
export const greyOf = (pixels: tf.Tensor4D): tf.Tensor4D => tf.tile(luminance(pixels), [1, 1, 1, 3]);

/**
 * The luminance of one picture with the colours (I and Q of YIQ) of another. With I and Q as they are, red, green and
 * blue change by as much as Y does, so no other colour space is needed. Gatys et al. 2016, "Preserving Color in Neural
 * Artistic Style Transfer", section 4. Call it inside tf.tidy.
 * @returns [1, height, width, 3]; may leave 0..1 where a bright colour becomes brighter
 */
export const withColoursOf = (colours: tf.Tensor4D, picture: tf.Tensor4D): tf.Tensor4D =>
  tf.add(colours, tf.sub(luminance(picture), luminance(colours)));

/**
 * Total variation of the colours alone, without light and dark: the rainbow noise that a network overlooks and a person
 * does not. Call it inside tf.tidy.
 * @param pixels [1, height, width, 3], RGB
 */
export function colourVariation(pixels: tf.Tensor4D, weight: number): ImageLoss {
  const colours = tf.sub(pixels, luminance(pixels)) as tf.Tensor4D;
  const { terms, gradient } = totalVariation(colours, weight);
  const ofLuminance = tf.mul(tf.sum(gradient, 3, true), tf.tensor1d([...LUMINANCE]));
  return {
    terms: { 'colour variation': terms['total variation'] as tf.Scalar },
    gradient: tf.sub(gradient, ofLuminance),
  };
}

/**
 * A grey picture with the mean and the deviation of another's, so that their tones can be compared. Call it inside
 * tf.tidy.
 * @param grey [1, height, width, 3] with equal channels
 */
export function withTonesOf(like: tf.Tensor4D, grey: tf.Tensor4D): tf.Tensor4D {
  const [from, to] = [tf.moments(grey), tf.moments(like)];
  const gain = tf.sqrt(tf.div(to.variance, tf.add(from.variance, 1e-6)));
  return tf.add(tf.mul(tf.sub(grey, from.mean), gain), to.mean);
}
