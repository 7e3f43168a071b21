import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { HARD_SWISH } from '../../../src/network/layers/hard_swish.ts';
import { onBoth, use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

const TOLERANCE = 1e-6;

afterEach(() => expect(tf.memory().numTensors).toBe(0));

/** Whole vectors of four and of sixteen, and what is left behind them. */
const CHANNELS = [1, 3, 4, 7, 16, 19, 20, 34] as const;

const picture = (batch: number, height: number, width: number, channels: number, seed = 1) => {
  const numbers = seeded(seed).normals(batch * height * width * channels, 3);
  return () => tf.tensor4d(numbers, [batch, height, width, channels]);
};

describe.each(CHANNELS)('of %d channels', (channels) => {
  const map = picture(2, 5, 7, channels);

  it('two maps are added', async () => {
    const other = picture(2, 5, 7, channels, 2);
    const [want, got] = await onBoth(() => tf.add(map(), other()));
    expect(Array.from(got)).toEqual(Array.from(want));
  });

  it('each picture is multiplied with its gates', async () => {
    const gates = picture(2, 1, 1, channels, 2);
    const [want, got] = await onBoth(() => tf.mul(map(), gates()));
    expect(Array.from(got)).toEqual(Array.from(want));
  });

  it.each([
    [5, 7],
    [1, 1],
    [61, 43],
  ])('the mean over %d x %d', async (height, width) => {
    const large = picture(2, height, width, channels);
    for (const keepDims of [true, false]) {
      const [want, got] = await onBoth(() => tf.mean(large(), [1, 2], keepDims));
      expectClose(got, want, TOLERANCE);
    }
  });

  it.each([
    [5, 7],
    [1, 1],
    [1, 6],
    [8, 2],
  ])('%d x %d pixels are made twice as high and as wide', async (height, width) => {
    const small = picture(2, height, width, channels);
    const [want, got] = await onBoth(() =>
      tf.image.resizeBilinear(small(), [2 * height, 2 * width], false, true),
    );
    expectClose(got, want, TOLERANCE);
  });
});

/** From where exp(-x) is more than a float holds to where 1 + exp(-x) is 1, both zeros, and a number behind the last whole vector. */
const ALONG = [
  -1e30, -200, -90, -88, -87, -30, -10, -1, -1e-3, -1e-20, -0, 0, 1e-20, 1e-3, 0.5, 1, 10, 30, 90, 1e30, 2,
];

it('the sigmoid is within 2 units in the last place of 1', async () => {
  await use('wasm');
  const random = Array.from(seeded(4).normals(1001, 8));
  const numbers = [...ALONG, ...random];
  const got = tf.tidy(() => tf.sigmoid(tf.tensor1d(numbers)).dataSync());
  for (const [at, x] of Float32Array.from(numbers).entries())
    expect(Math.abs((got[at] as number) - 1 / (1 + Math.exp(-x)))).toBeLessThan(2 ** -23);
});

it('the sigmoid of what is no number is none', async () => {
  await use('wasm');
  const got = tf.tidy(() => tf.sigmoid(tf.tensor1d([NaN, 0, Infinity, -Infinity, NaN])).dataSync());
  expect(Array.from(got)).toEqual([NaN, 0.5, 1, expect.closeTo(0, 30), NaN]);
});

it('hard swish is one kernel, and bit for bit as of four', async () => {
  await use('wasm');
  expect(tf.getKernel(HARD_SWISH, 'wasm')).toBeDefined();
  const numbers = Float32Array.from([...ALONG, -3, 3, -2.999, 2.999, ...seeded(5).normals(1000, 2)]);
  const layer = { kind: 'hardSwish', name: 'swish', inputs: ['x'] } as const;
  const lone = new LoneLayer(layer, [[1, numbers.length, 1]], {});
  const [want, got] = await onBoth(() => lone.forward([tf.tensor4d(numbers, [1, 1, numbers.length, 1])]));
  expect(Array.from(got)).toEqual(Array.from(want));
});

describe('tfjs has what ours are not for', () => {
  const [map, row, other] = [picture(2, 4, 6, 5), picture(1, 1, 6, 5, 2), picture(1, 4, 6, 5, 3)];
  const whole = () => tf.cast(map(), 'int32');

  it.each([
    ['a row added to a map', () => tf.add(map(), row())],
    ['whole numbers added', () => tf.add(whole(), whole())],
    ['one number added', () => tf.add(map(), 2)],
    ['a map times a map', () => tf.mul(map(), map())],
    ['a map times a row', () => tf.mul(map(), row())],
    ['gates before their map', () => tf.mul(picture(2, 1, 1, 5)(), map())],
    ['one picture for two', () => tf.mul(map(), other())],
    ['the mean over all', () => tf.mean(map())],
    ['the mean over channels', () => tf.mean(map(), 3)],
    ['the mean over columns', () => tf.mean(map(), [2])],
    ['the mean over rows and columns, counted from behind', () => tf.mean(map(), [-3, -2])],
    ['the mean of whole numbers', () => tf.mean(whole(), [1, 2])],
    ['three times as high', () => tf.image.resizeBilinear(map(), [12, 12], false, true)],
    ['twice as large, corner to corner', () => tf.image.resizeBilinear(map(), [8, 12], true)],
    ['twice as large, by the edges', () => tf.image.resizeBilinear(map(), [8, 12])],
    ['half as large', () => tf.image.resizeBilinear(map(), [2, 3], false, true)],
    ['whole numbers, twice as large', () => tf.image.resizeBilinear(whole(), [8, 12], false, true)],
  ] as const)('%s', async (_title, make) => {
    const [want, got] = await onBoth(make);
    expectClose(got, want, TOLERANCE);
  });
});
