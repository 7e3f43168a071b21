import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** Expects that a run leaves exactly as many tensors as there were, once what it returned is disposed. */
export async function expectNoLeak(
  run: () => tf.TensorContainer | Promise<tf.TensorContainer>,
): Promise<void> {
  const before = tf.memory().numTensors;
  tf.dispose(await run());
  expect(tf.memory().numTensors).toBe(before);
}
