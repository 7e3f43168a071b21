import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { FourierBasis } from '../../../src/techniques/optimise/fourier.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { dot } from '../../support/numbers.ts';
import { expectClose, norm } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

const [HEIGHT, WIDTH] = [6, 9];
const COUNT = 3 * HEIGHT * WIDTH;

/** |DFT| of one channel at every frequency, by its definition. */
function spectrum(values: Float32Array): number[][] {
  return Array.from({ length: HEIGHT }, (_, v) =>
    Array.from({ length: WIDTH }, (_, h) => {
      let [re, im] = [0, 0];
      for (let y = 0; y < HEIGHT; y++) {
        for (let x = 0; x < WIDTH; x++) {
          const angle = -2 * Math.PI * ((v * y) / HEIGHT + (h * x) / WIDTH);
          re += (values[y * WIDTH + x] as number) * Math.cos(angle);
          im += (values[y * WIDTH + x] as number) * Math.sin(angle);
        }
      }
      return Math.hypot(re, im);
    }),
  );
}

describe.each(NODE_BACKENDS)('the Fourier basis on %s', (backend) => {
  beforeAll(() => use(backend));

  it.each([
    { v: 0, h: 0 },
    { v: 0, h: 2 },
    { v: 3, h: 0 },
    { v: 1, h: 4 },
    { v: 5, h: 8 },
  ])('makes of coefficient ($v, $h) waves of that frequency only, as high as one over it', ({ v, h }) => {
    const basis = new FourierBasis(HEIGHT, WIDTH);
    const coefficients = tf.buffer([3, HEIGHT, WIDTH]);
    coefficients.set(1, 1, v, h);
    const one = coefficients.toTensor() as tf.Tensor3D;
    const pixels = take(basis.toPixels(one));
    const green = pixels.filter((_, i) => i % 3 === 1);
    expect(pixels.filter((_, i) => i % 3 !== 1).every((value) => value === 0)).toBe(true);

    const [down, across] = [Math.min(v, HEIGHT - v) / HEIGHT, Math.min(h, WIDTH - h) / WIDTH];
    const frequency = Math.max(Math.hypot(down, across), 1 / Math.max(HEIGHT, WIDTH));
    expect(norm(green) * frequency).toBeCloseTo(1, 4);
    const found = spectrum(green);
    const strong = found.flatMap((row, y) => row.flatMap((size, x) => (size > 1e-3 ? [[y, x]] : [])));
    for (const [y, x] of strong as [number, number][]) {
      expect(Math.min(y, HEIGHT - y)).toBe(Math.min(v, HEIGHT - v));
      expect(Math.min(x, WIDTH - x)).toBe(Math.min(h, WIDTH - h));
    }
    expect(strong.length).toBeGreaterThan(0);
    one.dispose();
    basis.dispose();
  });

  it('gives back the coefficients of its pictures', () => {
    const basis = new FourierBasis(HEIGHT, WIDTH);
    const values = seeded(1).normals(COUNT);
    const back = tf.tidy(() => basis.ofPixels(basis.toPixels(tf.tensor3d(values, [3, HEIGHT, WIDTH]))));
    expectClose(take(back), values, 1e-5);
    basis.dispose();
  });

  it('has the adjoint for which <A x, y> = <x, A* y>', () => {
    const basis = new FourierBasis(HEIGHT, WIDTH);
    const random = seeded(2);
    const x = tf.tensor3d(random.normals(COUNT), [3, HEIGHT, WIDTH]);
    const y = tf.tensor4d(random.normals(COUNT), [1, HEIGHT, WIDTH, 3]);
    const [there, back] = [basis.toPixels(x), basis.toCoefficients(y)];
    expectClose([dot(there, y)], [dot(x, back)], 1e-5);
    tf.dispose([x, y, there, back]);
    basis.dispose();
  });

  it('leaves nothing behind, square or not', async () => {
    for (const width of [HEIGHT, WIDTH])
      await expectNoLeak(() => {
        const basis = new FourierBasis(HEIGHT, width);
        const pixels = tf.zeros<tf.Rank.R4>([1, HEIGHT, width, 3]);
        const result = basis.ofPixels(pixels);
        tf.dispose([pixels]);
        basis.dispose();
        return result;
      });
  });
});
