import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SmoothedFrame } from '../../../src/engine/live_style/temporal_smoothing.ts';
import type { InputDescription } from '../../../src/network/description.ts';
import { use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';

const SIDE = 24;
const inputOf = (mean: number, std: number): InputDescription => ({
  ...{ height: SIDE, width: SIDE, order: 'rgb', crop: 1 },
  ...{ mean: [mean, mean, mean], std: [std, std, std] },
});
const BYTES = inputOf(0, 1);

let now = 0;
let frames: SmoothedFrame;
beforeAll(() => use('cpu'));
beforeEach(() => {
  now = 0;
  frames = new SmoothedFrame(() => now);
});

/** Shows a frame of bytes, as a network of this input takes it, and tells what is painted, in bytes. */
async function see(bytes: readonly number[], input = BYTES, afterMs = 60): Promise<number[]> {
  const [mean, std] = [input.mean[0], input.std[0]];
  const side = Math.sqrt(bytes.length / 3);
  now += afterMs;
  const numbers = bytes.map((byte) => (byte - mean) / std);
  const frame = frames.follow(tf.tensor4d(numbers, [1, side, side, 3]), input);
  const seen = Array.from(await frame.data(), (number) => number * std + mean);
  frame.dispose();
  return seen;
}

const flat = (byte: number) => Array.from({ length: SIDE * SIDE * 3 }, () => byte);
const noisy = (picture: readonly number[], seed: number, deviation = 4) => {
  const noise = seeded(seed).normals(picture.length, deviation);
  return picture.map((byte, i) => byte + (noise[i] as number));
};
const change = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;

describe.each([
  ['bytes', BYTES],
  ['normalised numbers', inputOf(120, 58)],
])('a frame of %s', (_, input) => {
  it('leans on the one before by how little it changed', async () => {
    await see(flat(100), input);
    const seen = await see(flat(110), input);
    const at = (y: number, x: number) => seen.slice(3 * (y * SIDE + x), 3 * (y * SIDE + x) + 3);
    // 110 - 10 * 0.8 / (1 + share²), where that share of the 3 x 3 pixels around has changed by 10, which is that of noise.
    for (const [share, colours] of [
      [1, at(1, 1)],
      [1, at(SIDE / 2, SIDE - 2)],
      [6 / 9, at(0, 5)],
      [4 / 9, at(SIDE - 1, 0)],
    ] as const)
      for (const value of colours) expect(value).toBeCloseTo(110 - 8 / (1 + share ** 2), 3);
  });

  it('is calmer than a still camera with noise, and its brightness is right', async () => {
    const picture = Array.from({ length: SIDE * SIDE * 3 }, (_, i) => 60 + ((i * 31) % 130));
    let [before, seen] = [noisy(picture, 1), await see(noisy(picture, 1), input)];
    let [camera, painted] = [0, 0];
    for (let seed = 2; seed < 12; seed++) {
      const next = noisy(picture, seed);
      const steady = await see(next, input);
      camera += change(next, before);
      painted += change(steady, seen);
      [before, seen] = [next, steady];
    }
    expect(painted).toBeLessThan(0.4 * camera);
    expect(change(seen, picture)).toBeLessThan(0.5 * change(before, picture));
  });

  it('follows at once where something moves', async () => {
    const left = flat(40).map((byte, i) => ((i / 3) % SIDE < SIDE / 2 ? 200 : byte));
    const right = flat(40).map((byte, i) => ((i / 3) % SIDE < SIDE / 2 ? byte : 200));
    await see(left, input);
    expect(change(await see(right, input), right)).toBeLessThan(0.01);
  });
});

it.each([
  ['dog', 1],
  ['dog', 5],
  ['rocket', 1],
  ['rocket', 5],
])(
  'while %s passes by, %i pixels a frame, it is nearer to what is there than the camera',
  async (name, step) => {
    const side = 96;
    const photograph = await sharp(`models/pictures/${name}.jpg`)
      .resize(200, side, { fit: 'cover' })
      .removeAlpha()
      .raw()
      .toBuffer();
    let [camera, steady] = [0, 0];
    for (let t = 0; t < 12; t++) {
      const clean = Array.from({ length: side * side * 3 }, (_, i) => {
        const [row, column] = [Math.floor(i / 3 / side), Math.floor(i / 3) % side];
        return photograph[3 * (200 * row + column + step * t) + (i % 3)] as number;
      });
      const filmed = noisy(clean, t + 1);
      camera += change(filmed, clean);
      steady += change(await see(filmed), clean);
    }
    expect(steady).toBeLessThan(camera);
  },
);

it('begins anew after a pause, at another size, and for another network', async () => {
  await see(flat(100));
  expect((await see(flat(104), BYTES, 1000))[0]).toBeCloseTo(104, 4);
  expect((await see([101, 102, 103]))[0]).toBeCloseTo(101, 4);
  expect((await see([104, 105, 106], inputOf(120, 58)))[0]).toBeCloseTo(104, 3);
});

it('keeps one frame on the backend, and none once it has forgotten', async () => {
  const idle = tf.memory().numTensors;
  for (let frame = 0; frame < 3; frame++) await see(flat(frame));
  expect(tf.memory().numTensors).toBe(idle + 1);
  frames.forget();
  expect(tf.memory().numTensors).toBe(idle);
});
