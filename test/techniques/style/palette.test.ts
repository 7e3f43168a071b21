import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { paletteLoss, paletteOf } from '../../../src/techniques/style/palette.ts';
import { autodiff } from '../../support/autodiff.ts';
import { use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { colourful } from '../../support/toys/toy_pictures.ts';

beforeAll(() => use('cpu'));

it('a palette holds the mean product of any two colours about grey, and the mean colour', () => {
  // Black and pure red: (-1, -1, -1, 1) and (1, -1, -1, 1).
  const palette = paletteOf(tf.tensor4d([0, 0, 0, 1, 0, 0], [1, 1, 2, 3]));
  expect(Array.from(palette.dataSync())).toEqual([1, 0, 0, 0, 0, 1, 1, -1, 0, 1, 1, -1, 0, -1, -1, 1]);
});

it('is the same wherever the colours are, and far from that of other colours', () => {
  const [red, blue] = [
    [1, 0, 0],
    [0, 0, 1],
  ];
  const row = (...colours: number[][]) => tf.tensor4d(colours.flat(), [1, 1, colours.length, 3]);
  const distance = (pixels: tf.Tensor4D, to: tf.Tensor4D) =>
    paletteLoss(pixels, paletteOf(to), 1).terms.palette?.dataSync()[0];
  expect(distance(row(red as number[], blue as number[]), row(blue as number[], red as number[]))).toBe(0);
  expect(distance(row(red as number[]), row(blue as number[]))).toBeGreaterThan(0.5);
});

it('its gradient is the one of tf.grad', () => {
  const target = paletteOf(colourful(5, 4, 1));
  const written = ([x]: tf.Tensor4D[]) => {
    const difference = tf.sub(paletteOf(x as tf.Tensor4D), target);
    const share = tf.div(tf.sum(tf.square(difference)), tf.sum(tf.square(target)));
    return tf.reshape(tf.mul(share, 3), [1, 1, 1, 1]) as tf.Tensor4D;
  };
  const at = colourful(6, 7, 2);
  const { terms, gradient } = paletteLoss(at, target, 3);
  expectClose(terms.palette?.dataSync() ?? [], written([at]).dataSync(), 1e-4);
  expectClose(gradient.dataSync(), (autodiff(written)([at])[0] as tf.Tensor).dataSync(), 1e-4);
});
