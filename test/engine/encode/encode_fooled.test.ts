import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { Fooling } from '../../../src/contract/picture.ts';
import { encodePicture } from '../../../src/engine/encode/encode_picture.ts';
import { Network } from '../../../src/network/network.ts';
import { describeNetwork } from '../../support/toys/tiny_network.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const verdict = { leading: 'class 0', probability: 1, wanted: 0, fooled: false };
const FOOLING: Fooling = {
  ...{ wanted: 'class 0', before: verdict, after: verdict, bound: 'L∞ ≤ 2/255', largest: 2, length: 3 },
  suffices: false,
  trials: [],
};

it('the change is shown around grey, so many times as large as its legend says', async () => {
  const network = new Network(
    describeNetwork([{ kind: 'relu', name: 'out', inputs: ['image'] }], [1, 2]),
    new Map(),
  );
  const before = tf.memory().numTensors;
  const { picture, raw } = await encodePicture(network, {
    ...{ kind: 'fooled', title: 'Fooled', fooling: FOOLING },
    values: tf.tensor3d([12, 20, 29, 40, 50, 60], [1, 2, 3]),
    original: tf.tensor3d([10, 20, 30, 40, 48, 60], [1, 2, 3]),
  });
  expect(tf.memory().numTensors).toBe(before);
  if (picture.kind !== 'fooled') throw new Error('not fooled');
  expect([...raw.values]).toEqual([2, 0, -1, 0, 2, 0]);
  expect(raw.shape).toEqual([1, 2, 3]);
  // 100 / 2 = 50, of which 32 is the power of two below.
  expect(picture.factor).toBe(32);
  expect([...picture.change.rgba]).toEqual([192, 128, 96, 255, 128, 192, 128, 255]);
  expect([...picture.image.rgba]).toEqual([12, 20, 29, 255, 40, 50, 60, 255]);
  expect([...picture.original.rgba]).toEqual([10, 20, 30, 255, 40, 48, 60, 255]);
  expect(picture.legend).toMatchObject({ range: [-4, 4], note: 'shown × 32, L∞ ≤ 2/255' });
  network.dispose();
});
