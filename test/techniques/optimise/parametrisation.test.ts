import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../src/numeric/random.ts';
import { correlated, correlatedAdjoint, decorrelated } from '../../../src/techniques/optimise/colours.ts';
import {
  fourierPixels,
  type Parametrisation,
  plainPixels,
} from '../../../src/techniques/optimise/parametrisation.ts';
import { use } from '../../support/backends.ts';
import { dot, slopeAlong } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

const [HEIGHT, WIDTH] = [5, 6];
const COUNT = HEIGHT * WIDTH * 3;

beforeAll(() => use('wasm'));

describe('colours that vary as those of photographs', () => {
  it('are grey above all: the first independent colour moves red, green and blue together', () => {
    const values = take(tf.tidy(() => correlated(tf.tensor4d([1, 0, 0], [1, 1, 1, 3]))));
    // (0.26, 0.27, 0.27) over its own length, 0.4619: it is the longest column.
    expectClose(values, [0.5629, 0.5846, 0.5846], 1e-3);
  });

  it('are taken back to independent colours by the inverse', () => {
    const values = seeded(3).normals(2 * 3 * 3);
    const back = tf.tidy(() => decorrelated(correlated(tf.tensor4d(values, [1, 2, 3, 3]))));
    expectClose(take(back), values, 1e-4);
  });

  it('have the adjoint for which <A x, y> = <x, A* y>', () => {
    const random = seeded(4);
    const [x, y] = [0, 1].map(() => tf.tensor4d(random.normals(18), [1, 2, 3, 3])) as [
      tf.Tensor4D,
      tf.Tensor4D,
    ];
    const [there, back] = [tf.tidy(() => correlated(x)), tf.tidy(() => correlatedAdjoint(y))];
    expectClose([dot(there, y)], [dot(x, back)], 1e-5);
    tf.dispose([x, y, there, back]);
  });
});

describe.each<[string, () => Parametrisation, number[]]>([
  ['pixels', () => plainPixels(HEIGHT, WIDTH, [0.5, 0.4, 0.3]), [1, HEIGHT, WIDTH, 3]],
  ['frequencies of red, green and blue', () => fourierPixels(HEIGHT, WIDTH, false), [3, HEIGHT, WIDTH]],
  ['frequencies of independent colours', () => fourierPixels(HEIGHT, WIDTH, true), [3, HEIGHT, WIDTH]],
])('a picture as %s', (_what, make, shape) => {
  let parametrisation: Parametrisation;
  beforeAll(() => {
    parametrisation = make();
  });
  afterEach(() => {
    const before = tf.memory().numTensors;
    parametrisation.dispose();
    parametrisation = make();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('has the gradient that differences measure', () => {
    const random = seeded(5);
    const parameters = tf.tensor(random.normals(COUNT, 0.5), shape);
    const direction = tf.tensor(random.normals(COUNT), shape);
    const weights = tf.tensor4d(random.normals(COUNT), [1, HEIGHT, WIDTH, 3]);
    const gradient = tf.tidy(() =>
      parametrisation.gradientOf(parametrisation.pixelsOf(parameters), weights, parameters),
    );
    const measured = slopeAlong(
      (x) => tf.sum(tf.mul(parametrisation.pixelsOf(x), weights)),
      parameters,
      direction,
      1e-2,
    );
    expectClose([dot(gradient, direction)], [measured], 2e-3);
    tf.dispose([parameters, direction, weights, gradient]);
  });

  it('begins with nearly grey noise, which its seed decides', () => {
    const noise = (seed: number) =>
      take(tf.tidy(() => parametrisation.pixelsOf(parametrisation.noise(new Random(seed)))));
    expect(noise(1)).toEqual(noise(1));
    expect(noise(1)).not.toEqual(noise(2));
    expect(noise(1).every((value) => value > 0.2 && value < 0.7)).toBe(true);
  });

  it('has no colours but those that there are', () => {
    const clipped = take(tf.tidy(() => parametrisation.pixelsOf(parametrisation.clipped(tf.fill(shape, 3)))));
    expect(clipped.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('can begin with any picture', () => {
    const random = seeded(6);
    const picture = Float32Array.from({ length: COUNT }, () => 0.05 + 0.9 * random.uniform());
    const again = tf.tidy(() => {
      const pixels = tf.tensor4d(picture, [1, HEIGHT, WIDTH, 3]);
      return parametrisation.pixelsOf(parametrisation.parametersOf(pixels));
    });
    expectClose(take(again), picture, 1e-4);
  });

  it('takes colours that there are not to the nearest', () => {
    const again = tf.tidy(() => {
      const pixels = tf.fill<tf.Rank.R4>([1, HEIGHT, WIDTH, 3], 1.5);
      return parametrisation.pixelsOf(parametrisation.parametersOf(pixels));
    });
    expect(take(again).every((value) => value > 0.99 && value <= 1)).toBe(true);
  });
});
