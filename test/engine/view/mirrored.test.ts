/** A network that was trained on a mirrored camera is given each frame mirrored; what it shows lies right on the picture. */
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Picture } from '../../../src/contract/picture.ts';
import type { Target } from '../../../src/contract/target.ts';
import type { View } from '../../../src/contract/view.ts';
import { ViewSession } from '../../../src/engine/view/view_session.ts';
import { Network } from '../../../src/network/network.ts';
import { normalise } from '../../../src/network/preprocess.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { runOnce } from '../../../tools/look/run_once.ts';
import { use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';
import { describeNetwork, randomWeights } from '../../support/toys/tiny_network.ts';

const SIDE = 8;
const SHAPES = { 'c.weight': [4, 3, 3, 3], 'd.weight': [6, 4, 3, 3], 'fc.weight': [3, 6] };

let plain: Network;
let mirrored: Network;
beforeAll(async () => {
  await use('cpu');
  // Two strides and paddings that are not the same on both sides: nothing in it is symmetric.
  const description = describeNetwork(
    [
      { kind: 'conv', name: 'c', inputs: ['image'], stride: 1, pad: [1, 1, 1, 1] },
      { kind: 'relu', name: 'r', inputs: ['c'] },
      { kind: 'conv', name: 'd', inputs: ['r'], stride: 2, pad: [0, 1, 0, 1] },
      { kind: 'relu', name: 's', inputs: ['d'] },
      { kind: 'globalAvgPool', name: 'pool', inputs: ['s'] },
      { kind: 'dense', name: 'fc', inputs: ['pool'] },
    ],
    [SIDE, SIDE],
    ['a', 'b', 'c'],
  );
  const weights = randomWeights(SHAPES, 3);
  plain = new Network(description, weights);
  mirrored = new Network({ ...description, input: { ...description.input, mirrored: true } }, weights);
});
afterAll(() => {
  plain.dispose();
  mirrored.dispose();
});

/** A picture that is brighter on its left. */
const random = seeded(5);
const picture = Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) =>
  Math.round((255 * random.uniform() * (SIDE - ((i >> 2) % SIDE))) / SIDE),
);
/** Its mirror image, by its rows. */
const mirrorImage = Uint8ClampedArray.from({ length: picture.length }, (_, i) => {
  const [pixel, colour] = [i >> 2, i & 3];
  const [y, x] = [Math.floor(pixel / SIDE), pixel % SIDE];
  return picture[(y * SIDE + SIDE - 1 - x) * 4 + colour] as number;
});

async function seen(network: Network, rgba: Uint8ClampedArray, technique: string, target: Target) {
  const session = new ViewSession(network);
  const view: View = { technique, parameters: {}, target, pins: [{ layer: 'r', channel: 1 }] };
  const { input } = network.description;
  const frame = () => ({
    identity: { source: 1, frame: 1 },
    image: tf.tensor4d(normalise(rgba, input), [1, SIDE, SIDE, 3]),
    crop: { x: 0, y: 0, width: SIDE, height: SIDE },
    frameSize: { width: SIDE, height: SIDE },
    photograph: () => ({
      ...{ kind: 'image' as const, title: 'The frame', width: SIDE, height: SIDE, legend: null },
      rgba: Uint8ClampedArray.from(rgba),
    }),
  });
  const look = await session.run(frame, view);
  await session.dispose();
  if (!look.picture) throw new Error('There is nothing to see.');
  return look;
}

/** Rows of pixels, from left to right. */
function rowsOf(shown: Picture): number[][][] {
  if (shown.kind === 'heat') return rows(shown.values, shown.width, shown.height, shown.rowBytes, 1);
  if (shown.kind === 'image') return rows(shown.rgba, shown.width, shown.height, 4 * shown.width, 4);
  throw new Error(`${shown.kind} has no rows.`);
}

const rows = (bytes: ArrayLike<number>, width: number, height: number, rowBytes: number, pixel: number) =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) =>
      Array.from({ length: pixel }, (_, i) => bytes[y * rowBytes + x * pixel + i] as number),
    ),
  );

it.each<[string, Target]>([
  ['saliency', { kind: 'class', index: 1 }],
  ['grad-cam', { kind: 'class', index: 2 }],
  ['guided-backprop', { kind: 'channel', layer: 's', channel: 3 }],
  ['guided-backprop', { kind: 'neuron', layer: 's', channel: 3, y: 1, x: 0 }],
])('%s is the map of the mirror image, turned back', async (technique, target) => {
  const here = await seen(mirrored, picture, technique, target);
  const there = await seen(plain, mirrorImage, technique, target);
  const turnedBack = rowsOf(there.picture).map((row) => row.toReversed());
  expect(rowsOf(here.picture)).toEqual(turnedBack);
  expect(rowsOf(here.picture)).not.toEqual(rowsOf(there.picture));
  expect(here.ranking).toEqual(there.ranking);
  const [pin, other] = [here.pins[0], there.pins[0]];
  expect(pin && rowsOf(pin)).toEqual(other && rowsOf(other).map((row) => row.toReversed()));
});

it('is the same on the command line', async () => {
  const technique = techniques.find(({ id }) => id === 'grad-cam');
  if (!technique) throw new Error('There is no Grad-CAM.');
  const request = {
    ...{ technique, given: {}, channel: null, silenced: [] },
    target: { kind: 'class', index: 2 },
  } as const;
  const look = (network: Network, rgba: Uint8ClampedArray) =>
    runOnce(network, normalise(rgba, network.description.input), request, () => {});
  const [here, there] = [await look(mirrored, picture), await look(plain, mirrorImage)];
  expect(rowsOf(here.picture)).toEqual(rowsOf(there.picture).map((row) => row.toReversed()));
  expect(here.raw.values).not.toEqual(there.raw.values);
});
