import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { totalVariation } from '../../../src/techniques/optimise/total_variation.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { dot, slopeAlong } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

const TERM = 'total variation';

describe.each(NODE_BACKENDS)('total variation on %s', (backend) => {
  beforeAll(() => use(backend));

  const variationOf = (pixels: tf.Tensor4D, weight: number, beta?: number) =>
    tf.tidy(() => totalVariation(pixels, weight, beta).terms[TERM] as tf.Scalar);

  it('is the mean square of the steps to the right and below, by hand', () => {
    // Red: 0 1 / 4 1. Steps to the right: 1, -3; below: 4, 0. Green is flat, blue: one step of 2 below at the left.
    const pixels = tf.tensor4d([0, 5, 0, 1, 5, 0, 4, 5, 2, 1, 5, 0], [1, 2, 2, 3]);
    // Squares: 1 + 9 + 16 + 0 of red; of blue 2 below at the left and -2 to the right below: 4 + 4.
    expect(take(variationOf(pixels, 3))[0]).toBeCloseTo((3 * (26 + 8)) / 12, 5);
    const gradient = take(tf.tidy(() => totalVariation(pixels, 1).gradient));
    // Of the red pixel at the top left: two steps end there, 2 (0 - 1) + 2 (0 - 4); twice a mean over 12 numbers.
    expect(gradient[0]).toBeCloseTo((2 * (-1 - 4)) / 12, 5);
    // Of green nothing.
    expect(gradient[1]).toBe(0);
    pixels.dispose();
  });

  it('with exponent 1 is the mean length of the steps', () => {
    const pixels = tf.tensor4d([0, 0, 0, 4, 0, 0, 3, 0, 0, 4, 0, 0], [1, 2, 2, 3]);
    // Red: top left steps by (4, 3), length 5; top right 0; below left 1.
    expect(take(variationOf(pixels, 1, 1))[0]).toBeCloseTo((5 + 1) / 12, 3);
    pixels.dispose();
  });

  it.each([1, 1.5, 2, 3])('with exponent %d has the gradient that differences measure', (beta) => {
    const random = seeded(9);
    const pixels = tf.tensor4d(random.normals(5 * 7 * 3), [1, 5, 7, 3]);
    const direction = tf.tensor4d(random.normals(5 * 7 * 3), [1, 5, 7, 3]);
    const gradient = tf.tidy(() => totalVariation(pixels, 10, beta).gradient);
    const measured = slopeAlong(
      (x) => totalVariation(x, 10, beta).terms[TERM] as tf.Scalar,
      pixels,
      direction,
      1e-2,
    );
    expectClose([dot(gradient, direction)], [measured], 5e-3);
    tf.dispose([pixels, direction, gradient]);
  });

  it('of a flat picture is nothing and has no gradient', () => {
    const flat = tf.fill<tf.Rank.R4>([1, 3, 4, 3], 0.4);
    for (const beta of [1, 2]) {
      expect(take(variationOf(flat, 1, beta))[0]).toBeLessThan(2e-4);
      expect(take(tf.tidy(() => totalVariation(flat, 1, beta).gradient)).every((value) => value === 0)).toBe(
        true,
      );
    }
    flat.dispose();
  });
});
