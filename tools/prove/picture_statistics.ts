import * as tf from '@tensorflow/tfjs-core';
import { HartleyTransform } from '../../src/techniques/spectrum/hartley.ts';

/** From which frequency on the finest octave begins, in cycles per pixel; it ends with a wave of two pixels. */
const FINEST = 0.25;

/**
 * The share of a picture's energy, without its mean colour, that lies in the finest octave of frequencies.
 * @param pixels [1, height, width, 3], not all of one colour. Borrowed.
 * @returns 0..1
 */
export function finestShare(pixels: tf.Tensor4D): number {
  const [, height, width] = pixels.shape;
  const transform = new HartleyTransform(height, width);
  const energies = tf.tidy(() => tf.sum(tf.square(transform.ofPixels(pixels)), 0).dataSync<'float32'>());
  transform.dispose();
  const cycles = (k: number, n: number) => Math.min(k, n - k) / n;
  let [finest, all] = [0, 0];
  for (let i = 1; i < energies.length; i++) {
    const frequency = Math.hypot(cycles(Math.floor(i / width), height), cycles(i % width, width));
    all += energies[i] as number;
    if (frequency >= FINEST) finest += energies[i] as number;
  }
  return finest / all;
}

/**
 * The share of a picture's energy, without its mean colour, that is colour and not light: what is left of it when every pixel's
 * mean of red, green and blue is taken away.
 * @param pixels [1, height, width, 3], not all of one colour. Borrowed.
 * @returns 0..1
 */
export function colourShare(pixels: tf.Tensor4D): number {
  const [light, all] = tf.tidy(() => {
    const centred = tf.sub(pixels, tf.mean(pixels, [1, 2], true));
    const grey = tf.mean(centred, 3);
    return [tf.mul(tf.sum(tf.square(grey)), 3).dataSync()[0], tf.sum(tf.square(centred)).dataSync()[0]];
  }) as [number, number];
  return 1 - light / all;
}

/**
 * How light a picture is: percentiles of its luminance (Rec. 709).
 * @param pixels [1, height, width, 3], 0..1. Borrowed.
 * @param percents 0..100
 */
export function luminancePercentiles(pixels: tf.Tensor4D, percents: readonly number[]): number[] {
  const values = tf.tidy(() =>
    tf
      .sum(tf.mul(pixels, [0.2126, 0.7152, 0.0722]), 3)
      .dataSync<'float32'>()
      .slice()
      .sort(),
  );
  return percents.map((percent) => values[Math.round((percent / 100) * (values.length - 1))] as number);
}
