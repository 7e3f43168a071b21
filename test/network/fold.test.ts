import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { foldScales } from '../../src/network/fold.ts';
import { forward } from '../../src/network/forward.ts';
import { Network } from '../../src/network/network.ts';
import { use } from '../support/backends.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork, randomWeights, weightsOf } from '../support/toys/tiny_network.ts';

const norm = (name: string, input: string): Layer => ({
  ...{ kind: 'batchNorm', name, inputs: [input] },
  epsilon: 0.001,
});

const layers: Layer[] = [
  { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 1, pad: [1, 1, 1, 1], groups: 1 },
  norm('bn1', 'conv'),
  { kind: 'relu', name: 'act1', inputs: ['bn1'] },
  { kind: 'depthwise', name: 'depthwise', inputs: ['act1'], stride: 2, pad: [0, 1, 0, 1] },
  norm('bn2', 'depthwise'),
  { kind: 'relu6', name: 'act2', inputs: ['bn2'] },
  { kind: 'dense', name: 'dense', inputs: ['act2'] },
  norm('bn3', 'dense'),
];

/** Between a layer and its batch norm a dropout, which does nothing but keeps the norm from being folded. */
const unfolded: Layer[] = layers.flatMap((layer): Layer[] => {
  if (layer.kind !== 'batchNorm') return [layer];
  const gap = `${layer.name}.gap`;
  return [
    { kind: 'dropout', name: gap, inputs: layer.inputs },
    { ...layer, inputs: [gap] },
  ];
});

const norms = (name: string, channels: number) =>
  Object.fromEntries(
    ['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`${name}.${part}`, [channels]]),
  );

const shapes: Record<string, number[]> = {
  'conv.weight': [4, 3, 3, 3],
  'depthwise.weight': [4, 1, 3, 3],
  'depthwise.bias': [4],
  'dense.weight': [5, 3 * 3 * 4],
  'dense.bias': [5],
  ...norms('bn1', 4),
  ...norms('bn2', 4),
  ...norms('bn3', 5),
};

/** Relative L2 distance; folding rounds each weight once more. */
const TOLERANCE = 1e-5;

beforeAll(() => use('cpu'));

describe('batch norms folded into the layer before them', () => {
  const weights = randomWeights(shapes, 11);
  const image = () => tf.tensor4d(seeded(12).normals(6 * 6 * 3, 2), [1, 6, 6, 3]);
  const networks = () => ({
    folded: new Network(describeNetwork(layers, [6, 6]), weights),
    plain: new Network(describeNetwork(unfolded, [6, 6]), weights),
  });

  it('are gone from the steps, and still there without a convolution right before them', () => {
    const { folded, plain } = networks();
    const count = (network: Network) =>
      network.steps.filter(({ layer }) => layer.kind === 'batchNorm').length;
    expect([count(folded), count(plain)]).toEqual([0, 3]);
  });

  it('give the same scores, the same layers and the same gradient', () => {
    const { folded, plain } = networks();
    tf.tidy(() => {
      const taps = ['bn1', 'bn2'];
      const traces = [forward(folded, image(), { taps }), forward(plain, image(), { taps })] as const;
      for (const name of ['bn1', 'act1', 'bn2', 'act2', 'bn3']) {
        expectClose(traces[0].at(name).dataSync(), traces[1].at(name).dataSync(), TOLERANCE);
      }
      const seeds = new Map([['bn3', tf.tensor4d([1, 2, -1, 0, 1], [1, 1, 1, 5])]]);
      const gradients = [backward(folded, traces[0], seeds), backward(plain, traces[1], seeds)] as const;
      expect(gradients[1].dataSync().some((value) => value !== 0)).toBe(true);
      expectClose(gradients[0].dataSync(), gradients[1].dataSync(), TOLERANCE);
    });
  });

  it('answer to both names', () => {
    const { folded } = networks();
    expect(folded.resolve('bn1')).toBe('conv');
    expect(folded.resolve('conv')).toBe('conv');
    expect(folded.step('bn3')).toBe(folded.step('dense'));
    expect(folded.shape('bn2')).toEqual([3, 3, 4]);
    expect(folded.classes).toBe(5);
  });

  it('scale the weights by gamma / sqrt(variance + epsilon), as worked out by hand', () => {
    const one: Layer[] = [
      { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
      { kind: 'batchNorm', name: 'bn', inputs: ['conv'], epsilon: 1 },
    ];
    const given = weightsOf({
      'conv.weight': [
        [2, 3, 1, 1],
        [1, 2, 3, 4, 5, 6],
      ],
      'conv.bias': [[2], [10, 20]],
      'bn.weight': [[2], [6, 8]],
      'bn.bias': [[2], [1, 2]],
      'bn.running_mean': [[2], [4, 5]],
      'bn.running_var': [[2], [8, 15]],
    });
    const { weights: folded, layers: kept } = foldScales(one, given);
    // Scales 6 / 3 and 8 / 4; offsets 1 - 4 * 2 and 2 - 5 * 2.
    expect(Array.from(folded.get('conv.weight')?.values ?? [])).toEqual([2, 4, 6, 8, 10, 12]);
    expect(Array.from(folded.get('conv.bias')?.values ?? [])).toEqual([20 - 7, 40 - 8]);
    expect(kept.map(({ name }) => name)).toEqual(['conv']);
    expect(Array.from(given.get('conv.weight')?.values ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('stay by themselves where the convolution feeds another layer too', () => {
    const fork: Layer[] = [
      { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
      norm('bn', 'conv'),
      { kind: 'add', name: 'add', inputs: ['conv', 'bn'] },
    ];
    const { layers: kept } = foldScales(
      fork,
      randomWeights({ 'conv.weight': [2, 3, 1, 1], ...norms('bn', 2) }, 1),
    );
    expect(kept.map(({ name }) => name)).toEqual(['conv', 'bn', 'add']);
  });
});
