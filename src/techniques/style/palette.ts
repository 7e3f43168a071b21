import * as tf from '@tensorflow/tfjs-core';
import type { ImageLoss } from '../optimise/feature_loss.ts';
import { gramMatrix, gramTerm } from './gram.ts';

/** Colours about grey, -1..1, and a 1: the Gram matrix of these holds the mean colour too. */
const homogeneous = (pixels: tf.Tensor4D): tf.Tensor4D => {
  const [batch, height, width] = pixels.shape;
  return tf.concat([tf.sub(tf.mul(pixels, 2), 1) as tf.Tensor4D, tf.ones([batch, height, width, 1])], 3);
};

/**
 * The palette of a picture: its mean colour, how far its colours are from it and which go together.
 * @param pixels [1, height, width, 3], RGB, 0..1
 * @returns [4, 4]
 */
export const paletteOf = (pixels: tf.Tensor4D): tf.Tensor2D => tf.tidy(() => gramMatrix(homogeneous(pixels)));

/**
 * How far a picture's palette is from another. Layers answer to edges more than to plain colour, which this holds. Call it
 * inside tf.tidy.
 * @param palette of the model, [4, 4]. Borrowed.
 */
export function paletteLoss(pixels: tf.Tensor4D, palette: tf.Tensor2D, weight: number): ImageLoss {
  const term = gramTerm('palette', { layer: 'image', gram: palette, weight });
  const { loss, seed } = term.measure(homogeneous(pixels));
  return {
    terms: { palette: loss },
    gradient: tf.mul(tf.slice(seed, [0, 0, 0, 0], [-1, -1, -1, 3]), 2),
  };
}
