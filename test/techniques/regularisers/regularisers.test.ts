import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianBlur } from '../../../src/techniques/regularisers/blur.ts';
import {
  clipSmallContribution,
  clipSmallNorm,
  thresholdOf,
} from '../../../src/techniques/regularisers/clip_pixels.ts';
import { l2Decay } from '../../../src/techniques/regularisers/decay.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { dot, slopeAlong } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

const GREY = [0.5, 0.5, 0.5];

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => use(backend));

  describe('L2 decay', () => {
    it('is the sum of squared distances from the neutral colour, by hand', () => {
      const pixels = tf.tensor4d([0.5, 0.5, 0.5, 1.5, 0.5, -1.5], [1, 1, 2, 3]);
      const [value, gradient] = tf.tidy(() => {
        const { terms, gradient: slope } = l2Decay(pixels, 2, GREY);
        return [terms['L2 decay'] as tf.Tensor, slope];
      });
      // 2 * (1 + 4), and four times the distance.
      expect(take(value)[0]).toBeCloseTo(10, 5);
      expectClose(take(gradient), [0, 0, 0, 4, 0, -8], 1e-6);
      pixels.dispose();
    });

    it('has the gradient that differences measure', () => {
      const random = seeded(1);
      const [pixels, direction] = [0, 1].map(() => tf.tensor4d(random.normals(60), [1, 4, 5, 3])) as [
        tf.Tensor4D,
        tf.Tensor4D,
      ];
      const gradient = tf.tidy(() => l2Decay(pixels, 2, GREY).gradient);
      const measured = slopeAlong(
        (x) => l2Decay(x, 2, GREY).terms['L2 decay'] as tf.Scalar,
        pixels,
        direction,
        1e-2,
      );
      expectClose([dot(gradient, direction)], [measured], 1e-3);
      tf.dispose([pixels, direction, gradient]);
    });
  });

  describe('Gaussian blur', () => {
    it('spreads a point as a Gaussian does, and loses nothing of it', () => {
      const point = tf.buffer([1, 9, 9, 3]);
      point.set(1, 0, 4, 4, 1);
      const pixels = point.toTensor() as tf.Tensor4D;
      const blurred = take(tf.tidy(() => gaussianBlur(pixels, 1)));
      const at = (y: number, x: number) => blurred[(y * 9 + x) * 3 + 1] as number;
      // exp(-d^2 / 2): one to the side, one to the side and one down, two down.
      expectClose(
        [at(4, 5) / at(4, 4), at(5, 5) / at(4, 4), at(2, 4) / at(4, 4)],
        [-0.5, -1, -2].map(Math.exp),
        1e-5,
      );
      expectClose([blurred.reduce((sum, value) => sum + value, 0)], [1], 1e-5);
      pixels.dispose();
    });

    it('leaves a flat picture as it is, also at its edges', () => {
      const flat = tf.fill<tf.Rank.R4>([1, 5, 4, 3], 0.3);
      expectClose(take(tf.tidy(() => gaussianBlur(flat, 1.7))), Array(60).fill(0.3), 1e-6);
      flat.dispose();
    });
  });

  describe('clipping', () => {
    /** Four pixels of distances 0.1, 0.2, 0.3 and 0.4 from grey, in red only. */
    const pixels = () =>
      tf.tensor4d([0.6, 0.5, 0.5, 0.3, 0.5, 0.5, 0.8, 0.5, 0.5, 0.1, 0.5, 0.5], [1, 2, 2, 3]);

    it('takes the pixels of small norm back to grey', () => {
      const clipped = take(tf.tidy(() => clipSmallNorm(pixels(), 0.5, GREY)));
      expectClose(clipped, [...GREY, ...GREY, 0.8, 0.5, 0.5, 0.1, 0.5, 0.5], 1e-6);
    });

    it('takes the pixels of small contribution back to grey, for or against', () => {
      // Contributions: 0.1 * 5, -0.2 * -3, 0.3 * -1, -0.4 * 1; green is not away from grey and contributes nothing.
      const gradient = () => tf.tensor4d([5, 9, 0, -3, 9, 0, -1, 9, 0, 1, 9, 0], [1, 2, 2, 3]);
      const clipped = take(tf.tidy(() => clipSmallContribution(pixels(), gradient(), 0.5, GREY)));
      expectClose(clipped, [0.6, 0.5, 0.5, 0.3, 0.5, 0.5, ...GREY, ...GREY], 1e-6);
    });

    it('of no pixels changes nothing', () => {
      const clipped = take(tf.tidy(() => clipSmallNorm(pixels(), 0, GREY)));
      expectClose(clipped, take(pixels()), 1e-6);
    });

    it.each([0.1, 0.25, 0.5, 0.9])('finds the value below which a share of %d lies', (share) => {
      const values = seeded(3).normals(4000).map(Math.abs);
      const threshold = take(tf.tidy(() => thresholdOf(tf.tensor1d(values), share)))[0] as number;
      const below = values.filter((value) => value < threshold).length / values.length;
      expect(Math.abs(below - share)).toBeLessThan(0.003);
    });
  });
});
