import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import {
  colourVariation,
  greyOf,
  luminance,
  withColoursOf,
  withTonesOf,
} from '../../../src/techniques/style/luminance.ts';
import { autodiff } from '../../support/autodiff.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const picture = (seed: number) =>
  tf.tensor4d(
    seeded(seed)
      .normals(4 * 5 * 3, 0.1)
      .map((v) => 0.5 + v),
    [1, 4, 5, 3],
  );

/** Y, I, Q of a colour, by the matrix of the NTSC standard (as Python's colorsys has it). */
const yiq = ([r = 0, g = 0, b = 0]: number[]) => [
  0.3 * r + 0.59 * g + 0.11 * b,
  0.599 * r - 0.2773 * g - 0.3217 * b,
  0.213 * r - 0.5251 * g + 0.3121 * b,
];

const colours = (pixels: tf.Tensor4D) => {
  const values = Array.from(pixels.dataSync());
  return Array.from({ length: values.length / 3 }, (_, i) => values.slice(3 * i, 3 * i + 3));
};

it('pure colours have the luminance of NTSC, and white 1', () => {
  const pixels = tf.tensor4d([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1], [1, 1, 4, 3]);
  expectClose(luminance(pixels).dataSync(), [0.299, 0.587, 0.114, 1], 1e-6);
  expectClose(greyOf(pixels).dataSync().slice(0, 3), [0.299, 0.299, 0.299], 1e-6);
});

it('keeps the hue of every pixel of one picture and the luminance of the other', () => {
  const [content, painted] = [picture(1), picture(2)];
  const result = colours(withColoursOf(content, painted)).map(yiq);
  const [from, to] = [colours(content).map(yiq), colours(painted).map(yiq)];
  for (const [i, [y, inPhase, quadrature]] of result.entries()) {
    // Two decimals: that matrix is rounded.
    expect(y).toBeCloseTo(to[i]?.[0] as number, 2);
    expect(inPhase).toBeCloseTo(from[i]?.[1] as number, 2);
    expect(quadrature).toBeCloseTo(from[i]?.[2] as number, 2);
  }
});

it('gives a grey picture the mean and the deviation of another', () => {
  const like = greyOf(picture(3));
  const dim = tf.mul(greyOf(picture(4)), 0.2) as tf.Tensor4D;
  const toned = tf.moments(withTonesOf(like, dim));
  const wanted = tf.moments(like);
  expectClose(toned.mean.dataSync(), wanted.mean.dataSync(), 1e-4);
  expectClose(toned.variance.dataSync(), wanted.variance.dataSync(), 1e-2);
});

it('the variation of colours is blind to light and dark, and its gradient is the one of tf.grad', () => {
  const grey = greyOf(picture(5));
  expect(colourVariation(grey, 3).terms['colour variation']?.dataSync()[0]).toBeCloseTo(0, 6);
  const differences = (x: tf.Tensor4D, axis: 1 | 2) => {
    const size = x.shape.map((n, i) => (i === axis ? n - 1 : n));
    const from = [0, 0, 0, 0].map((_, i) => (i === axis ? 1 : 0));
    return tf.sum(tf.square(tf.sub(tf.slice(x, from, size), tf.slice(x, [0, 0, 0, 0], size))));
  };
  const written = ([x]: tf.Tensor4D[]) => {
    const colour = tf.sub(x as tf.Tensor4D, luminance(x as tf.Tensor4D)) as tf.Tensor4D;
    const sum = tf.add(differences(colour, 1), differences(colour, 2));
    return tf.reshape(tf.mul(sum, 3 / 60), [1, 1, 1, 1]) as tf.Tensor4D;
  };
  const at = picture(6);
  const { terms, gradient } = colourVariation(at, 3);
  expectClose(terms['colour variation']?.dataSync() ?? [], written([at]).dataSync(), 1e-5);
  expectClose(gradient.dataSync(), (autodiff(written)([at])[0] as tf.Tensor).dataSync(), 1e-5);
});
