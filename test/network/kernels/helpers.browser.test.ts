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
  const numbers = random.normals(4 * side * side * 3, 1);
  const first = random.normals(27 * inputs, 1);
  const last = random.normals(outputs * 5, 1);
  const weights = random.normals(inputs * outputs, 1);
  const taps = random.normals(9 * outputs, 1);
  const given = () => ({
    picture: tf.tensor4d(numbers, [1, 2 * side, 2 * side, 3]),
    colours: tf.tensor4d(first, [3, 3, 3, inputs]),
    filter: tf.tensor4d(weights, [1, 1, inputs, outputs]),
    turns: tf.tensor4d(taps, [3, 3, outputs, 1]),
    one: tf.tensor4d(last, [1, 1, outputs, 5]),
  });
  const answer = ({ picture, colours, filter, turns, one }: ReturnType<typeof given>) => {
    const mixed = tf.conv2d(tf.conv2d(picture, colours, 2, 'same'), filter, 1, 'valid');
    const turned = tf.depthwiseConv2d(mixed, turns, 1, 'same');
    // One row: few enough that tfjs would be asked where there is one thread.
    const few = tf.conv2d(tf.mean<tf.Tensor4D>(turned, [1, 2], true), one, 1, 'valid');
    return tf.concat([tf.reshape(turned, [-1]), tf.reshape(few, [-1])]);
  };
  const wasmUrl = `${location.origin}/tfjs-wasm/`;
  await startBackend({ backend: 'cpu', wasmUrl });
  const want = tf.tidy(() => answer(given()).dataSync());
  await startBackend({ backend: 'wasm', wasmUrl }, 2);
  expect(getThreadsCount()).toBe(2);
  const tensors = tf.memory().numTensors;
  tf.tidy(() => {
    const once = given();
    const before = answer(once).dataSync();
    expectClose(before, want, 1e-5);
    for (let round = 0; round < ROUNDS; round++) {
      const again = tf.tidy(() => answer(once).dataSync());
      expect(again.every((value, at) => value === before[at])).toBe(true);
    }
  });
  expect(tf.memory().numTensors).toBe(tensors);
});
