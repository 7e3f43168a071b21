import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import type { FixedTarget } from '../../src/techniques/common/technique.ts';
import { gradCamMap } from '../../src/techniques/grad_cam.ts';
import { imageGradient } from '../../src/techniques/guided_backprop.ts';
import { guidedGradCamImage } from '../../src/techniques/guided_grad_cam.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { expectClose } from '../support/relative_l2.ts';
import { tinyNetwork } from '../support/toys/tiny_network.ts';
import { bentNetwork, RED_AND_GREEN, redGreenLayers, subjectOf, take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const classOf = (index: number): FixedTarget => ({ kind: 'class', index });

describe('Grad-CAM of a layer whose weights are known', () => {
  /** Two channels, red and green as they are; class 0 likes red and dislikes green, class 1 only dislikes. */
  const weights = {
    ...RED_AND_GREEN,
    'score.weight': [
      [2, 2],
      [12, -4, -4, -4],
    ],
  } as const;
  const PIXELS = [1, 0, 9, 0, 1, 9, 2, 2, 9, 1, 3, 9];

  it('is the weighted sum of the channels, where that is positive', () => {
    const network = tinyNetwork(redGreenLayers, [2, 2], weights);
    const { subject, dispose } = subjectOf(network, classOf(0), PIXELS);
    // Four positions share each weight: 3 red - 1 green at every one.
    expectClose(take(gradCamMap(subject, classOf(0), 'red and green')), [3, 0, 4, 0], 1e-6);
    expect(Array.from(take(gradCamMap(subject, classOf(1), 'red and green')))).toEqual([0, 0, 0, 0]);
    dispose();
    network.dispose();
  });
});

describe('Guided Grad-CAM', () => {
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  let target: FixedTarget;
  beforeAll(() => {
    network = bentNetwork();
    toy = subjectOf(network, classOf(0));
    // A class that is seen somewhere: else both sides would be zero.
    const seen = [0, 1, 2].find((index) =>
      take(gradCamMap(toy.subject, classOf(index), 'act3')).some((value) => value > 0),
    );
    if (seen === undefined) throw new Error('No class is seen in this image.');
    target = classOf(seen);
  });
  afterAll(() => toy.dispose());

  it('is guided backprop x Grad-CAM: at the centre of a cell its value, between two cells a blend', () => {
    const [image, guided, map] = tf.tidy(() => [
      guidedGradCamImage(toy.subject, target, 'act3').arraySync(),
      imageGradient(toy.subject, target, 'guided').arraySync(),
      gradCamMap(toy.subject, target, 'act3').arraySync(),
    ]) as unknown as [number[][][], number[][][], number[][]];
    expect([map.length, map[0]?.length, image.length, image[0]?.length]).toEqual([2, 2, 6, 6]);
    // A cell is three pixels wide; pixel 1 is the centre of cell 0, pixel 4 that of cell 1, and 2 lies a third of the way.
    const share = [0, 0, 1 / 3, 2 / 3, 1, 1];
    const want = image.map((row, y) =>
      row.map((_, x) => {
        const [v, u] = [share[y] as number, share[x] as number];
        const cell = (r: number, c: number) => map[r]?.[c] as number;
        const above = cell(0, 0) * (1 - u) + cell(0, 1) * u;
        const below = cell(1, 0) * (1 - u) + cell(1, 1) * u;
        const jobSteps = guided[y]?.[x] ?? [];
        return jobSteps.map((value) => value * (above * (1 - v) + below * v));
      }),
    );
    expect(want.flat(2).some((value) => value !== 0)).toBe(true);
    expectClose(image.flat(2), want.flat(2), 1e-5);
  });

  it('leaves nothing behind but its result', async () => {
    await expectNoLeak(() => guidedGradCamImage(toy.subject, target, 'act3'));
  });
});
