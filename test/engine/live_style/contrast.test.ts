import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withContrastOf } from '../../../src/engine/live_style/contrast.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';

const [HEIGHT, WIDTH] = [24, 32];

/** A chequer of single pixels about 120. */
const chequer = (contrast: number) =>
  tf.tensor3d(
    Array.from({ length: HEIGHT * WIDTH * 3 }, (_, i) => {
      const [row, column] = [Math.floor(i / 3 / WIDTH), Math.floor(i / 3) % WIDTH];
      return 120 + ((row + column) % 2 === 0 ? contrast : -contrast);
    }),
    [HEIGHT, WIDTH, 3],
  );

describe.each(NODE_BACKENDS)('on %s a blend', (backend) => {
  beforeAll(() => use(backend));

  const brought = (painting: tf.Tensor3D, blend: tf.Tensor3D) => {
    const result = tf.tidy(() => withContrastOf(painting, blend));
    const values = result.dataSync();
    tf.dispose([painting, blend, result]);
    return values;
  };

  it.each([
    // Variances are 3 c² + 4: half the way from 40 to 36 is their geometric mean.
    [40, 36, Math.sqrt(40 * 36)],
    [36, 40, Math.sqrt(40 * 36)],
    [40, 40, 40],
    [80, 10, 10 * 1.15],
  ])('of a painting with contrast %d goes from %d to %d', (wanted, has, gets) => {
    const values = brought(chequer(wanted), chequer(has));
    for (const [i, value] of values.entries()) {
      const [row, column] = [Math.floor(i / 3 / WIDTH), Math.floor(i / 3) % WIDTH];
      const expected = (row + column) % 2 === 0 ? 120 + gets : 120 - gets;
      expect(Math.abs(value - expected)).toBeLessThan(0.02);
    }
  });

  it('that is even stays as it is', () => {
    expect(new Set(brought(chequer(0), chequer(0)))).toEqual(new Set([120]));
    for (const value of brought(chequer(60), chequer(0))) expect(value).toBeCloseTo(120, 3);
  });
});
