import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { colourShare, finestShare, luminancePercentiles } from '../../../tools/prove/picture_statistics.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const [HEIGHT, WIDTH] = [32, 48];

function measured(measure: (pixels: tf.Tensor4D) => number, colour: (y: number, x: number) => number[]) {
  const values = Array.from({ length: HEIGHT * WIDTH }, (_, i) => colour(Math.floor(i / WIDTH), i % WIDTH));
  const pixels = tf.tensor4d(values.flat(), [1, HEIGHT, WIDTH, 3]);
  const result = measure(pixels);
  pixels.dispose();
  return result;
}

const grey = (value: number) => [value, value, value];
const wave = (position: number, period: number) => Math.cos((2 * Math.PI * position) / period);

describe('the share of the finest octave', () => {
  it.each([
    // A wave has half its amplitude's square as energy: 1 of 1 + 4.
    [
      'a fine wave down and one twice as strong across',
      0.2,
      (y: number, x: number) => 0.5 + wave(y, 2.6666667) + 2 * wave(x, 8),
    ],
    ['a coarse wave', 0, (y: number) => 3 * wave(y, 16)],
    [
      'two waves of less than 1/4 cycle a pixel that together have more',
      1,
      (y: number, x: number) => wave(y, 32 / 7) * wave(x, 48 / 10),
    ],
  ])('of %s is %f', (_name, share, value) => {
    expect(measured(finestShare, (y, x) => grey(value(y, x)))).toBeCloseTo(share, 3);
  });
});

describe('the share of colour', () => {
  it.each([
    ['a grey picture', 0, (x: number) => grey(wave(x, 8))],
    // Mean light 0: all of it is colour.
    ['red against green', 1, (x: number) => [wave(x, 8), -wave(x, 8), 0]],
    // Of (1, 0, 0) a third lies along grey.
    ['red alone', 2 / 3, (x: number) => [wave(x, 8), 0, 0]],
  ])('of %s is %f', (_name, share, colour) => {
    expect(measured(colourShare, (_y, x) => colour(x))).toBeCloseTo(share, 4);
  });
});

it('percentiles are of luminance', () => {
  // 48 columns from 0 to 47: the median is between 23 and 24.
  const ramp = (percent: number) =>
    measured(
      (pixels) => luminancePercentiles(pixels, [percent])[0] as number,
      (_y, x) => grey(x),
    );
  expect([0, 50, 100].map((percent) => Math.round(ramp(percent)))).toEqual([0, 24, 47]);
  expect(
    measured(
      (pixels) => luminancePercentiles(pixels, [50])[0] as number,
      () => [0, 1, 0],
    ),
  ).toBeCloseTo(0.7152, 4);
});
