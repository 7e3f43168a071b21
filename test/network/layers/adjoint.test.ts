import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { autodiff } from '../../support/autodiff.ts';
import { use } from '../../support/backends.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { everySpecimen, grow, toTensor } from '../../support/specimens.ts';

/** Relative L2 distance between two float32 computations of the same thing in another order. */
const AUTODIFF_TOLERANCE = 1e-5;

/** Half the step between the two forward passes of a difference quotient, in units of the input. */
const STEP = 1e-2;

/** Relative L2 distance: a quotient over 2 STEP of float32 values is that coarse. */
const QUOTIENT_TOLERANCE = 5e-3;

/**
 * tfjs knows no gradient of depthToSpace; its gradient of mirrorPad forgets what the borders mirror, and that of
 * resizeBilinear half-pixel centres.
 */
const BEYOND_AUTODIFF = ['resizeConv', 'transposedConv', 'reflectPad', 'resizeBilinear'];

beforeAll(() => use('cpu'));

describe("a layer's adjoint is the gradient that tf.grads finds by itself", () => {
  it.each(everySpecimen.filter(({ kind }) => !BEYOND_AUTODIFF.includes(kind)))(
    '$kind, $title',
    (specimen) => {
      const { lone, batches, dy } = grow(specimen);
      tf.tidy(() => {
        const inputs = batches.map(toTensor);
        const want = autodiff((x) => lone.forward(x))(inputs, toTensor(dy));
        const got = lone.adjoint(toTensor(dy), inputs, lone.forward(inputs));
        expect(got.map(({ shape }) => shape)).toEqual(want.map(({ shape }) => shape));
        got.forEach((gradient, i) => {
          expectClose(gradient.dataSync(), want[i]?.dataSync() ?? [], AUTODIFF_TOLERANCE);
        });
      });
      lone.dispose();
    },
  );
});

describe("a layer's adjoint predicts what a small step along any direction does to its output", () => {
  it.each(everySpecimen)('$kind, $title', (specimen) => {
    const { lone, batches, dy } = grow(specimen);
    const at = (input: number, position: number, offset: number) =>
      tf.tidy(() => {
        const inputs = batches.map(({ shape, values }, i) =>
          toTensor({ shape, values: i === input ? moved(values, position, offset) : values }),
        );
        // In float64, as the difference of two sums must not be rounded.
        const output = lone.forward(inputs).dataSync();
        return dy.values.reduce((sum, weight, i) => sum + weight * (output[i] as number), 0);
      });
    const gradients = tf.tidy(() => {
      const inputs = batches.map(toTensor);
      return lone.adjoint(toTensor(dy), inputs, lone.forward(inputs)).map((gradient) => gradient.dataSync());
    });
    batches.forEach(({ values }, input) => {
      // Every third position of the first of the two pictures: primes apart from widths and channel counts.
      const positions = Array.from(values.keys()).filter((i) => i < values.length / 2 && i % 3 === 0);
      const smooth = positions.filter((i) => !nearKink(specimen.kind, values, i));
      expect(smooth.length).toBeGreaterThan(0);
      const want = smooth.map((i) => (at(input, i, STEP) - at(input, i, -STEP)) / (2 * STEP));
      expectClose(
        smooth.map((i) => gradients[input]?.[i] ?? Number.NaN),
        want,
        QUOTIENT_TOLERANCE,
      );
    });
    lone.dispose();
  });
});

function moved(values: Float32Array, position: number, offset: number): Float32Array {
  const copy = values.slice();
  copy[position] = (copy[position] as number) + offset;
  return copy;
}

/** Whether a step may cross a place where the layer has no derivative. */
function nearKink(kind: string, values: Float32Array, position: number): boolean {
  const value = values[position] as number;
  const close = (other: number) => Math.abs(value - other) < 2 * STEP;
  if (kind === 'maxPool') return values.some((other, i) => i !== position && close(other));
  if (kind === 'hardSwish') return close(-3) || close(3);
  return ['relu', 'relu6', 'leakyRelu'].includes(kind) && (close(0) || close(6));
}

it.each(everySpecimen)('$kind, $title leaves no tensor but its weights', async (specimen) => {
  const { lone, batches, dy } = grow(specimen);
  const pass = () =>
    tf.tidy(() => {
      const inputs = batches.map(toTensor);
      return lone.adjoint(toTensor(dy), inputs, lone.forward(inputs));
    });
  tf.dispose(pass()); // the first pass derives the turned filters
  await expectNoLeak(pass);
  lone.dispose();
});
