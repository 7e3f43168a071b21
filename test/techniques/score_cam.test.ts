import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import type { Network } from '../../src/network/network.ts';
import { measureOf } from '../../src/techniques/common/class_probabilities.ts';
import type { FixedTarget, Stage } from '../../src/techniques/common/technique.ts';
import { scoreCam, strongestChannels, valuesThrough } from '../../src/techniques/score_cam.ts';
import { expectClose } from '../support/relative_l2.ts';
import { tinyNetwork } from '../support/toys/tiny_network.ts';
import {
  linearNetwork,
  RED_AND_GREEN,
  redGreenLayers,
  subjectOf,
  take,
} from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const classOf = (index: number): FixedTarget => ({ kind: 'class', index });
const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));

/** A mean, so that the neutral colour is 0 to the network. */
const SUBTRACTED = { mean: [1, 1, 1] } as const;

/** All states of a map, each [cells], and how far each is. */
async function statesOf(network: Network, target: FixedTarget, pixels: number[], channels: number) {
  const { subject, dispose } = subjectOf(network, target, pixels);
  const before = tf.memory().numTensors;
  const states: { values: number[]; progress: number; below: number | undefined }[] = [];
  const settings = { layer: 'red and green', channels };
  for await (const { picture, progress } of scoreCam.run(subject, settings) as AsyncGenerator<Stage, void>) {
    if (picture.kind !== 'heat') throw new Error('Score-CAM is a heat map.');
    states.push({ values: Array.from(take(picture.values)), progress, below: picture.faint?.below });
  }
  expect(tf.memory().numTensors).toBe(before);
  dispose();
  return states;
}

describe('of a layer that is red and green themselves', () => {
  /** Class 0 scores 3 x mean red - 2 x mean green, class 1 nothing. */
  const network = () =>
    tinyNetwork(
      redGreenLayers,
      [2, 2],
      {
        ...RED_AND_GREEN,
        'score.weight': [
          [2, 2],
          [3, -2, 0, 0],
        ],
      },
      SUBTRACTED,
    );
  const PIXELS = [1, 0, 9, 0, 1, 9, 2, 2, 9, 1, 3, 9];
  const [RED, GREEN] = [
    [1, 0, 2, 1],
    [0, 1, 2, 3],
  ] as const;
  // Red shows 1/2, 0, 1, 1/2 of the pixels: the mean of red is then 3/4, of green 7/8, and class 0 scores 1/2.
  // Green shows 0, 1/3, 2/3, 1 of them: 7/12 and 7/6 are left, and class 0 scores -7/12. Nothing at all scores 0.
  const [THROUGH_RED, THROUGH_GREEN] = [1 / 2, -7 / 12];
  const mapOf = (red: number, green: number) =>
    RED.map((value, i) => Math.max(0, red * value + green * (GREEN[i] as number)));

  it.each([
    [0, (score: number) => sigmoid(score) - 1 / 2],
    [1, (score: number) => 1 / 2 - sigmoid(score)],
  ] as const)('the map for class %d is known by hand', async (index, weight) => {
    const made = network();
    const [state, ...others] = await statesOf(made, classOf(index), PIXELS, 8);
    expect(others).toEqual([]);
    expect(state?.progress).toBe(1);
    expect(state?.values.some((value) => value > 0)).toBe(true);
    expectClose(state?.values ?? [], mapOf(weight(THROUGH_RED), weight(THROUGH_GREEN)), 1e-5);
    made.dispose();
  });

  it('one channel is the stronger one', async () => {
    const made = network();
    const [state] = await statesOf(made, classOf(1), PIXELS, 1);
    expectClose(state?.values ?? [], mapOf(0, 1 / 2 - sigmoid(THROUGH_GREEN)), 1e-5);
    made.dispose();
  });

  it('of a taught class, channels are weighted by similarity', async () => {
    const made = network();
    const target: FixedTarget = { kind: 'taught', name: 'red', direction: [3, -2] };
    const [state] = await statesOf(made, target, PIXELS, 8);
    expectClose(state?.values ?? [], mapOf(THROUGH_RED, THROUGH_GREEN), 1e-5);
    made.dispose();
  });

  it('of a picture of one colour there is nothing to weigh, and it ends', async () => {
    const made = network();
    const states = await statesOf(made, classOf(0), Array<number>(12).fill(2), 8);
    expect(states.map(({ values, progress }) => [values, progress])).toEqual([[[0, 0, 0, 0], 1]]);
    expect(states[0]?.below).toBeGreaterThan(0);
    made.dispose();
  });

  it('ended early, it leaves nothing behind', async () => {
    const made = network();
    const { subject, dispose } = subjectOf(made, classOf(0), PIXELS);
    const before = tf.memory().numTensors;
    const settings = { layer: 'red and green', channels: 8 };
    const looked = scoreCam.run(subject, settings) as AsyncGenerator<Stage, void>;
    tf.dispose((await looked.next()).value as never);
    await looked.return();
    expect(tf.memory().numTensors).toBe(before);
    dispose();
    made.dispose();
  });
});

it('the map grows by seven channels a step, the strongest first', async () => {
  // Channel k is k + 1 times red, so that all of them show the same of the picture.
  const layers: Layer[] = [
    { kind: 'conv', name: 'red and green', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'globalAvgPool', name: 'mean', inputs: ['red and green'] },
    { kind: 'dense', name: 'score', inputs: ['mean'] },
  ];
  const kernels = Array.from({ length: 48 }, (_, i) => (i % 3 ? 0 : i / 3 + 1));
  const network = tinyNetwork(
    layers,
    [1, 2],
    {
      'red and green.weight': [[16, 3, 1, 1], kernels],
      'score.weight': [
        [2, 16],
        [2, ...Array<number>(31).fill(0)],
      ],
    },
    SUBTRACTED,
  );
  const states = await statesOf(network, classOf(0), [0, 0, 0, 3, 0, 0], 16);
  // Through any channel the right pixel alone is left: the mean of red is 3/2, the score 3.
  const weight = sigmoid(3) - 1 / 2;
  // 16 + 15 + … + 10, then down to 3, then to 1.
  for (const [at, sum] of [91, 133, 136].entries())
    expectClose(states[at]?.values ?? [], [0, 3 * weight * sum], 1e-5);
  expect(states.map(({ progress }) => progress)).toEqual([7 / 16, 14 / 16, 1]);
  network.dispose();
});

it('channels are ordered by their mean activation, and those of one value everywhere are left out', () => {
  const maps = [
    [1, 2],
    [3, 3],
    [-5, 4],
    [0, 0],
    [2, 1],
  ].map((values) => Float32Array.from(values));
  expect(strongestChannels({ height: 1, width: 2, maps }, 8)).toEqual([0, 4, 2]);
  expect(strongestChannels({ height: 1, width: 2, maps }, 2)).toEqual([0, 4]);
});

it('a channel is enlarged with half-pixel centres before it is brought to 0..1', async () => {
  const network = linearNetwork(
    [1, 4],
    [1, 0, 0, 10, 0, 0, 100, 0, 0, 1000, 0, 0].map((value) => value / 1000),
    SUBTRACTED,
  );
  const { subject, dispose } = subjectOf(network, classOf(0), Array<number>(12).fill(1));
  // From 5 to 9 in two cells: 5, 6, 8, 9 in four pixels.
  const layer = { height: 1, width: 2, maps: [Float32Array.of(5, 9)] };
  const values = await valuesThrough(network, subject.image, layer, [0], measureOf(network, classOf(0)));
  expectClose(values, [sigmoid((10 / 4 + (100 * 3) / 4 + 1000) / 1000)], 1e-5);
  dispose();
  network.dispose();
});

it('what a channel is silent about becomes mid-grey where no mean is subtracted', async () => {
  // Of values of 0..1: red of the left pixel counts 1, of the right one 10.
  const network = linearNetwork([1, 2], [1, 0, 0, 10, 0, 0], { mean: [0, 0, 0], std: [255, 255, 255] });
  const { subject, dispose } = subjectOf(network, classOf(0), [0.2, 0, 0, 0.1, 0, 0]);
  const layer = { height: 1, width: 2, maps: [Float32Array.of(0, 3)] };
  const values = await valuesThrough(network, subject.image, layer, [0], measureOf(network, classOf(0)));
  expectClose(values, [sigmoid(0.5 + 10 * 0.1)], 1e-5);
  dispose();
  network.dispose();
});
