/**
 * Runs before each file of Node's tests. They share a process, which loads TensorFlow.js once, and each finds what it would
 * find in one of its own: modules that nobody has used, no tensors, real clocks and functions.
 */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, vi } from 'vitest';

vi.resetModules();

const ofTfjs = new Set<unknown>(Object.values(tf));
for (const { kernelName, backendName } of tf.getKernelsForBackend('wasm'))
  if (!ofTfjs.has(kernelName)) tf.unregisterKernel(kernelName, backendName);
tf.engine().reset();
await tf.setBackend('cpu');

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
