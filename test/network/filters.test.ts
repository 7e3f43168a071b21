import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { NetworkError, UnknownLayerError } from '../../src/network/errors.ts';
import { answerOf, convolutions, filtersOf, firstConvolution } from '../../src/network/filters.ts';
import { Network } from '../../src/network/network.ts';
import { readSafetensors } from '../../src/network/safetensors.ts';
import { use } from '../support/backends.ts';
import { fetchShipped, loadShipped } from '../support/efficientnet.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { describeNetwork, randomWeights, tinyNetwork } from '../support/toys/tiny_network.ts';
import { take } from '../support/toys/toy_subject.ts';

beforeAll(() => use('cpu'));

const NONE = [0, 0, 0, 0] as const;

describe('the filters of the network that ships, as they are stored', () => {
  it.each([
    ['conv_stem', [3, 3, 3, 32]],
    ['blocks.0.0.conv_dw', [3, 3, 1, 32]],
    ['blocks.2.1.conv_pwl', [1, 1, 240, 40]],
  ])('are those of the weights file: %s', async (layer, shape) => {
    const network = await loadShipped(32);
    const file = readSafetensors('weights', await fetchShipped('weights.safetensors'));
    const { values, shape: torch } = file.get(`${layer}.weight`) ?? { values: [], shape: [] };
    const filters = tf.tidy(() => filtersOf(network, layer, 'stored'));
    expect(filters.shape).toEqual(shape);
    const got = take(filters);
    const [outputs, inputs, height, width] = torch as [number, number, number, number];
    const largest = Math.max(...Array.from(values, Math.abs));
    for (let i = 0; i < values.length; i++) {
      const [x, y] = [i % width, Math.floor(i / width) % height];
      const input = Math.floor(i / (width * height)) % inputs;
      const output = Math.floor(i / (width * height * inputs));
      const at = ((y * width + x) * inputs + input) * outputs + output;
      expect(Math.abs((got[at] as number) - (values[i] as number))).toBeLessThan(1e-6 * largest);
    }
    network.dispose();
  });
});

describe('the filters of a convolution', () => {
  const layers: Layer[] = [
    { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 1, pad: NONE },
    { kind: 'batchNorm', name: 'norm', inputs: ['conv'], epsilon: 0 },
    { kind: 'relu', name: 'act', inputs: ['norm'] },
  ];
  // Scales 3 / sqrt(4) and 0 / sqrt(9).
  const network = () =>
    tinyNetwork(layers, [1, 1], {
      'conv.weight': [
        [2, 3, 1, 1],
        [1, 2, 3, 4, 5, 6],
      ],
      'norm.weight': [[2], [3, 0]],
      'norm.bias': [[2], [0, 0]],
      'norm.running_mean': [[2], [0, 0]],
      'norm.running_var': [[2], [4, 9]],
    });

  it('are applied with the batch norm that was folded in', () => {
    const filters = tf.tidy(() => filtersOf(network(), 'conv', 'applied'));
    expect(filters.shape).toEqual([1, 1, 3, 2]);
    expect(Array.from(take(filters))).toEqual([1.5, 0, 3, 0, 4.5, 0]);
  });

  it('are stored without it; a filter that it took away stays 0', () => {
    const filters = tf.tidy(() => filtersOf(network(), 'conv', 'stored'));
    expect(Array.from(take(filters))).toEqual([1, 0, 2, 0, 3, 0]);
  });

  it('are asked for by the batch norm’s name as well', () => {
    expect(tf.tidy(() => filtersOf(network(), 'norm', 'applied').shape)).toEqual([1, 1, 3, 2]);
  });

  it('stay the network’s own: what is given may be disposed', async () => {
    const own = network();
    const run = () => tf.tidy(() => filtersOf(own, 'conv', 'applied'));
    await expectNoLeak(run);
    run().dispose();
    expect(Array.from(take(run()))).toEqual([1.5, 0, 3, 0, 4.5, 0]);
  });

  it('answer behind the rectifier', () => {
    expect(answerOf(network(), 'conv')).toBe('act');
  });

  it('in groups stand side by side in the order of the outputs', () => {
    const grouped: Layer = { kind: 'conv', name: 'g', inputs: ['stem'], stride: 1, pad: NONE, groups: 2 };
    const stem: Layer = { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 1, pad: NONE };
    const weights = randomWeights({ 'stem.weight': [4, 3, 1, 1], 'g.weight': [6, 2, 1, 1] }, 1);
    const built = new Network(describeNetwork([stem, grouped], [2, 2]), weights);
    const filters = tf.tidy(() => filtersOf(built, 'g', 'stored'));
    expect(filters.shape).toEqual([1, 1, 2, 6]);
    const torch = weights.get('g.weight')?.values ?? [];
    const got = take(filters);
    for (let out = 0; out < 6; out++)
      for (let input = 0; input < 2; input++) expect(got[input * 6 + out]).toBe(torch[out * 2 + input]);
    expect(convolutions(built)).toEqual(['stem', 'g']);
    expect(firstConvolution(built)).toBe('stem');
    expect(answerOf(built, 'g')).toBe('g');
  });

  it.each([
    ['act', NetworkError, 'act is no convolution'],
    ['conv9', UnknownLayerError, 'no layer "conv9"'],
  ])('are not to be had of %s', (layer, error, words) => {
    expect(() => tf.tidy(() => filtersOf(network(), layer, 'stored'))).toThrow(error);
    expect(() => tf.tidy(() => filtersOf(network(), layer, 'stored'))).toThrow(words);
  });

  it('that look at the image are not to be had where none does', () => {
    const pool: Layer = {
      ...{ kind: 'maxPool', name: 'pool', inputs: [IMAGE], window: [1, 1] },
      ...{ stride: 1, pad: NONE },
    };
    expect(() => firstConvolution(tinyNetwork([pool], [2, 2]))).toThrow(NetworkError);
  });
});
