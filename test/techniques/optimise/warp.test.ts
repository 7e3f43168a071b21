import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { resized } from '../../../src/techniques/optimise/resize.ts';
import { roll } from '../../../src/techniques/optimise/roll.ts';
import { type Motion, warp } from '../../../src/techniques/optimise/warp.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { dot } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

const REST: Motion = { dy: 0, dx: 0, scale: 1, degrees: 0 };
const BLACK = [0, 0, 0];

/** A picture whose red is given, row by row, and whose green and blue are 0. */
const red = (height: number, width: number, values: readonly number[]) =>
  tf.tensor4d(
    values.flatMap((value) => [value, 0, 0]),
    [1, height, width, 3],
  );

const redOf = (pixels: tf.Tensor4D) => Array.from(take(pixels).filter((_, i) => i % 3 === 0));

describe.each(NODE_BACKENDS)('on %s a picture', (backend) => {
  beforeAll(() => use(backend));

  const moved = (motion: Partial<Motion>, height: number, width: number, values: number[], fill = BLACK) => {
    const pixels = red(height, width, values);
    const result = tf.tidy(() => warp(height, width, { ...REST, ...motion }, fill).forward(pixels));
    pixels.dispose();
    return redOf(result);
  };

  it('that is not moved stays', () => {
    expect(moved({}, 2, 3, [1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is moved down and to the right, and what comes in has the colour to fill with', () => {
    expect(moved({ dy: 1, dx: 1 }, 2, 3, [1, 2, 3, 4, 5, 6], [7, 0, 0])).toEqual([7, 7, 7, 7, 1, 2]);
  });

  it('moved by half a pixel lies between its pixels', () => {
    expectClose(moved({ dx: 0.5 }, 1, 3, [2, 4, 8]), [1, 3, 6], 1e-6);
  });

  it('turned by a quarter goes clockwise', () => {
    // 1 2 3 / 4 5 6 / 7 8 9
    expectClose(moved({ degrees: 90 }, 3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]), [7, 4, 1, 8, 5, 2, 9, 6, 3], 1e-6);
  });

  it('enlarged twice shows its middle', () => {
    expectClose(moved({ scale: 2 }, 1, 5, [0, 1, 2, 3, 4]), [1, 1.5, 2, 2.5, 3], 1e-6);
  });

  it.each<Partial<Motion>>([
    { dy: 2, dx: -1 },
    { scale: 1.1, degrees: 8 },
    { dy: 1.3, scale: 0.8, degrees: -20 },
  ])('moved by %j has the adjoint for which <A x, y> = <x, A* y>', (motion) => {
    const random = seeded(1);
    const [x, y] = [0, 1].map(() => tf.tensor4d(random.normals(7 * 9 * 3), [1, 7, 9, 3])) as [
      tf.Tensor4D,
      tf.Tensor4D,
    ];
    const [there, back] = tf.tidy(() => {
      const { forward, adjoint } = warp(7, 9, { ...REST, ...motion }, BLACK);
      return [forward(x), adjoint(y)];
    }) as [tf.Tensor4D, tf.Tensor4D];
    expectClose([dot(there, y)], [dot(x, back)], 1e-5);
    tf.dispose([x, y, there, back]);
  });

  it('rolls round its edges, and back', () => {
    const pixels = red(2, 3, [1, 2, 3, 4, 5, 6]);
    expect(redOf(tf.tidy(() => roll(pixels, 1, 0)))).toEqual([4, 5, 6, 1, 2, 3]);
    expect(redOf(tf.tidy(() => roll(pixels, 0, 1)))).toEqual([3, 1, 2, 6, 4, 5]);
    expect(redOf(tf.tidy(() => roll(pixels, 0, -4)))).toEqual([2, 3, 1, 5, 6, 4]);
    expect(redOf(tf.tidy(() => roll(roll(pixels, -3, 5), 3, -5)))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(redOf(tf.tidy(() => tf.clone(roll(pixels, 0, 0))))).toEqual([1, 2, 3, 4, 5, 6]);
    pixels.dispose();
  });

  it('made smaller is averaged, so that fine stripes become grey', () => {
    const stripes = red(
      6,
      6,
      Array.from({ length: 36 }, (_, i) => i % 2),
    );
    expectClose(redOf(tf.tidy(() => resized(stripes, 3, 3))), Array(9).fill(0.5), 1e-6);
    expectClose(
      redOf(tf.tidy(() => tf.clone(resized(stripes, 6, 6)))),
      Array.from({ length: 36 }, (_, i) => i % 2),
      1e-6,
    );
    stripes.dispose();
  });

  it('made larger lies between its pixels, by half-pixel centres', () => {
    const pixels = red(1, 2, [0, 4]);
    expectClose(redOf(tf.tidy(() => resized(pixels, 1, 4))), [0, 1, 3, 4], 1e-6);
    pixels.dispose();
  });
});
