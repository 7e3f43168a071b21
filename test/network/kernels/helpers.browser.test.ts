import { getThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startBackend } from '../../../src/worker/backend.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';

/** Many jobs, one right behind the other: helpers come late to some of them. */
const ROUNDS = 300;

it('tiles that threads share give what one thread gives, time and again', async () => {
  const random = seeded(3);
  const [side, inputs, outputs] = [31, 24, 36];
  const numbers = random.normals(side * side * inputs, 1);
  const weights = random.normals(inputs * outputs, 1);
  const taps = random.normals(9 * outputs, 1);
  const given = () => ({
    x: tf.tensor4d(numbers, [1, side, side, inputs]),
    filter: tf.tensor4d(weights, [1, 1, inputs, outputs]),
    turns: tf.tensor4d(taps, [3, 3, outputs, 1]),
  });
  const answer = ({ x, filter, turns }: ReturnType<typeof given>) =>
    tf.depthwiseConv2d(tf.conv2d(x, filter, 1, 'valid'), turns, 1, 'same');
  const wasmUrl = `${location.origin}/tfjs-wasm/`;
  await startBackend({ backend: 'cpu', wasmUrl });
  const want = tf.tidy(() => answer(given()).dataSync());
  await startBackend({ backend: 'wasm', wasmUrl }, 2);
  expect(getThreadsCount()).toBe(2);
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const once = given();
    const first = answer(once).dataSync();
    expectClose(first, want, 1e-5);
    for (let round = 0; round < ROUNDS; round++) {
      const again = tf.tidy(() => answer(once).dataSync());
      expect(again.every((value, at) => value === first[at])).toBe(true);
    }
  });
  expect(tf.memory().numTensors).toBe(before);
});
