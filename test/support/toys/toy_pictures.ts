import * as tf from '@tensorflow/tfjs-core';
import type { StyleReference } from '../../../src/techniques/common/slow_technique.ts';
import { seeded } from '../seeded.ts';

/** Soft random colours, [1, height, width, 3], 0.2..0.8. */
export const colourful = (height: number, width: number, seed: number): tf.Tensor4D => {
  const random = seeded(seed);
  const values = Float32Array.from({ length: height * width * 3 }, () => 0.2 + 0.6 * random.uniform());
  return tf.tensor4d(values, [1, height, width, 3]);
};

/** A dark half and a light half, split along the diagonal, [1, height, width, 3]. */
export const halved = (height: number, width: number): tf.Tensor4D => {
  const values = Float32Array.from({ length: height * width * 3 }, (_, i) => {
    const [row, column] = [Math.floor(i / 3 / width), Math.floor(i / 3) % width];
    return (row / height > column / width ? 0.75 : 0.2) + 0.1 * (i % 3);
  });
  return tf.tensor4d(values, [1, height, width, 3]);
};

/** Bars of two colours, [1, height, width, 3], each `bar` pixels wide. */
export const striped = (height: number, width: number, bar: number): tf.Tensor4D => {
  const colours = [
    [0.9, 0.3, 0.1],
    [0.1, 0.2, 0.5],
  ];
  const values = Float32Array.from({ length: height * width * 3 }, (_, i) => {
    const column = Math.floor(i / 3) % width;
    return colours[Math.floor(column / bar) % 2]?.[i % 3] as number;
  });
  return tf.tensor4d(values, [1, height, width, 3]);
};

/** A picture to paint after. */
export const modelOf = (pixels: tf.Tensor4D, weight = 1): StyleReference => ({
  title: 'a model',
  pixels,
  weight,
});
