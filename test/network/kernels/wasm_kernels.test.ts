import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Layer, Padding } from '../../../src/network/description.ts';
import { SPREAD } from '../../../src/network/layers/global_avg_pool.ts';
import { MAX_POOL_ADJOINT } from '../../../src/network/layers/max_pool.ts';
import { RECTIFIER_ADJOINT } from '../../../src/network/layers/rectifier.ts';
import { INTERLEAVE } from '../../../src/network/layers/transposed.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

beforeAll(() => use('wasm'));
afterEach(() => expect(tf.memory().numTensors).toBe(0));

/** 1 to 9 reaches whole vectors of four, their rests of 1, 2 and 3, and no whole vector at all. */
const CHANNELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

it.each([RECTIFIER_ADJOINT, MAX_POOL_ADJOINT, INTERLEAVE, SPREAD])('%s is registered for wasm', (name) => {
  expect(tf.getKernel(name, 'wasm')?.backendName).toBe('wasm');
});

describe('interleave puts every phase at its place', () => {
  const cases = [2, 3, 4].flatMap((stride) => CHANNELS.map((channels) => ({ stride, channels })));

  it.each(cases)('at stride $stride with $channels channels', ({ stride, channels }) => {
    const [batch, rows, columns] = [2, 3, 4];
    const skip = [stride - 1, 1] as const;
    const size = [rows * stride - skip[0] - 1, columns * stride - skip[1]] as const;
    // Every number says where it is: unlike numbers show any mix-up.
    const values = Float32Array.from(
      { length: batch * rows * columns * stride * stride * channels },
      (_, i) => i,
    );
    const got = tf.tidy(() => {
      const phases = tf.tensor4d(values, [batch, rows, columns, stride * stride * channels]);
      const result: tf.Tensor = tf
        .engine()
        .runKernel(INTERLEAVE, { phases }, { stride, skip: [...skip], size: [...size] });
      return { shape: result.shape, values: Array.from(result.dataSync()) };
    });
    const want: number[] = [];
    for (let b = 0; b < batch; b++)
      for (let y = skip[0]; y < skip[0] + size[0]; y++)
        for (let x = skip[1]; x < skip[1] + size[1]; x++)
          for (let c = 0; c < channels; c++) {
            const pixel = (b * rows + Math.floor(y / stride)) * columns + Math.floor(x / stride);
            const phase = (y % stride) * stride + (x % stride);
            want.push((pixel * stride * stride + phase) * channels + c);
          }
    expect(got).toEqual({ shape: [batch, ...size, channels], values: want });
  });
});

it.each(CHANNELS)('spread copies %d channels of each picture over its positions', (channels) => {
  const pixel = Float32Array.from({ length: 2 * channels }, (_, i) => i + 1);
  const got = tf.tidy(() => {
    const inputs = { pixel: tf.tensor4d(pixel, [2, 1, 1, channels]) };
    const result: tf.Tensor = tf.engine().runKernel(SPREAD, inputs, { size: [3, 2] });
    return Array.from(result.dataSync());
  });
  const picture = (b: number) => Array.from(pixel.subarray(b * channels, (b + 1) * channels));
  expect(got).toEqual([0, 1].flatMap((b) => Array.from({ length: 6 }, () => picture(b)).flat()));
});

const pooling = (window: [number, number], stride: number, pad: Padding): Layer => ({
  ...{ kind: 'maxPool', name: 'pool', inputs: ['x'] },
  ...{ window, stride, pad },
});

/** The gradient at x, for dy of the output's shape. */
function maxPoolGradient(
  layer: Layer,
  x: Float32Array,
  shape: [number, number, number],
  dyOf: (i: number) => number,
) {
  const lone = new LoneLayer(layer, [shape], {});
  return tf.tidy(() => {
    const input = tf.tensor4d(x, [1, ...shape]);
    const output = lone.forward([input]);
    const dy = tf.tensor4d(
      Float32Array.from({ length: output.size }, (_, i) => dyOf(i)),
      output.shape,
    );
    return lone.adjoint(dy, [input], output)[0]?.dataSync() ?? new Float32Array();
  });
}

describe.each(NODE_BACKENDS)('max pooling on %s', (backend) => {
  beforeAll(() => use(backend));

  it.each([1, 3, 4, 5])('gives the gradient of equals to the first of them, with %d channels', (channels) => {
    const flat = new Float32Array(4 * 4 * channels).fill(-2);
    const gradient = maxPoolGradient(pooling([2, 2], 2, [0, 0, 0, 0]), flat, [4, 4, channels], () => 1);
    const first = (pixel: number) => (Math.floor(pixel / 4) % 2 === 0 && pixel % 2 === 0 ? 1 : 0);
    expect(Array.from(gradient)).toEqual(
      Array.from({ length: 16 }, (_, pixel) => Array<number>(channels).fill(first(pixel))).flat(),
    );
  });

  it('adds up the gradients of all windows that one position won', () => {
    const peak = Float32Array.of(0, 0, 0, 0, 9, 0, 0, 0, 0);
    const gradient = maxPoolGradient(pooling([2, 2], 1, [0, 0, 0, 0]), peak, [3, 3, 1], (i) => i + 1);
    expect(Array.from(gradient)).toEqual([0, 0, 0, 0, 1 + 2 + 3 + 4, 0, 0, 0, 0]);
  });

  it('never lets padding win, however negative the values', () => {
    const gradient = maxPoolGradient(
      pooling([3, 3], 2, [1, 1, 1, 1]),
      Float32Array.of(-5, -6, -7, -8),
      [2, 2, 1],
      () => 1,
    );
    expect(Array.from(gradient)).toEqual([1, 0, 0, 0]);
  });
});

describe('the adjoint of max pooling on wasm is the one of the cpu backend', () => {
  const cases = [1, 2, 3, 4].flatMap((stride) => CHANNELS.map((channels) => ({ stride, channels })));

  it.each(cases)('at stride $stride with $channels channels', async ({ stride, channels }) => {
    const random = seeded(stride * 10 + channels);
    const x = random.normals(9 * 7 * channels);
    const weights = random.normals(9 * 7 * channels);
    const layer = pooling([3, 3], stride, [1, 0, 0, 1]);
    const run = () => maxPoolGradient(layer, x, [9, 7, channels], (i) => weights[i] as number);
    await use('cpu');
    const want = run().slice();
    await use('wasm');
    // Sums of at most nine float32 numbers in the same order.
    expectClose(run(), want, 1e-6);
  });
});
