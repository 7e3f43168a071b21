import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Layer, Padding } from '../../../src/network/description.ts';
import type { Kernels } from '../../../src/network/kernels/wasm_call.ts';
import { POINTWISE_ADJOINT, STEM_ADJOINT } from '../../../src/network/layers/conv.ts';
import { DEPTHWISE_ADJOINT } from '../../../src/network/layers/depthwise.ts';
import type { BackwardRule, Opening } from '../../../src/network/layers/rules.ts';
import { type NODE_BACKENDS, use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

beforeAll(() => use('wasm'));
afterEach(() => expect(tf.memory().numTensors).toBe(0));

type Random = ReturnType<typeof seeded>;

const TOLERANCE = 1e-5;
const KERNELS = new URL('../../../src/network/kernels/kernels.wasm', import.meta.url);
const RULES: readonly BackwardRule[] = ['gradient', 'guided', 'deconvnet'];
/** Of ReLU, ReLU6 and one that leaks; the last goes back after the kernel. */
const BEFORE: readonly Opening[] = [
  { ceiling: Infinity, slope: 0 },
  { ceiling: 6, slope: 0 },
  { ceiling: Infinity, slope: 0.25 },
];

it.each([POINTWISE_ADJOINT, DEPTHWISE_ADJOINT, STEM_ADJOINT])('%s is registered for wasm alone', (name) => {
  expect(tf.getKernel(name, 'wasm')?.backendName).toBe('wasm');
  expect(tf.getKernel(name, 'cpu')).toBeUndefined();
});

interface Given {
  readonly layer: Layer;
  readonly weights: readonly [shape: number[], values: Float32Array];
  /** [batch, height, width, channels] */
  readonly x: readonly [number, number, number, number];
  readonly numbers: Float32Array;
  /** Of the output's numbers. */
  dy(count: number): Float32Array;
}

/** The layer's adjoint, alone and behind each rectifier by each rule, on this backend. */
async function adjointsOn(
  backend: (typeof NODE_BACKENDS)[number],
  given: Given,
): Promise<ArrayLike<number>[]> {
  await use(backend);
  const [shape, values] = given.weights;
  const [, ...size] = given.x;
  const lone = new LoneLayer(given.layer, [size], { weight: { shape, values } });
  const answers = tf.tidy(() => {
    const x = tf.tensor4d(given.numbers, [...given.x]);
    const output = lone.forward([x]);
    const dy = tf.tensor4d(given.dy(output.size), output.shape);
    const ways = BEFORE.flatMap((before) => RULES.map((rule) => ({ rule, before })));
    return [{ rule: RULES[0] }, ...ways].map(({ rule, ...before }) => {
      const [dx] = lone.adjoint(dy, [x], output, rule, before);
      expect(dx?.shape).toEqual(given.x);
      return dx?.dataSync().slice() ?? [];
    });
  });
  lone.dispose();
  return answers;
}

async function expectAlike(given: Given): Promise<void> {
  const [want, got] = [await adjointsOn('cpu', given), await adjointsOn('wasm', given)];
  for (const [at, answer] of want.entries()) expectClose(got[at] ?? [], answer, TOLERANCE);
}

/** What a rectifier gave: zeros in all but a share of the places, some beyond a ceiling of 6. */
const rectified = (random: Random, count: number, open: number) =>
  random.normals(count, 4).map((value) => (random.uniform() < open ? Math.abs(value) : 0));

const sparse = (random: Random, count: number, share: number) =>
  random.normals(count, 1).map((value) => (random.uniform() < share ? value : 0));

/** Pixels, channels of dx and of dy: below, at and above what the kernels take at once; one and many tiles. */
const POINTWISE = [
  [[1, 1, 1], 5, 3],
  [[2, 3, 5], 33, 34],
  [[1, 7, 7], 40, 47],
  [[1, 7, 7], 164, 131],
  [[3, 5, 4], 72, 200],
  [[1, 23, 31], 66, 36],
  [[1, 23, 37], 20, 9],
  [[1, 2, 3], 3, 4097],
] as const;

/** Shares of dy that are not 0, and of places where the rectifier is open. */
const SHARES = [
  [1, 1],
  [1, 0.1],
  [0.1, 1],
  [0.05, 0.05],
  [0, 0.5],
  [1, 0],
] as const;

describe.each(POINTWISE)(
  'the adjoint of a convolution of one pixel over %j x %d from %d',
  (pixels, inputs, outputs) => {
    it.each(SHARES)('where dy is %d and the rectifier %d open', async (filled, open) => {
      const random = seeded(inputs + outputs);
      const [batch, height, width] = pixels;
      const count = batch * height * width;
      await expectAlike({
        layer: { kind: 'conv', name: 'conv', inputs: ['x'], stride: 1, pad: [0, 0, 0, 0] },
        weights: [[outputs, inputs, 1, 1], random.normals(outputs * inputs, 1)],
        x: [batch, height, width, inputs],
        numbers: rectified(random, count * inputs, open),
        dy: (length) => sparse(seeded(length), length, filled),
      });
    });
  },
);

/** Channels; kernel; stride; padding at top, bottom, left, right. */
const DEPTHWISE: readonly (readonly [number, readonly [number, number], number, Padding])[] = [
  [1, [3, 3], 1, [1, 1, 1, 1]],
  [24, [3, 3], 1, [1, 1, 1, 1]],
  [5, [3, 3], 2, [0, 1, 0, 1]],
  [8, [5, 5], 1, [2, 2, 2, 2]],
  [23, [5, 5], 2, [1, 2, 1, 2]],
  [6, [1, 4], 3, [0, 0, 2, 3]],
  [9, [2, 2], 2, [0, 0, 0, 0]],
  [4, [1, 1], 3, [0, 0, 0, 0]],
  [4, [7, 6], 1, [6, 5, 4, 5]],
  [16, [3, 3], 2, [1, 1, 1, 1]],
];

describe.each(DEPTHWISE)(
  'the adjoint of a depthwise convolution of %d channels, kernel %j, stride %d, padding %j',
  (channels, [down, across], stride, pad) => {
    it.each([
      [1, 11, 13],
      [2, 10, 7],
      [1, 40, 62],
    ] as const)('over %d x %d x %d', async (batch, height, width) => {
      const random = seeded(width);
      await expectAlike({
        layer: { kind: 'depthwise', name: 'deep', inputs: ['x'], stride, pad },
        weights: [[channels, 1, down, across], random.normals(channels * down * across, 1)],
        x: [batch, height, width, channels],
        numbers: rectified(random, batch * height * width * channels, 0.5),
        dy: (length) => seeded(length).normals(length, 1),
      });
    });
  },
);

/** Columns; stride: a picture narrower than its stride has no column of some remainders. */
it.each([
  [1, 2],
  [1, 3],
  [2, 3],
])('a depthwise adjoint over %d columns, stride %d, writes nothing behind dx', async (width, stride) => {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const { instance } = await WebAssembly.instantiate(await readFile(KERNELS), { env: { memory } });
  const kernels = instance.exports as Kernels;
  // The program's own data lies below.
  const [block, dy, weights, dx] = [0x10000, 0x10400, 0x10800, 0x10c00];
  const [height, channels] = [2, 5];
  const count = height * width * channels;
  new Float32Array(memory.buffer, dy, channels).set([1, 2, 3, 4, 5]);
  new Float32Array(memory.buffer, weights, channels).fill(10);
  const written = new Float32Array(memory.buffer, dx, count + stride * channels).fill(7);
  kernels.depthwiseAdjointInTiles(
    ...[block, dy, weights, 0, dx, 1, height, width, channels, 1, 1],
    ...[1, 1, stride, 0, 0, 0, -1, -1],
  );
  // The one window is the first pixel.
  const rest = Array<number>(count - channels).fill(0);
  expect([...written]).toEqual([10, 20, 30, 40, 50, ...rest, ...Array<number>(stride * channels).fill(7)]);
});

/** Outputs; kernel; padding. */
const STEMS: readonly (readonly [number, readonly [number, number], Padding])[] = [
  [32, [3, 3], [0, 1, 0, 1]],
  [5, [7, 7], [3, 3, 3, 3]],
  [3, [5, 2], [2, 2, 0, 1]],
  [4, [1, 1], [0, 0, 0, 0]],
  [2, [11, 11], [5, 6, 5, 6]],
];

describe.each(STEMS)(
  'the adjoint of a convolution of stride 2 over colours to %d, kernel %j, padding %j',
  (outputs, [down, across], pad) => {
    it.each([
      [1, 31, 37],
      [2, 10, 8],
      [1, 5, 6],
      [1, 64, 90],
    ] as const)('over %d x %d x %d', async (batch, height, width) => {
      const random = seeded(width);
      await expectAlike({
        layer: { kind: 'conv', name: 'stem', inputs: ['x'], stride: 2, pad },
        weights: [[outputs, 3, down, across], random.normals(outputs * 3 * down * across, 1)],
        x: [batch, height, width, 3],
        numbers: rectified(random, batch * height * width * 3, 0.5),
        dy: (length) => seeded(length).normals(length, 1),
      });
    });
  },
);
