import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Box, crop } from '../../../src/techniques/optimise/crop.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { dot } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

/** A picture whose red is given, row by row, and whose green and blue are 0. */
const red = (height: number, width: number, values: readonly number[]) =>
  tf.tensor4d(
    values.flatMap((value) => [value, 0, 0]),
    [1, height, width, 3],
  );

describe.each(NODE_BACKENDS)('on %s a part of a picture', (backend) => {
  beforeAll(() => use(backend));

  const cropped = (
    values: number[],
    [height, width]: [number, number],
    box: Box,
    to: [number, number],
    reach: [number, number] = [height, width],
  ) => {
    const pixels = red(height, width, values);
    const result = tf.tidy(() => crop([height, width], box, to, reach).forward(pixels));
    pixels.dispose();
    expect(result.shape).toEqual([1, ...to, 3]);
    return Array.from(take(result).filter((_, i) => i % 3 === 0));
  };

  it('of the size that is wanted is cut out', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const box = { top: 1, left: 1, height: 2, width: 2 };
    expect(cropped(nine, [3, 3], box, [2, 2])).toEqual([5, 6, 8, 9]);
    expect(cropped(nine, [3, 3], box, [2, 2], [2, 2])).toEqual([5, 6, 8, 9]);
    expect(cropped(nine, [3, 3], { ...box, top: 0, left: 0 }, [2, 2], [3, 2])).toEqual([1, 2, 4, 5]);
  });

  it('enlarged twice lies between its pixels, and its edges are repeated', () => {
    // Centres at -0.25, 0.25, 0.75, 1.25 pixels.
    const box = { top: 0, left: 1, height: 1, width: 2 };
    expectClose(cropped([9, 0, 4, 9], [1, 4], box, [1, 4]), [0, 1, 3, 4], 1e-6);
  });

  it('made half as large is averaged over its neighbours, not thinned', () => {
    // A triangle of two pixels on either side of a centre between the second and third: 1/8, 3/8, 3/8, 1/8; at the edges what is left, of sum 1.
    const box = { top: 0, left: 0, height: 1, width: 6 };
    const [a, b, c] = cropped([8, 0, 0, 16, 0, 0], [1, 6], box, [1, 3]) as [number, number, number];
    expectClose([a, b, c], [(3 * 8) / 7, (3 * 16) / 8, (1 * 16) / 7], 1e-6);
  });

  it.each<[string, Box, [number, number]]>([
    ['enlarged', { top: 2, left: 5, height: 4, width: 6 }, [9, 11]],
    ['made smaller', { top: 1, left: 0, height: 10, width: 13 }, [4, 5]],
    ['at the corner', { top: 8, left: 9, height: 4, width: 4 }, [4, 7]],
  ])('%s has the adjoint for which <A x, y> = <x, A* y>', (_how, box, to) => {
    const random = seeded(2);
    const x = tf.tensor4d(random.normals(12 * 13 * 3), [1, 12, 13, 3]);
    const y = tf.tensor4d(random.normals(to[0] * to[1] * 3), [1, ...to, 3]);
    const [there, back] = tf.tidy(() => {
      const { forward, adjoint } = crop([12, 13], box, to, [10, 13]);
      return [forward(x), adjoint(y)];
    }) as [tf.Tensor4D, tf.Tensor4D];
    expect(back.shape).toEqual(x.shape);
    expectClose([dot(there, y)], [dot(x, back)], 1e-5);
    tf.dispose([x, y, there, back]);
  });
});
