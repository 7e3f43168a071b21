import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { Layer } from '../../../src/network/description.ts';
import { styleLayers } from '../../../src/techniques/style/style_layers.ts';
import { randomSqueezenet } from '../../../tools/bench/squeezenet.ts';
import { loadShipped } from '../../support/efficientnet.ts';
import { tinyNetwork } from '../../support/toys/tiny_network.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it('are the stem and the filtered outputs of blocks 0, 2, 4 and 7 of EfficientNet-Lite0', async () => {
  const network = await loadShipped(64);
  // Blocks counted through all stages of one, two, two and three blocks.
  expect(styleLayers(network)).toEqual([
    'act1',
    'blocks.0.0.act1',
    'blocks.1.1.act2',
    'blocks.2.1.act2',
    'blocks.3.2.act2',
  ]);
  network.dispose();
});

it('pass over the 1 x 1 convolutions of SqueezeNet', () => {
  const network = randomSqueezenet();
  expect(styleLayers(network)).toEqual([
    'features.1',
    'features.3.expand3x3_activation',
    'features.4.expand3x3_activation',
    'features.5.expand3x3_activation',
    'features.7.expand3x3_activation',
  ]);
  network.dispose();
});

it('are one layer where the network has only one', () => {
  const layers: Layer[] = [
    { kind: 'conv', name: 'conv', inputs: ['image'], stride: 1, pad: [1, 1, 1, 1] },
    { kind: 'relu', name: 'act', inputs: ['conv'] },
    { kind: 'globalAvgPool', name: 'score', inputs: ['act'] },
  ];
  const weights = Array<number>(2 * 3 * 9).fill(0.1);
  const network = tinyNetwork(layers, [4, 4], { 'conv.weight': [[2, 3, 3, 3], weights] });
  expect(styleLayers(network)).toEqual(['act', 'act', 'act', 'act', 'act']);
  network.dispose();
});
