import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/network/description.ts';
import { kindOf } from '../../../src/network/layers/index.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

const SHAPE = [1, 2, 2] as const;
const rowsFirst: Layer = { kind: 'flatten', name: 'flat', inputs: ['x'] };
const channelsFirst: Layer = { kind: 'flatten', name: 'flat', inputs: ['x'], channelsFirst: true };

/** Two pixels of two channels: 1 and 2, then 3 and 4. */
const map = () => tf.tensor4d([1, 2, 3, 4], [1, ...SHAPE]);
const gradient = () => tf.tensor4d([10, 20, 30, 40], [1, 1, 1, 4]);

describe.each(NODE_BACKENDS)('on %s a map is flattened', (backend) => {
  beforeAll(() => use(backend));

  it.each([
    ['by row, column and channel', rowsFirst, [1, 2, 3, 4], [10, 20, 30, 40]],
    ['by channel, row and column', channelsFirst, [1, 3, 2, 4], [10, 30, 20, 40]],
  ])('%s, and its gradient goes back to where it came from', (_order, layer, there, back) => {
    const lone = new LoneLayer(layer, [SHAPE], {});
    expect(lone.shape).toEqual([1, 1, 4]);
    tf.tidy(() => {
      const output = lone.forward([map()]);
      expect([...output.dataSync()]).toEqual(there);
      const [dx] = lone.adjoint(gradient(), [map()], output);
      expect(dx?.shape).toEqual([1, ...SHAPE]);
      expect([...(dx?.dataSync() ?? [])]).toEqual(back);
    });
    lone.dispose();
  });
});

it('a number of the vector is made of its own channel', () => {
  // The third of four: the second pixel's first channel, or the first pixel's second.
  const used = Uint8Array.of(0, 0, 1, 0);
  expect(kindOf(rowsFirst).mixes?.(rowsFirst, used, [SHAPE])).toEqual([Uint8Array.of(1, 0)]);
  expect(kindOf(channelsFirst).mixes?.(channelsFirst, used, [SHAPE])).toEqual([Uint8Array.of(0, 1)]);
});
