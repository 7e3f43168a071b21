import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { SmoothedPeople } from '../../../src/engine/live_style/mask_smoothing.ts';
import type { InputDescription } from '../../../src/network/description.ts';
import { use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';

const INPUT = {} as InputDescription;
const WIDTH = 400;
let image: tf.Tensor4D;
let now = 0;
let people: SmoothedPeople;
/** What the finder says of the next frame. */
let shares: number[];
beforeAll(async () => {
  await use('cpu');
  image = tf.zeros([1, 1, WIDTH, 3]);
});
beforeEach(() => {
  now = 0;
  people = new SmoothedPeople(
    { maskOf: async () => tf.tensor4d(shares, [1, 1, shares.length, 1]) },
    () => now,
  );
});

async function see(next: number[], afterMs = 40): Promise<number[]> {
  shares = next;
  now += afterMs;
  const mask = await people.maskOf(image, INPUT);
  const values = Array.from(await mask.data());
  mask.dispose();
  return values;
}

it('takes a sure pixel at once, four fifths of an undecided one from before, and others in between', async () => {
  expect(await see([0, 1, 0.5, 1])).toEqual([0, 1, 0.5, 1]);
  const [left, came, undecided, unlikely] = await see([1, 0, 0.5, 0.1]);
  expect([left, came, undecided]).toEqual([1, 0, 0.5]);
  // 0.1 + (1 - 0.1) * 0.8 * 4 * 0.1 * 0.9
  expect(unlikely).toBeCloseTo(0.3592, 6);
  // 0.5 + (0.3592 - 0.5) * 0.8
  expect((await see([1, 1, 0.5, 0.5]))[3]).toBeCloseTo(0.38736, 6);
});

it('calms an outline that trembles, and not who moves', async () => {
  const random = seeded(5);
  const trembling = () =>
    Array.from({ length: WIDTH }, () =>
      Math.min(1, Math.max(0, 0.5 + (random.normals(1, 0.15)[0] as number))),
    );
  const changes = (a: number[], b: number[]) =>
    a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;
  let [raw, steady] = [0, 0];
  let before = { raw: trembling(), steady: [] as number[] };
  before.steady = await see(before.raw);
  for (let frame = 0; frame < 20; frame++) {
    const next = trembling();
    const mask = await see(next);
    raw += changes(next, before.raw);
    steady += changes(mask, before.steady);
    before = { raw: next, steady: mask };
  }
  expect(steady).toBeLessThan(0.5 * raw);
  const gone = Array.from({ length: WIDTH }, () => 0);
  expect(await see(gone)).toEqual(gone);
});

it('begins anew after a pause, and at another size', async () => {
  await see([1, 1]);
  expect(await see([0.5, 0.5], 1000)).toEqual([0.5, 0.5]);
  expect(await see([0.5, 0.5, 0.25])).toEqual([0.5, 0.5, 0.25]);
});

it('keeps one mask on the backend, and none once it has forgotten', async () => {
  const idle = tf.memory().numTensors;
  for (let frame = 0; frame < 3; frame++) await see([0.2, 0.8]);
  expect(tf.memory().numTensors).toBe(idle + 1);
  people.forget();
  expect(tf.memory().numTensors).toBe(idle);
});
