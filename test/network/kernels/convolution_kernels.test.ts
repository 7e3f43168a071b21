import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { FusedActivation } from '../../../src/network/layers/kind.ts';
import { onBoth } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';

const ACTIVATIONS: readonly FusedActivation[] = ['linear', 'relu', 'relu6'];
const TOLERANCE = 1e-5;

afterEach(() => expect(tf.memory().numTensors).toBe(0));

/** Batch, height, width, inputs, outputs: below, at and above 6 rows, rounds of 4 inputs, panels of 8 outputs; one and many tiles. */
const POINTWISE = [
  [1, 1, 1, 5, 3],
  [1, 1, 5, 4, 8],
  [1, 2, 3, 1, 1],
  [2, 3, 5, 3, 7],
  [1, 7, 7, 17, 13],
  [3, 4, 4, 24, 4],
  [1, 7, 7, 192, 321],
  [1, 41, 37, 66, 34],
  [1, 128, 131, 9, 20],
  [1, 3, 3, 4097, 2],
] as const;

describe.each(POINTWISE)('a convolution of one pixel over %d x %d x %d x %d to %d', (...sizes) => {
  const [batch, height, width, inputs, outputs] = sizes;
  const random = seeded(inputs);
  const numbers = random.normals(batch * height * width * inputs, 1);
  const weights = random.normals(inputs * outputs, 1);
  const bias = random.normals(outputs, 1);
  const given = () => ({
    x: tf.tensor4d(numbers, [batch, height, width, inputs]),
    filter: tf.tensor4d(weights, [1, 1, inputs, outputs]),
  });

  it.each(ACTIVATIONS)('with bias, %s', async (activation) => {
    const [want, got] = await onBoth(() =>
      tf.fused.conv2d({ ...given(), bias: tf.tensor1d(bias), strides: 1, pad: 'valid', activation }),
    );
    expectClose(got, want, TOLERANCE);
  });

  it.each([
    [1, 'valid'],
    [2, 'valid'],
    [1, 1],
  ] as const)('without bias, stride %d, padding %s', async (stride, pad) => {
    const [want, got] = await onBoth(() => tf.conv2d(given().x, given().filter, stride, pad));
    expectClose(got, want, TOLERANCE);
  });
});

/** Channels; kernel; stride; dilation; padding at top, bottom, left, right. */
const DEPTHWISE = [
  [1, [3, 3], 1, 1, [1, 1, 1, 1]],
  [5, [3, 3], 2, 1, [0, 1, 0, 1]],
  [8, [5, 5], 1, 1, [2, 2, 2, 2]],
  [7, [5, 5], 2, 1, [1, 2, 1, 2]],
  [4, [3, 3], 1, 2, [2, 2, 2, 2]],
  [6, [1, 4], 3, 1, [0, 0, 2, 3]],
  [3, [4, 2], 1, 3, [5, 6, 1, 3]],
  [9, [2, 2], 2, 1, [0, 0, 0, 0]],
  [4, [7, 7], 1, 1, [9, 8, 8, 9]],
] as const;

describe.each(DEPTHWISE)(
  'a depthwise convolution of %d channels, kernel %j, stride %d, dilation %d, padding %j',
  (channels, [down, across], stride, dilation, [top, bottom, left, right]) => {
    const pad = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ] as unknown as number;

    it.each([
      [1, 11, 13],
      [2, 10, 6],
      [1, 64, 70],
    ] as const)('over %d x %d x %d', async (batch, height, width) => {
      const random = seeded(width);
      const numbers = random.normals(batch * height * width * channels, 1);
      const weights = random.normals(down * across * channels, 1);
      const bias = random.normals(channels, 1);
      const x = () => tf.tensor4d(numbers, [batch, height, width, channels]);
      const filter = () => tf.tensor4d(weights, [down, across, channels, 1]);
      for (const activation of ACTIVATIONS) {
        const [want, got] = await onBoth(() =>
          tf.fused.depthwiseConv2d({
            ...{ x: x(), filter: filter(), bias: tf.tensor1d(bias), activation },
            ...{ strides: stride, pad, dilations: dilation },
          }),
        );
        expectClose(got, want, TOLERANCE);
      }
      const [want, got] = await onBoth(() =>
        tf.depthwiseConv2d(x(), filter(), stride, pad, 'NHWC', dilation),
      );
      expectClose(got, want, TOLERANCE);
    });
  },
);

/** Outputs; kernel; stride; padding at top, bottom, left, right. */
const OF_COLOURS = [
  [16, [3, 3], 2, [0, 1, 0, 1]],
  [8, [3, 3], 1, [1, 1, 1, 1]],
  [13, [7, 7], 2, [3, 3, 3, 3]],
  [3, [1, 4], 3, [0, 0, 2, 3]],
  [5, [11, 11], 4, [2, 2, 2, 2]],
  [9, [2, 2], 1, [4, 3, 3, 4]],
  [2, [24, 26], 1, [12, 12, 13, 13]],
] as const;

describe.each(OF_COLOURS)(
  'a convolution of three colours to %d, kernel %j, stride %d, padding %j',
  (outputs, [down, across], stride, [top, bottom, left, right]) => {
    const pad: tf.backend_util.ExplicitPadding = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];

    it.each([
      [1, 17, 29],
      [2, 12, 21],
      [1, 70, 73],
    ] as const)('over %d x %d x %d', async (batch, height, width) => {
      const random = seeded(width);
      const numbers = random.normals(batch * height * width * 3, 1);
      const weights = random.normals(down * across * 3 * outputs, 1);
      const bias = random.normals(outputs, 1);
      const x = () => tf.tensor4d(numbers, [batch, height, width, 3]);
      const filter = () => tf.tensor4d(weights, [down, across, 3, outputs]);
      for (const activation of ACTIVATIONS) {
        const [want, got] = await onBoth(() =>
          tf.fused.conv2d({
            ...{ x: x(), filter: filter(), bias: tf.tensor1d(bias), activation },
            ...{ strides: stride, pad },
          }),
        );
        expectClose(got, want, TOLERANCE);
      }
      const [want, got] = await onBoth(() => tf.conv2d(x(), filter(), stride, pad));
      expectClose(got, want, TOLERANCE);
    });
  },
);

it('a convolution of three colours whose window has gaps is right, too', async () => {
  const numbers = seeded(6).normals(15 * 14 * 3, 1);
  const weights = seeded(7).normals(9 * 3 * 8, 1);
  const [want, got] = await onBoth(() =>
    tf.conv2d(tf.tensor4d(numbers, [1, 15, 14, 3]), tf.tensor4d(weights, [3, 3, 3, 8]), 1, 'same', 'NHWC', 2),
  );
  expectClose(got, want, TOLERANCE);
});

it('takes null for a dilation of 1, as the layers of TensorFlow.js give it', async () => {
  const random = seeded(5);
  const numbers = random.normals(9 * 7 * 6, 1);
  const weights = random.normals(9 * 6, 1);
  const [want, got] = await onBoth(() =>
    tf.depthwiseConv2d(
      tf.tensor4d(numbers, [1, 9, 7, 6]),
      tf.tensor4d(weights, [3, 3, 6, 1]),
      1,
      'same',
      'NHWC',
      null as unknown as number,
    ),
  );
  expectClose(got, want, TOLERANCE);
});
