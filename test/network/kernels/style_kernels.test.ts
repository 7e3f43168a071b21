import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/network/description.ts';
import { use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

beforeAll(() => use('wasm'));
afterEach(() => expect(tf.memory().numTensors).toBe(0));

const LAYER: Layer = { kind: 'instanceNorm', name: 'norm', inputs: ['x'], epsilon: 1e-16 };

/** Whole vectors of four, and rests of each length. */
describe.each([1, 2, 3, 4, 6, 9])('instance norm of %d channels with next to no epsilon', (channels) => {
  const shift = Float32Array.from({ length: channels }, (_, channel) => channel - 1.5);

  /** Scaled by 2. @param more of each pixel than its channel's colour */
  function normalised(height: number, width: number, more: (pixel: number) => number): ArrayLike<number> {
    const size = [height, width, channels] as const;
    const norm = new LoneLayer(LAYER, [size], {
      weight: { shape: [channels], values: new Float32Array(channels).fill(2) },
      bias: { shape: [channels], values: shift },
    });
    const numbers = Float32Array.from(
      { length: height * width * channels },
      (_, i) => 1100 + 17 * (i % channels) + more(Math.floor(i / channels)),
    );
    const values = tf.tidy(() => norm.forward([tf.tensor4d(numbers, [1, ...size])]).dataSync());
    norm.dispose();
    return values;
  }

  it('is the shift where all is one colour', () => {
    const pixels = Array.from({ length: 5 * 7 }, () => [...shift]);
    expect(Array.from(normalised(5, 7, () => 0))).toEqual(pixels.flat());
  });

  // The second step is from one float to the next: their mean is none.
  it.each([2 ** -8, 2 ** -13])('is exact where half of the pixels are %d above the others', (step) => {
    const pixels = Array.from({ length: 6 * 6 }, (_, pixel) =>
      [...shift].map((value) => value + (pixel % 2 === 0 ? -2 : 2)),
    );
    const got = normalised(6, 6, (pixel) => (pixel % 2 === 0 ? 0 : step));
    expectClose(got, pixels.flat(), 1e-5);
  });
});
