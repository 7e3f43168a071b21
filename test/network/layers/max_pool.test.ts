import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { type MaxPool, maxPool } from '../../../src/network/layers/max_pool.ts';
import { uniform } from '../../support/formula_weights.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const CHANNELS = 5;

it.each([
  [1, 1, 8],
  [1, 2, 7],
  [1, 2, 8],
  [1, 3, 11],
  [2, 2, 8],
  [2, 3, 8],
  [2, 3, 10],
])(
  'windows of %i, %i apart, over %i pixels, take the largest and send back to it on WebAssembly',
  (window, stride, side) => {
    const layer: MaxPool = {
      ...{ kind: 'maxPool', name: 'pool', inputs: ['x'] },
      ...{ window: [window, window], stride, pad: [0, 0, 0, 0] },
    };
    const values = Float32Array.from(uniform('max pool', side * side * CHANNELS), (value) => value - 0.5);
    const wanted: number[] = [];
    const sent = new Float32Array(values.length);
    for (let y = 0; y + window <= side; y += stride)
      for (let x = 0; x + window <= side; x += stride)
        for (let channel = 0; channel < CHANNELS; channel++) {
          const places = Array.from(
            { length: window * window },
            (_, tap) => ((y + Math.floor(tap / window)) * side + x + (tap % window)) * CHANNELS + channel,
          );
          const most = Math.max(...places.map((place) => values[place] as number));
          const winner = places.find((place) => values[place] === most) as number;
          wanted.push(most);
          sent[winner] = wanted.length;
        }
    const [found, gradient] = tf.tidy(() => {
      const input = tf.tensor4d(values, [1, side, side, CHANNELS]);
      // What lies in memory where an output is not written.
      tf.fill([1, side, side, CHANNELS], 7).dispose();
      const output = maxPool.forward(layer, [input], undefined as never, 'linear');
      const dy = tf.tensor4d(
        wanted.map((_, at) => at + 1),
        output.shape,
      );
      const moment = { inputs: [input], inputShapes: [[side, side, CHANNELS]], output } as const;
      const [dx] = maxPool.adjoint(layer, dy, moment as never, undefined as never);
      return [output.dataSync<'float32'>(), (dx as tf.Tensor).dataSync<'float32'>()];
    });
    expect([...found]).toEqual(wanted);
    expect([...gradient]).toEqual([...sent]);
  },
);
