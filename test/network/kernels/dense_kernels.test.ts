import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DENSE, DENSE_ADJOINT } from '../../../src/network/layers/dense.ts';
import type { FusedActivation } from '../../../src/network/layers/kind.ts';
import { use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';

beforeAll(() => use('wasm'));
afterEach(() => expect(tf.memory().numTensors).toBe(0));

/** Below, at and above the vectors of 4 and the blocks of 16 that the kernels go by. */
const INPUTS = [1, 3, 4, 15, 16, 17, 35];
const [BATCH, OUTPUTS] = [3, 5];

const LIMITED: Record<FusedActivation, (value: number) => number> = {
  linear: (value) => value,
  relu: (value) => Math.max(0, value),
  relu6: (value) => Math.min(6, Math.max(0, value)),
};

describe.each(INPUTS)('a dense layer of %d inputs', (inputs) => {
  const random = seeded(inputs);
  const x = random.normals(BATCH * inputs, 3);
  const dy = random.normals(BATCH * OUTPUTS, 1);
  const weights = random.normals(OUTPUTS * inputs, 1);
  const bias = random.normals(OUTPUTS, 1);
  const pairs = Array.from({ length: BATCH }, (_, b) => b);

  it.each(Object.keys(LIMITED) as FusedActivation[])(
    'gives sums of products and its bias, %s',
    (activation) => {
      const got = tf.tidy(() => {
        const given = {
          x: tf.tensor2d(x, [BATCH, inputs]),
          weights: tf.tensor2d(weights, [OUTPUTS, inputs]),
        };
        const y: tf.Tensor = tf
          .engine()
          .runKernel(DENSE, { ...given, bias: tf.tensor1d(bias) }, { activation });
        return y.dataSync();
      });
      const want = pairs.flatMap((b) =>
        Array.from({ length: OUTPUTS }, (_, o) => {
          let sum = bias[o] as number;
          for (let i = 0; i < inputs; i++)
            sum += (x[b * inputs + i] as number) * (weights[o * inputs + i] as number);
          return LIMITED[activation](sum);
        }),
      );
      expectClose(got, want, 1e-6);
    },
  );

  it('hands every input its share of the gradient', () => {
    const got = tf.tidy(() => {
      const given = {
        dy: tf.tensor2d(dy, [BATCH, OUTPUTS]),
        weights: tf.tensor2d(weights, [OUTPUTS, inputs]),
      };
      return (tf.engine().runKernel(DENSE_ADJOINT, given) as tf.Tensor).dataSync();
    });
    const want = pairs.flatMap((b) =>
      Array.from({ length: inputs }, (_, i) => {
        let sum = 0;
        for (let o = 0; o < OUTPUTS; o++)
          sum += (dy[b * OUTPUTS + o] as number) * (weights[o * inputs + i] as number);
        return sum;
      }),
    );
    expectClose(got, want, 1e-6);
  });
});
