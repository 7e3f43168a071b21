import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { disposeAblation, makeAblation } from '../../src/network/ablation.ts';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { type ForwardOptions, forward } from '../../src/network/forward.ts';
import type { BackwardRule } from '../../src/network/layers/rules.ts';
import { Network } from '../../src/network/network.ts';
import { NODE_BACKENDS, use } from '../support/backends.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { expectClose, norm } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork, imageOf, randomWeights, tinyNetwork } from '../support/toys/tiny_network.ts';

const pixelwise = (name: string, input: string): Layer => ({
  ...{ kind: 'conv', name, inputs: [input] },
  ...{ stride: 1, pad: [0, 0, 0, 0] },
});

/**
 * A diamond over one pixel (r, g, b):
 *   sum = r + 2g - 3b, open = relu(sum); twice = 2 open, minus = -open; joined = (twice, minus); both = twice + minus;
 *   all = (joined, both); score = 5 twice + 7 minus + 11 both.
 * So score = (10 - 7 + 11) open = 14 open, and its gradient is 14 (1, 2, -3) where sum > 0.
 */
const diamond: Layer[] = [
  pixelwise('sum', IMAGE),
  { kind: 'relu', name: 'open', inputs: ['sum'] },
  pixelwise('twice', 'open'),
  pixelwise('minus', 'open'),
  { kind: 'concat', name: 'joined', inputs: ['twice', 'minus'] },
  { kind: 'add', name: 'both', inputs: ['twice', 'minus'] },
  { kind: 'concat', name: 'all', inputs: ['joined', 'both'] },
  { kind: 'dense', name: 'score', inputs: ['all'] },
];

const diamondWeights = {
  'sum.weight': [
    [1, 3, 1, 1],
    [1, 2, -3],
  ],
  'twice.weight': [[1, 1, 1, 1], [2]],
  'minus.weight': [[1, 1, 1, 1], [-1]],
  'score.weight': [
    [1, 3],
    [5, 7, 11],
  ],
} as const;

interface Query {
  seeds: Record<string, number[]>;
  rule?: BackwardRule;
  at?: string;
  options?: ForwardOptions;
}

/** The gradient for seeds given as plain numbers, at one pixel. */
function gradientOf(network: Network, pixel: number[], { seeds, rule, at, options }: Query): number[] {
  return tf.tidy(() => {
    const trace = forward(network, imageOf(1, 1, pixel), options);
    const tensors = Object.entries(seeds).map(
      ([layer, values]) => [layer, tf.tensor4d(values, [1, 1, 1, values.length])] as const,
    );
    return Array.from(backward(network, trace, new Map(tensors), rule, at).dataSync());
  });
}

describe.each(NODE_BACKENDS)('backward through a diamond on %s', (backend) => {
  let network: Network;
  beforeAll(async () => {
    await use(backend);
    network = tinyNetwork(diamond, [1, 1], diamondWeights);
  });

  const OPEN = [3, 2, 1]; // sum = 4
  const SHUT = [0, 0, 1]; // sum = -3

  it('has the outputs that were worked out by hand', () => {
    tf.tidy(() => {
      const trace = forward(network, imageOf(1, 1, OPEN), { taps: ['sum'] });
      const at = (layer: string) => Array.from(trace.at(layer).dataSync());
      expect(at('sum')).toEqual([4]);
      expect(at('all')).toEqual([8, -4, 4]);
      expect(at('score')).toEqual([56]);
      expect(trace.logits.shape).toEqual([1, 1, 1, 1]);
    });
  });

  it('sums over all paths from the seed to the image', () => {
    expect(gradientOf(network, OPEN, { seeds: { score: [1] } })).toEqual([14, 28, -42]);
    expect(gradientOf(network, SHUT, { seeds: { score: [1] } })).toEqual([0, 0, 0]);
  });

  it('stops at the layer it is asked for', () => {
    expect(gradientOf(network, OPEN, { seeds: { score: [1] }, at: 'all' })).toEqual([5, 7, 11]);
    expect(gradientOf(network, OPEN, { seeds: { score: [1] }, at: 'open' })).toEqual([14]);
    expect(gradientOf(network, SHUT, { seeds: { score: [1] }, at: 'open' })).toEqual([14]);
    expect(gradientOf(network, SHUT, { seeds: { score: [1] }, at: 'sum' })).toEqual([0]);
    expect(gradientOf(network, OPEN, { seeds: { score: [3] }, at: 'score' })).toEqual([3]);
  });

  it('adds up the gradients of seeds at several layers, also of one before another', () => {
    const seeds = { score: [1], twice: [10], open: [100] };
    // Per unit of open: 14 + 10 * 2 + 100.
    expect(gradientOf(network, OPEN, { seeds })).toEqual([134, 268, -402]);
    expect(gradientOf(network, OPEN, { seeds, at: 'open' })).toEqual([134]);
  });

  it('takes a seed at the image as it is', () => {
    expect(gradientOf(network, OPEN, { seeds: { image: [1, 1, 1], score: [1] } })).toEqual([15, 29, -41]);
  });

  it('takes a seed at a pre-activation that a fused kernel swallowed, which needs no forward value', () => {
    expect(gradientOf(network, SHUT, { seeds: { sum: [1] } })).toEqual([1, 2, -3]);
  });

  it('ignores what lies behind the goal', () => {
    expect(gradientOf(network, OPEN, { seeds: { score: [1], sum: [1000] }, at: 'open' })).toEqual([14]);
  });

  it('follows the rules of guided backprop and deconvnet at the rectifier', () => {
    const rule = (seed: number, name: BackwardRule, pixel: number[]) =>
      gradientOf(network, pixel, { seeds: { score: [seed] }, rule: name }).map((value) => value + 0);
    expect(rule(1, 'guided', OPEN)).toEqual([14, 28, -42]);
    expect(rule(-1, 'guided', OPEN)).toEqual([0, 0, 0]);
    expect(rule(1, 'guided', SHUT)).toEqual([0, 0, 0]);
    expect(rule(1, 'deconvnet', SHUT)).toEqual([14, 28, -42]);
    expect(rule(-1, 'deconvnet', OPEN)).toEqual([0, 0, 0]);
    expect(rule(-1, 'gradient', OPEN)).toEqual([-14, -28, 42]);
  });

  it('says so when no seed depends on the goal', () => {
    expect(() => gradientOf(network, OPEN, { seeds: { twice: [1] }, at: 'minus' })).toThrow(
      'No seed at twice depends on "minus".',
    );
  });

  it('says so when a forward pass stopped before a value that the way back needs', () => {
    expect(() => gradientOf(network, OPEN, { seeds: { score: [1] }, options: { upTo: 'sum' } })).toThrow(
      'The forward pass did not keep "open"',
    );
  });

  it('leaves no tensor behind', async () => {
    await expectNoLeak(() => {
      gradientOf(network, OPEN, { seeds: { score: [1], twice: [1] } });
      return [];
    });
  });

  it('keeps the pictures of a batch apart', () => {
    tf.tidy(() => {
      const images = tf.tensor4d([...OPEN, ...SHUT], [2, 1, 1, 3]);
      const seeds = new Map([['score', tf.ones<tf.Rank.R4>([2, 1, 1, 1])]]);
      const gradient = backward(network, forward(network, images), seeds);
      expect(Array.from(gradient.dataSync())).toEqual([14, 28, -42, 0, 0, 0]);
    });
  });
});

/** Each rectifier feeds one convolution, whose adjoint can go back through it. */
const CHAIN: Layer[] = [
  { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 2, pad: [0, 1, 0, 1] },
  { kind: 'relu6', name: 'act1', inputs: ['stem'] },
  { kind: 'depthwise', name: 'deep', inputs: ['act1'], stride: 2, pad: [1, 1, 1, 1] },
  { kind: 'relu', name: 'act2', inputs: ['deep'] },
  pixelwise('wide', 'act2'),
  { kind: 'leakyRelu', name: 'act3', inputs: ['wide'], slope: 0.1 },
  pixelwise('narrow', 'act3'),
  { kind: 'relu6', name: 'act4', inputs: ['narrow'] },
  { kind: 'conv', name: 'last', inputs: ['act4'], stride: 1, pad: [1, 1, 1, 1] },
];
const CHAIN_SHAPES = {
  'stem.weight': [6, 3, 3, 3],
  'stem.bias': [6],
  'deep.weight': [6, 1, 3, 3],
  'deep.bias': [6],
  'wide.weight': [40, 6, 1, 1],
  'wide.bias': [40],
  'narrow.weight': [36, 40, 1, 1],
  'last.weight': [3, 36, 3, 3],
};

describe.each(NODE_BACKENDS)(
  'going back through a rectifier with the convolution behind it, on %s',
  (backend) => {
    beforeAll(() => use(backend));

    it.each(
      (['gradient', 'guided', 'deconvnet'] as const).flatMap((rule) =>
        ['act1', 'act2', 'act3', 'act4'].flatMap((stop) => [
          { rule, stop, off: [] },
          { rule, stop, off: [0, 2] },
        ]),
      ),
    )('is going back to it and on from it: $rule, $stop, without $off', async ({ rule, stop, off }) => {
      const whole = new Network(describeNetwork(CHAIN, [13, 12]), randomWeights(CHAIN_SHAPES, 4));
      const ablation = makeAblation(whole, off.length > 0 ? [{ layer: stop, channels: off }] : []);
      tf.tidy(() => {
        const network = whole.withAblation(ablation);
        const random = seeded(9);
        const trace = forward(network, imageOf(13, 12, Array.from(random.normals(13 * 12 * 3, 1))));
        const seeds = new Map([['last', tf.onesLike(trace.at('last'))]]);
        const got = backward(network, trace, seeds, rule);
        const there = backward(network, trace, seeds, rule, stop);
        const want = backward(network, trace, new Map([[stop, there]]), rule).dataSync();
        expect(norm(want)).toBeGreaterThan(0);
        expectClose(got.dataSync(), want, 1e-6);
        // A seed on the way is added to what comes.
        const added = backward(network, trace, new Map([...seeds, [stop, there]]), rule);
        const twice = backward(network, trace, new Map([[stop, tf.mul<tf.Tensor4D>(there, 2)]]), rule);
        expectClose(added.dataSync(), twice.dataSync(), 1e-6);
      });
      disposeAblation(ablation);
      whole.dispose();
    });
  },
);
