import { getThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { Layer } from '../../../src/network/description.ts';
import { startBackend } from '../../../src/worker/backend.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

/** Many jobs, one right behind the other: helpers come late to some of them. */
const ROUNDS = 40;
const SIDE = 31;
const FEW = 0.15;

const pixelwise: Layer = { kind: 'conv', name: 'x', inputs: ['x'], stride: 1, pad: [0, 0, 0, 0] };
const colours: Layer = { kind: 'conv', name: 'x', inputs: ['x'], stride: 2, pad: [0, 1, 0, 1] };
const deep: Layer = { kind: 'depthwise', name: 'x', inputs: ['x'], stride: 2, pad: [1, 1, 1, 1] };

/** Layers, their weights' shapes and inputs, and the shares of the rectifier before that is open and of dy that is not 0. */
const CASES = [
  { layer: pixelwise, weights: [24, 96, 1, 1], channels: 96, open: 0.5, filled: 1 },
  { layer: pixelwise, weights: [128, 128, 1, 1], channels: 128, open: FEW, filled: 1 },
  { layer: pixelwise, weights: [128, 128, 1, 1], channels: 128, open: 0.5, filled: FEW },
  { layer: deep, weights: [96, 1, 5, 5], channels: 96, open: 0.5, filled: 1 },
  { layer: colours, weights: [32, 3, 3, 3], channels: 3, open: 1, filled: 1 },
];

/** The layers on the present backend, and what goes back through each. */
function grown() {
  return CASES.map(({ layer, weights, channels, open, filled }, at) => {
    const random = seeded(at);
    const some = (count: number, share: number) =>
      random.normals(count, 1).map((value) => (random.uniform() < share ? value : 0));
    const values = random.normals(
      weights.reduce((product, size) => product * size, 1),
      1,
    );
    const lone = new LoneLayer(layer, [[SIDE, SIDE, channels]], { weight: { shape: weights, values } });
    const size = [1, ...lone.shape] as [number, number, number, number];
    const dy = tf.tensor4d(
      some(
        size.reduce((product, n) => product * n, 1),
        filled,
      ),
      size,
    );
    const x = tf.tensor4d(some(SIDE * SIDE * channels, open).map(Math.abs), [1, SIDE, SIDE, channels]);
    return { lone, x, dy };
  });
}

const answer = (layers: ReturnType<typeof grown>) =>
  layers.flatMap(({ lone, x, dy }) =>
    tf.tidy(() => {
      const before = { ceiling: 6, slope: 0 };
      return lone.adjoint(dy, [x], dy, 'gradient', { before }).map((dx) => dx.dataSync().slice());
    }),
  );

function letGo(layers: ReturnType<typeof grown>): void {
  for (const { lone, x, dy } of layers) {
    lone.dispose();
    tf.dispose([x, dy]);
  }
}

it('tiles of adjoints that threads share give what one thread gives, time and again', async () => {
  const wasmUrl = `${location.origin}/tfjs-wasm/`;
  await startBackend({ backend: 'cpu', wasmUrl });
  const slow = grown();
  const want = answer(slow);
  letGo(slow);
  await startBackend({ backend: 'wasm', wasmUrl }, 2);
  expect(getThreadsCount()).toBe(2);
  const tensors = tf.memory().numTensors;
  const layers = grown();
  const once = answer(layers);
  for (const [at, got] of once.entries()) expectClose(got, want[at] ?? [], 1e-5);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, again] of answer(layers).entries())
      expect(again.every((value, i) => value === once[at]?.[i])).toBe(true);
  }
  letGo(layers);
  expect(tf.memory().numTensors).toBe(tensors);
});
