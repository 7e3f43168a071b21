import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InputDescription } from '../../src/network/description.ts';
import { SteadyFrame } from '../../src/worker/steady_frame.ts';
import { use } from '../support/backends.ts';
import { seeded } from '../support/seeded.ts';

const SIDE = 24;
const inputOf = (mean: number, std: number): InputDescription => ({
  ...{ height: SIDE, width: SIDE, order: 'rgb', crop: 1 },
  ...{ mean: [mean, mean, mean], std: [std, std, std] },
});
const BYTES = inputOf(0, 1);

let now = 0;
let frames: SteadyFrame;
beforeAll(() => use('cpu'));
beforeEach(() => {
  now = 0;
  frames = new SteadyFrame(() => now);
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
    // 110 - 10 * 0.8 / e, as the change of 10 is that of noise.
    const [first = 0, ...rest] = await see(flat(110), input);
    expect(first).toBeCloseTo(110 - 8 / Math.E, 3);
    expect(Math.max(...rest.map((value) => Math.abs(value - first)))).toBeLessThan(1e-3);
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
