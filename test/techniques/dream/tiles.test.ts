import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { lossByTiles, tileSide } from '../../../src/techniques/dream/tiles.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

/** Half the sum of squares: its gradient is the picture itself, wherever a tile begins. */
const halfSquares = (seen: number[][]) => (tile: tf.Tensor4D) => {
  seen.push(tile.shape.slice(1, 3));
  const sum = tf.mul(tf.sum(tf.square(tile)), 0.5) as tf.Scalar;
  return { terms: { squares: sum }, rising: { light: tf.sum(tile) as tf.Scalar }, gradient: tf.clone(tile) };
};

it.each([
  [512, 512, 512],
  [513, 512, 257],
  [1024, 512, 512],
  [1000, 512, 500],
  [7, 3, 3],
  [1, 3, 1],
])('covers %i pixels by tiles of at most %i: each has %i', (pixels, most, side) => {
  expect(tileSide(pixels, most)).toBe(side);
});

describe.each([
  [[5, 7], [3, 4], 4],
  [[6, 6], [3, 3], 4],
  [[4, 7], [4, 3], 3],
  [[5, 5], [5, 5], 1],
] as const)('a picture of %j by tiles of %j', ([height, width], tile, tiles) => {
  it('has the gradient of each of its pixels at its place, and the mean of the losses', () => {
    const values = Float32Array.from({ length: height * width * 3 }, (_, i) => i);
    const pixels = tf.tensor4d(values, [1, height, width, 3]);
    const seen: number[][] = [];
    const before = tf.memory().numTensors;
    const [gradient, light] = tf.tidy(() => {
      const loss = lossByTiles(pixels, tile, halfSquares(seen));
      return [loss.gradient, loss.rising?.light as tf.Scalar];
    });
    expect(Array.from(gradient.dataSync())).toEqual(Array.from(values));
    expect(seen).toEqual(new Array(tiles).fill([...tile]));
    expect(light.dataSync()[0]).toBeGreaterThan(0);
    tf.dispose([gradient, light]);
    expect(tf.memory().numTensors).toBe(before);
    pixels.dispose();
  });
});

it('averages the losses of tiles', () => {
  // Tiles of six values: all 1, and all 3; half the sums of squares are 3 and 27.
  const pixels = tf.tensor4d([1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3], [1, 1, 4, 3]);
  const loss = tf.tidy(() => lossByTiles(pixels, [1, 2], halfSquares([])).terms.squares as tf.Scalar);
  expect(loss.dataSync()[0]).toBe((3 + 27) / 2);
  tf.dispose([pixels, loss]);
});
