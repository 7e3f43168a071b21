import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import type { Network } from '../../../src/network/network.ts';
import type { HeatTensor } from '../../../src/techniques/common/picture.ts';
import { settingsFor } from '../../../src/techniques/common/settings.ts';
import type { FixedTarget } from '../../../src/techniques/common/technique.ts';
import { gradCam, gradCamMap } from '../../../src/techniques/grad_cam.ts';
import { gradCamPlusPlus, gradCamPlusPlusMap } from '../../../src/techniques/grad_cam_plus_plus.ts';
import { hiresCam, hiresCamMap } from '../../../src/techniques/hires_cam.ts';
import { layerCam, layerCamMap } from '../../../src/techniques/layer_cam.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { tinyNetwork } from '../../support/toys/tiny_network.ts';
import { bentNetwork, RED_AND_GREEN, subjectOf, take } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const classOf = (index: number): FixedTarget => ({ kind: 'class', index });

/**
 * Red and green of two places, each with a weight of its own in the score: a dense layer over the places, whose weights stand
 * in the order red left, red right, green left, green right.
 */
const layers: Layer[] = [
  { kind: 'conv', name: 'red and green', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
  { kind: 'dense', name: 'score', inputs: ['red and green'] },
];

describe('of a layer whose gradients are known, left and right', () => {
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  const map = (of: typeof gradCamMap, index: number) =>
    Array.from(take(of(toy.subject, classOf(index), 'red and green')));

  beforeAll(() => {
    network = tinyNetwork(layers, [1, 2], {
      ...RED_AND_GREEN,
      // Class 0: the gradient of red is 3 and -1, of green -2 and 1. Class 1 has none above 0.
      'score.weight': [
        [2, 4],
        [3, -1, -2, 1, -1, -1, 0, -4],
      ],
    });
    // Red is 2 and 5, green 4 and 3.
    toy = subjectOf(network, classOf(0), [2, 4, 9, 5, 3, 9]);
  });
  afterAll(() => {
    toy.dispose();
    network.dispose();
  });

  it('Grad-CAM weights a channel by its mean gradient: red by 1, green by -1/2', () => {
    expectClose(map(gradCamMap, 0), [2 - 4 / 2, 5 - 3 / 2], 1e-6);
  });

  it('HiRes-CAM weights each place by its own: 6 - 8 on the left is below 0, -5 + 3 on the right too', () => {
    expect(map(hiresCamMap, 0)).toEqual([0, 0]);
  });

  it('Layer-CAM leaves out what is below 0: 3 x 2 on the left, 1 x 3 on the right', () => {
    expectClose(map(layerCamMap, 0), [6, 3], 1e-6);
  });

  it('Grad-CAM++ shares a weight over all places: red by 3 / (2 + 7 x 3), green by 1 / (2 + 7 x 1)', () => {
    const [red, green] = [3 / 23, 1 / 9];
    expectClose(map(gradCamPlusPlusMap, 0), [2 * red + 4 * green, 5 * red + 3 * green], 1e-6);
  });

  it.each([hiresCamMap, layerCamMap, gradCamPlusPlusMap])('nothing speaks for the other class', (of) => {
    expect(map(of, 1)).toEqual([0, 0]);
  });
});

it('HiRes-CAM adds up to what is positive of the score where it is linear in the layer', () => {
  const network = tinyNetwork(layers, [1, 2], {
    ...RED_AND_GREEN,
    'score.weight': [
      [1, 4],
      [3, 1, 2, 1],
    ],
  });
  const { subject, dispose } = subjectOf(network, classOf(0), [2, 4, 9, 5, 3, 9]);
  const [left = 0, right = 0] = take(hiresCamMap(subject, classOf(0), 'red and green'));
  expect([left, right]).toEqual([3 * 2 + 2 * 4, 5 + 3]);
  expect(left + right).toBeCloseTo(subject.trace.logits.dataSync()[0] as number, 5);
  dispose();
  network.dispose();
});

it('where the channel adds up to less than nothing, Grad-CAM++ takes its sum for 0', () => {
  const network = tinyNetwork(layers, [1, 2], {
    ...RED_AND_GREEN,
    'score.weight': [
      [1, 4],
      [3, 0, 0, 0],
    ],
  });
  const { subject, dispose } = subjectOf(network, classOf(0), [1, 0, 0, -9, 0, 0]);
  // Else 3 / (2 - 8 x 3), below 0.
  expectClose(take(gradCamPlusPlusMap(subject, classOf(0), 'red and green')), [3 / 2, 0], 1e-6);
  dispose();
  network.dispose();
});

it.each([gradCamMap, gradCamPlusPlusMap, hiresCamMap, layerCamMap])(
  'a map leaves nothing behind but itself',
  async (of) => {
    const network = bentNetwork();
    const { subject, dispose } = subjectOf(network, classOf(0));
    await expectNoLeak(() => of(subject, classOf(0), 'act3'));
    dispose();
    network.dispose();
  },
);

it('Grad-CAM, HiRes-CAM and Layer-CAM of one layer are of one unit, Grad-CAM++ of its own; all say how many cells share a score', () => {
  const network = bentNetwork();
  const { subject, dispose } = subjectOf(network, classOf(0));
  const [height, width] = network.shape('act3');
  const meanings = [gradCam, hiresCam, layerCam, gradCamPlusPlus].map((technique) => {
    const settings = settingsFor(technique, network, { layer: 'act3' });
    const picture = tf.tidy(() => technique.run(subject, settings) as HeatTensor & tf.TensorContainerObject);
    picture.values.dispose();
    return picture.meaning;
  });
  const units = meanings.map(({ unit }) => unit);
  expect(units.slice(0, 3)).toEqual(Array(3).fill('weighted activation'));
  expect(units[3]).toBe('evenly weighted activation');
  expect(meanings.map(({ per }) => per)).toEqual(Array(4).fill(`${height} x ${width}`));
  dispose();
  network.dispose();
});
