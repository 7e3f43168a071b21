import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { evenBands } from '../../../src/techniques/dream/even_bands.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { take } from '../../support/toys/toy_subject.ts';

const SIDE = 64;

/** A wave down the picture: its amplitude at so many cycles per picture side. */
const wave = (cycles: number, amplitude: number) => (row: number) =>
  amplitude * Math.cos((2 * Math.PI * cycles * (row + 0.5)) / SIDE);

function picture(value: (row: number) => number): tf.Tensor4D {
  const values = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => value(Math.floor(i / (3 * SIDE))));
  return tf.tensor4d(values, [1, SIDE, SIDE, 3]);
}

/** The amplitude of a cosine of so many cycles, as its product with that cosine tells. */
function amplitudeOf(values: ArrayLike<number>, cycles: number): number {
  const unit = wave(cycles, 1);
  const sum = Array.from(values).reduce((all, value, i) => all + value * unit(Math.floor(i / (3 * SIDE))), 0);
  return (2 * sum) / values.length;
}

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => use(backend));

  it('divides by the root mean square where there is one band', () => {
    // Half of the values are 3 and half are -1: the mean square is 5.
    const given = picture((row) => (row % 2 === 0 ? 3 : -1));
    const want = picture((row) => (row % 2 === 0 ? 3 : -1) / Math.sqrt(5));
    expectClose(take(tf.tidy(() => evenBands(given, 1))), take(want), 1e-5);
    given.dispose();
  });

  it('makes a coarse wave as strong as a fine one that was a hundred times stronger', () => {
    // 28 cycles lie in the finest octave (16 to 32), 2 in the rest below the third one (under 4).
    const [fine, coarse] = [wave(28, 1), wave(2, 0.01)];
    const given = picture((row) => fine(row) + coarse(row));
    const ratio = (values: ArrayLike<number>) => amplitudeOf(values, 2) / amplitudeOf(values, 28);
    expect(ratio(tf.tidy(() => evenBands(given, 4)).dataSync())).toBeGreaterThan(0.5);
    expect(ratio(tf.tidy(() => evenBands(given, 4)).dataSync())).toBeLessThan(2);
    expect(ratio(tf.tidy(() => evenBands(given, 1)).dataSync())).toBeCloseTo(0.01, 4);
    given.dispose();
  });

  it('leaves nothing of nothing, and takes pictures that are too small to halve', () => {
    const none = picture(() => 0);
    expect(Math.max(...take(tf.tidy(() => evenBands(none, 4))))).toBe(0);
    none.dispose();
    const small = tf.ones<tf.Rank.R4>([1, 3, 5, 3]);
    expectClose(take(tf.tidy(() => evenBands(small, 6))), new Array(45).fill(1), 1e-5);
    small.dispose();
  });
});
