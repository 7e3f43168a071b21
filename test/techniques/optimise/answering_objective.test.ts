import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { featureLoss } from '../../../src/techniques/optimise/feature_loss.ts';
import { answeringObjective } from '../../../src/techniques/optimise/objectives.ts';
import { use } from '../../support/backends.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { imageOf, tinyNetwork } from '../../support/toys/tiny_network.ts';

beforeAll(() => use('wasm'));

/** Channel 0 is red, channel 1 is green less 0.5; 1 x 2 pixels. */
const network = () =>
  tinyNetwork(
    [
      { kind: 'conv', name: 'mix', inputs: ['image'], stride: 1, pad: [0, 0, 0, 0] },
      { kind: 'relu6', name: 'act', inputs: ['mix'] },
      { kind: 'globalAvgPool', name: 'score', inputs: ['act'] },
    ],
    [1, 2],
    {
      'mix.weight': [
        [2, 3, 1, 1],
        [1, 0, 0, 0, 1, 0],
      ],
      'mix.bias': [[2], [0, -0.5]],
    },
  );

it('squares what a rectifier lets pass, and counts a tenth of what it stops', async () => {
  const net = network();
  await expectNoLeak(() => {
    tf.tidy(() => {
      // Of channel 1, before the rectifier: 3 and -2.
      const activation = tf.tensor4d([9, 3, -9, -2], [1, 1, 2, 2]);
      const { loss, seed, rising } = answeringObjective(net, {
        ...{ kind: 'channel', layer: 'act', channel: 1 },
      }).measure(activation);
      // -(3^2 - 0.1 * 2) / 2 places.
      expect(loss.dataSync()[0]).toBeCloseTo(-4.4, 5);
      expect(rising?.score?.dataSync()[0]).toBeCloseTo(4.4, 5);
      const slopes = [...seed.dataSync()];
      for (const [i, slope] of [0, -(2 * 3) / 2, 0, -0.1 / 2].entries())
        expect(slopes[i]).toBeCloseTo(slope, 5);
    });
  });
  net.dispose();
});

it('reaches the pixels, and measures before the rectifier', () => {
  const net = network();
  const target = { kind: 'channel', layer: 'act', channel: 1 } as const;
  const gradient = tf.tidy(() =>
    // Green 1 and 0, of 0..255 in front of the network: channel 1 is 254.5 and -0.5.
    featureLoss(net, imageOf(1, 2, [0, 1, 0, 0, 0, 0]), [
      answeringObjective(net, target),
    ]).gradient.dataSync(),
  );
  const [, first = 0, , , second = 0] = gradient;
  expect(first).toBeLessThan(0);
  expect(first / second).toBeCloseTo((2 * 254.5) / 0.1, 0);
  expect(gradient.filter((value) => value !== 0)).toHaveLength(2);
  net.dispose();
});

it('tells of a channel that the layer does not have', () => {
  const net = network();
  expect(() => answeringObjective(net, { kind: 'channel', layer: 'act', channel: 2 })).toThrow(
    ParameterError,
  );
  net.dispose();
});
