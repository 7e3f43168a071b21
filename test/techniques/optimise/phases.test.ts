import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../src/numeric/random.ts';
import { decorrelated, logit } from '../../../src/techniques/optimise/colours.ts';
import type { Parametrisation } from '../../../src/techniques/optimise/parametrisation.ts';
import { phasePixels } from '../../../src/techniques/optimise/phases.ts';
import { naturalMagnitudes } from '../../../src/techniques/spectrum/natural_spectrum.ts';
import { use } from '../../support/backends.ts';
import { dot, slopeAlong } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { take } from '../../support/toys/toy_subject.ts';

beforeAll(() => use('wasm'));

/** The discrete Fourier transform of a channel by its definition, orthonormal: [real, imaginary] at each frequency. */
function transformOf(values: Float32Array, height: number, width: number): [number, number][] {
  return Array.from({ length: height * width }, (_, frequency) => {
    const [v, h] = [Math.floor(frequency / width), frequency % width];
    let [real, imaginary] = [0, 0];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const angle = -2 * Math.PI * ((v * y) / height + (h * x) / width);
        real += (values[y * width + x] as number) * Math.cos(angle);
        imaginary += (values[y * width + x] as number) * Math.sin(angle);
      }
    }
    return [real / Math.sqrt(height * width), imaginary / Math.sqrt(height * width)];
  });
}

/** Antisymmetric numbers, as phases are: each the opposite of the one at the opposite frequency. */
function antisymmetric(seed: number, height: number, width: number, deviation: number): tf.Tensor3D {
  const random = seeded(seed);
  const values = random.normals(3 * height * width, deviation);
  const there = (i: number) => {
    const [colour, v, h] = [
      Math.floor(i / (height * width)),
      Math.floor(i / width) % height,
      i % width,
    ] as const;
    return (colour * height + ((height - v) % height)) * width + ((width - h) % width);
  };
  return tf.tensor3d(
    values.map((value, i) => (value - (values[there(i)] as number)) / 2),
    [3, height, width],
  );
}

describe.each([
  [5, 6],
  [8, 8],
  [7, 9],
])('a picture of %i x %i as phases', (height, width) => {
  let phases: Parametrisation;
  let idle = 0;
  beforeAll(() => {
    idle = tf.memory().numTensors;
    phases = phasePixels(height, width);
  });
  afterAll(() => {
    phases.dispose();
    expect(tf.memory().numTensors).toBe(idle);
  });

  /** The orthonormal transform of each independent colour's logit. */
  const spectraOf = (pixels: tf.Tensor4D) => {
    const colours = take(tf.tidy(() => decorrelated(logit(pixels))));
    return [0, 1, 2].map((colour) =>
      transformOf(
        Float32Array.from({ length: height * width }, (_, i) => colours[3 * i + colour] as number),
        height,
        width,
      ),
    );
  };

  it.each([0.01, 1, 20])(
    'has the magnitudes of photographs, whatever the phases (deviation %f)',
    (deviation) => {
      const parameters = antisymmetric(4, height, width, deviation);
      const pixels = tf.tidy(() => phases.pixelsOf(parameters));
      const found = spectraOf(pixels).flatMap((one) => one.map(([re, im]) => Math.hypot(re, im)));
      const wanted = naturalMagnitudes(height, width, 1).map(Math.abs);
      expectClose(found, wanted, 1e-5);
      tf.dispose([parameters, pixels]);
    },
  );

  it('has less contrast about the same mean colour', () => {
    const faint = phasePixels(height, width, 0.5);
    const parameters = antisymmetric(6, height, width, 1);
    const pixels = tf.tidy(() => faint.pixelsOf(parameters));
    const found = spectraOf(pixels).flatMap((one) => one.map(([re, im]) => Math.hypot(re, im)));
    const wanted = naturalMagnitudes(height, width, 1).map((one, i) =>
      Math.abs(i % (height * width) === 0 ? one : one / 2),
    );
    expectClose(found, wanted, 1e-5);
    tf.dispose([parameters, pixels]);
    faint.dispose();
  });

  it('has the phases that it is made of', () => {
    const parameters = antisymmetric(5, height, width, 1);
    const pixels = tf.tidy(() => phases.pixelsOf(parameters));
    const [wanted, magnitudes] = [parameters.dataSync(), naturalMagnitudes(height, width, 1)];
    const found = spectraOf(pixels).flat();
    expectClose(
      found.flat(),
      Array.from(wanted).flatMap((phase, i) => {
        const size = magnitudes[i] as number;
        return [size * Math.cos(phase), size * Math.sin(phase)];
      }),
      1e-4,
    );
    tf.dispose([parameters, pixels]);
  });

  it('has the gradient that differences measure, along phases as they may be', () => {
    const parameters = antisymmetric(6, height, width, 1);
    const direction = antisymmetric(7, height, width, 1);
    const weights = tf.tensor4d(seeded(8).normals(height * width * 3), [1, height, width, 3]);
    const gradient = tf.tidy(() => phases.gradientOf(phases.pixelsOf(parameters), weights, parameters));
    const measured = slopeAlong(
      (x) => tf.sum(tf.mul(phases.pixelsOf(x), weights)),
      parameters,
      direction,
      1e-2,
    );
    // Of a phase and its opposite, which move together, each one's gradient is that of both.
    expectClose([dot(gradient, direction) / 2], [measured], 2e-3);
    tf.dispose([parameters, direction, weights, gradient]);
  });

  it('begins with uniform phases, opposite at opposite frequencies, which its seed decides', () => {
    const noise = (seed: number) => take(tf.tidy(() => phases.noise(new Random(seed))));
    const one = noise(1);
    expect(noise(1)).toEqual(one);
    expect(noise(2)).not.toEqual(one);
    expect(one[0]).toBe(0);
    expect(Math.max(...one)).toBeGreaterThan(2.5);
    expect(Math.max(...one)).toBeLessThanOrEqual(Math.PI);
    const kept = take(tf.tidy(() => phases.clipped(tf.tensor3d(Float32Array.from(one), [3, height, width]))));
    expect(kept.map((value) => value + 0)).toEqual(one.map((value) => value + 0));
  });

  it('takes a picture to the one of its phases', () => {
    const parameters = antisymmetric(9, height, width, 1);
    const again = tf.tidy(() => phases.pixelsOf(phases.parametersOf(phases.pixelsOf(parameters))));
    const pixels = tf.tidy(() => phases.pixelsOf(parameters));
    expectClose(take(again), pixels.dataSync(), 1e-4);
    tf.dispose([parameters, pixels]);
  });
});

describe('the magnitudes of photographs', () => {
  const at = (values: Float32Array, side: number, colour: number, v: number, h: number) =>
    values[(colour * side + v) * side + h] as number;

  it('are the same on both sides of a frequency, and as much larger as the picture is', () => {
    const [small, large] = [naturalMagnitudes(32, 32, 1), naturalMagnitudes(64, 64, 1)];
    for (const colour of [0, 1, 2]) {
      expect(at(small, 32, colour, 3, 5)).toBe(at(small, 32, colour, 29, 27));
      expect(at(small, 32, colour, 3, 5)).toBe(at(small, 32, colour, 29, 5));
      expect(at(large, 64, colour, 3, 5)).toBeCloseTo(2 * at(small, 32, colour, 3, 5), 4);
      expect(at(large, 64, colour, 0, 0)).toBeCloseTo(2 * at(small, 32, colour, 0, 0), 4);
    }
  });

  it('fall from octave to octave, also beyond what was measured', () => {
    const values = naturalMagnitudes(1024, 1024, 1);
    for (const colour of [0, 1, 2]) {
      const octaves = [2, 4, 8, 16, 32, 64, 128, 256, 500].map((h) => at(values, 1024, colour, 0, h));
      for (const [i, value] of octaves.slice(1).entries()) {
        expect(value).toBeLessThan(0.9 * (octaves[i] as number));
        expect(value).toBeGreaterThan(0.2 * (octaves[i] as number));
      }
    }
  });
});
