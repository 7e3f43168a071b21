import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { disposeAblation, makeAblation, type SilencedChannels } from '../../src/network/ablation.ts';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer, type LayerKindName } from '../../src/network/description.ts';
import { AblationError, UnknownLayerError } from '../../src/network/errors.ts';
import { forward } from '../../src/network/forward.ts';
import { Network } from '../../src/network/network.ts';
import { autodiff } from '../support/autodiff.ts';
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
 * Over one pixel (r, g, b): mix = (r + g, 2 b), open = relu(mix), score = 3 open_0 + 5 open_1.
 * With channel 0 off, score = 10 b and its gradient (0, 0, 10); with channel 1 off, 3 (r + g) and (3, 3, 0).
 */
const PAIR: Layer[] = [
  pixelwise('mix', IMAGE),
  { kind: 'relu', name: 'open', inputs: ['mix'] },
  { kind: 'dense', name: 'score', inputs: ['open'] },
];

const pair = () =>
  tinyNetwork(PAIR, [1, 1], {
    'mix.weight': [
      [2, 3, 1, 1],
      [1, 1, 0, 0, 0, 2],
    ],
    'mix.bias': [[2], [0.5, 0.25]],
    'score.weight': [
      [1, 2],
      [3, 5],
    ],
  });

/** Layers of kinds whose adjoints look at the output, and across channels: normalisation, pooling, rectifiers. */
const BENT: Layer[] = [
  { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 1, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'act1', inputs: ['stem'] },
  { kind: 'lrn', name: 'norm', inputs: ['act1'], size: 3, alpha: 0.5, beta: 0.75, k: 1 },
  { kind: 'depthwise', name: 'wide', inputs: ['norm'], stride: 1, pad: [1, 1, 1, 1] },
  { kind: 'relu', name: 'act2', inputs: ['wide'] },
  { kind: 'add', name: 'sum', inputs: ['act1', 'act2'] },
  { kind: 'maxPool', name: 'pool', inputs: ['sum'], window: [2, 2], stride: 2, pad: [0, 0, 0, 0] },
  { kind: 'softmax', name: 'share', inputs: ['pool'] },
  { kind: 'dense', name: 'score', inputs: ['share'] },
];
const SHAPES = {
  'stem.weight': [5, 3, 3, 3],
  'stem.bias': [5],
  'wide.weight': [5, 1, 3, 3],
  'wide.bias': [5],
  'score.weight': [3, 45],
};
const SIDE = 6;

type Answer = {
  logits: number[];
  gradient: number[];
};

function answer(network: Network, pixels: tf.Tensor4D, off: SilencedChannels[], seed: number[]): Answer {
  const ablation = makeAblation(network, off);
  const both = tf.tidy(() => {
    const ablated = network.withAblation(ablation);
    const trace = forward(ablated, pixels);
    const seeds = new Map([['score', tf.tensor4d(seed, [1, 1, 1, seed.length])]]);
    const logits = Array.from(trace.logits.dataSync());
    return { logits, gradient: Array.from(backward(ablated, trace, seeds).dataSync()) };
  });
  disposeAblation(ablation);
  return both;
}

describe.each(NODE_BACKENDS)('an ablation on %s', (backend) => {
  beforeAll(() => use(backend));

  it.each<[string, SilencedChannels[], Answer]>([
    ['nothing', [], { logits: [3 * 3.5 + 5 * 8.25], gradient: [3, 3, 10] }],
    ['the first channel', [{ layer: 'open', channels: [0] }], { logits: [41.25], gradient: [0, 0, 10] }],
    ['the second channel', [{ layer: 'open', channels: [1] }], { logits: [10.5], gradient: [3, 3, 0] }],
    [
      'both, in two entries',
      [
        { layer: 'open', channels: [0] },
        { layer: 'open', channels: [1, 1] },
      ],
      { logits: [0], gradient: [0, 0, 0] },
    ],
    // Its output becomes 0, bias and all, and so does what the rectifier behind it lets through.
    [
      'a channel before the rectifier that a fused kernel would swallow',
      [{ layer: 'mix', channels: [1] }],
      { logits: [10.5], gradient: [3, 3, 0] },
    ],
    [
      'one in each of two layers',
      [
        { layer: 'mix', channels: [0] },
        { layer: 'open', channels: [1] },
      ],
      { logits: [0], gradient: [0, 0, 0] },
    ],
  ])('of %s leaves what was worked out by hand', (_what, off, want) => {
    const network = pair();
    const got = tf.tidy(() => answer(network, imageOf(1, 1, [1, 2, 4]), off, [1]));
    expect(got).toEqual(want);
    network.dispose();
  });

  it('is of one picture like of a batch', () => {
    const network = pair();
    tf.tidy(() => {
      const ablation = makeAblation(network, [{ layer: 'open', channels: [0] }]);
      const ablated = network.withAblation(ablation);
      const trace = forward(ablated, tf.tensor4d([1, 2, 4, 0, 0, 1], [2, 1, 1, 3]));
      expect(Array.from(trace.logits.dataSync())).toEqual([41.25, 11.25]);
    });
    network.dispose();
  });

  it('shows the silenced channel as silent, and leaves the unablated pass what it was', () => {
    const network = pair();
    tf.tidy(() => {
      const image = imageOf(1, 1, [1, 2, 4]);
      const ablation = makeAblation(network, [{ layer: 'open', channels: [1] }]);
      const ablated = network.withAblation(ablation);
      expect(Array.from(forward(ablated, image).at('open').dataSync())).toEqual([3.5, 0]);
      expect(Array.from(forward(network, image).at('open').dataSync())).toEqual([3.5, 8.25]);
    });
    network.dispose();
  });

  it('of a convolution is the same as its filters and biases set to zero', () => {
    const weights = randomWeights(SHAPES, 3);
    const cut = new Map(weights);
    for (const name of ['stem.weight', 'stem.bias']) {
      const { shape, values } = weights.get(name) as { shape: number[]; values: Float32Array };
      const each = values.length / 5;
      cut.set(name, { shape, values: values.map((v, i) => ([1, 4].includes(Math.floor(i / each)) ? 0 : v)) });
    }
    const unablated = new Network(describeNetwork(BENT, [SIDE, SIDE]), weights);
    const zeroed = new Network(describeNetwork(BENT, [SIDE, SIDE]), cut);
    tf.tidy(() => {
      const image = tf.tensor4d(seeded(9).normals(SIDE * SIDE * 3), [1, SIDE, SIDE, 3]);
      const got = answer(unablated, image, [{ layer: 'stem', channels: [1, 4] }], [1, -2, 3]);
      const want = answer(zeroed, image, [], [1, -2, 3]);
      expectClose(got.logits, want.logits, 1e-5);
      expectClose(got.gradient, want.gradient, 1e-4);
      expect(norm(want.gradient)).toBeGreaterThan(0);
    });
    for (const network of [unablated, zeroed]) network.dispose();
  });

  it('leaves no tensor behind', async () => {
    const network = pair();
    const off = [{ layer: 'open', channels: [0] }];
    const once = () => tf.tidy(() => answer(network, imageOf(1, 1, [1, 2, 4]), off, [1]));
    once();
    await expectNoLeak(() => {
      once();
      return [];
    });
    network.dispose();
  });
});

describe('the gradient under an ablation is that of tf.grad', () => {
  beforeAll(() => use('cpu'));

  const spots: [LayerKindName, string, number[]][] = [
    ['conv', 'stem', [0, 3]],
    ['relu6', 'act1', [0, 2]],
    ['lrn', 'norm', [1, 3]],
    ['depthwise', 'wide', [4]],
    ['add', 'sum', [0, 1]],
    ['maxPool', 'pool', [2]],
    ['softmax', 'share', [0, 4]],
  ];
  it.each(spots)('behind a layer of kind %s', (_kind, layer, channels) => {
    const network = new Network(describeNetwork(BENT, [SIDE, SIDE]), randomWeights(SHAPES, 3));
    const seed = [1, -2, 3];
    tf.tidy(() => {
      const image = tf.tensor4d(seeded(9).normals(SIDE * SIDE * 3), [1, SIDE, SIDE, 3]);
      const got = answer(network, image, [{ layer, channels }], seed).gradient;
      const ablated = network.withAblation(makeAblation(network, [{ layer, channels }]));
      const [gradient] = autodiff(([x]) => forward(ablated, x as tf.Tensor4D).logits)(
        [image],
        tf.tensor4d(seed, [1, 1, 1, 3]),
      );
      const want = Array.from((gradient as tf.Tensor).dataSync());
      expectClose(got, want, 1e-4);
      expect(norm(want)).toBeGreaterThan(0);
      expect(
        norm(want.map((v, i) => v - (answer(network, image, [], seed).gradient[i] ?? 0))),
      ).toBeGreaterThan(0);
    });
    network.dispose();
  });
});

it('a network with an ablation names a layer that it has not', () => {
  const network = pair();
  const ablation = makeAblation(network, [{ layer: 'open', channels: [0] }]);
  const ablated = network.withAblation(ablation);
  expect(() => ablated.step('conv9')).toThrow(UnknownLayerError);
  expect(() => ablated.step('conv9')).toThrow('Tiny has no layer "conv9". Its layers: mix, open, score.');
  disposeAblation(ablation);
  network.dispose();
});

describe('an ablation that cannot be', () => {
  it.each<[string, SilencedChannels, abstract new (...args: never[]) => Error, string]>([
    ['of an unknown layer', { layer: 'conv9', channels: [0] }, UnknownLayerError, 'has no layer "conv9"'],
    ['of the class scores', { layer: 'score', channels: [0] }, AblationError, 'holds the class scores'],
    [
      'of a channel too many',
      { layer: 'open', channels: [0, 2] },
      AblationError,
      'open has no channel 2: it has 2',
    ],
    ['of half a channel', { layer: 'open', channels: [0.5] }, AblationError, 'open has no channel 0.5'],
  ])('%s says why', (_what, off, error, words) => {
    const network = pair();
    const before = tf.memory().numTensors;
    const make = () => makeAblation(network, [{ layer: 'mix', channels: [0] }, off]);
    expect(make).toThrow(error);
    expect(make).toThrow(words);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });
});
