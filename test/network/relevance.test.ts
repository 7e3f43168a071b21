import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { forward } from '../../src/network/forward.ts';
import type { RelevanceRule } from '../../src/network/layers/rules.ts';
import { Network } from '../../src/network/network.ts';
import { readWeights } from '../../src/network/network_file.ts';
import type { Weights } from '../../src/network/weights.ts';
import { NODE_BACKENDS, use } from '../support/backends.ts';
import { fetchShipped, goldenImage, loadShipped } from '../support/efficientnet.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork, tinyNetwork } from '../support/toys/tiny_network.ts';
import { bentLayers, bentWeights } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

const EPSILON: RelevanceRule = { terms: 'all', epsilon: 0, gamma: 0, first: 'same' };
const GAMMA: RelevanceRule = { terms: 'favoured', epsilon: 0, gamma: 1, first: 'same' };
const Z_PLUS: RelevanceRule = { terms: 'positive', epsilon: 0, gamma: 0, first: 'same' };

const pixelwise = (name: string, input: string): Layer => ({
  ...{ kind: 'conv', name, inputs: [input] },
  ...{ stride: 1, pad: [0, 0, 0, 0] },
});

/** The relevance of a layer, given that of another, for an image of [height, width]. */
function relevanceOf(
  network: Network,
  pixels: readonly number[],
  seeds: Record<string, number[]>,
  rule: RelevanceRule,
  at?: string,
): number[] {
  return tf.tidy(() => {
    const { height, width } = network.description.input;
    const trace = forward(network, tf.tensor4d([...pixels], [1, height, width, 3]));
    const tensors = Object.entries(seeds).map(
      ([layer, values]) => [layer, tf.tensor4d(values, [1, ...network.shape(layer)])] as const,
    );
    return Array.from(backward(network, trace, new Map(tensors), rule, at).dataSync());
  });
}

describe.each(NODE_BACKENDS)('one sum, on %s', (backend) => {
  beforeAll(() => use(backend));
  /** 2 red + green - blue + 1. */
  const sum = () =>
    tinyNetwork([pixelwise('sum', IMAGE)], [1, 1], {
      'sum.weight': [
        [1, 3, 1, 1],
        [2, 1, -1],
      ],
      'sum.bias': [[1], [1]],
    });

  it.each([
    // 2 + 2 - 1 + 1 = 4, of which the bias keeps 1.
    ['epsilon', [1, 2, 1], 4, EPSILON, [2, 2, -1]],
    // The root mean square of one number is the number: 4 + 0.5 x 4.
    ['epsilon of 1/2', [1, 2, 1], 6, { ...EPSILON, epsilon: 0.5 }, [2, 2, -1]],
    // 2 + 2, whatever else there is.
    ['z+', [1, 2, 1], 4, Z_PLUS, [2, 2, 0]],
    // 2 - 2 + 3: minus times minus is a positive term too.
    ['z+ below 0', [1, -2, -3], 5, Z_PLUS, [2, 0, 3]],
    // 3, and 4 once more.
    ['gamma of 1', [1, 2, 1], 7, GAMMA, [4, 4, -1]],
    // 2 + 1 - 4 is below 0: -4 counts twice.
    ['gamma of 1, the sum below 0', [1, 1, 4], -5, GAMMA, [2, 1, -8]],
    // 2 - 2 + 3, and 5 once more.
    ['gamma of 1, an input below 0', [1, -2, -3], 8, GAMMA, [4, -2, 6]],
    // Pixels from 0 to 255: 2 + 2 - 1, less 255 x -1.
    ['box', [1, 2, 1], 258, { ...Z_PLUS, first: 'box' }, [2, 2, 254]],
    ['flat', [1, 2, 1], 3, { ...EPSILON, first: 'flat' }, [1, 1, 1]],
  ] as [string, number[], number, RelevanceRule, number[]][])('%s', (_what, pixel, relevance, rule, want) => {
    const network = sum();
    expectClose(relevanceOf(network, pixel, { sum: [relevance] }, rule), want, 1e-6);
    network.dispose();
  });
});

describe('kinds of layers, by hand', () => {
  beforeAll(startWasm);

  const once = (
    layers: Layer[],
    size: readonly [number, number],
    parameters: Parameters<typeof tinyNetwork>[2],
    work: (network: Network) => void,
  ) => {
    const network = tinyNetwork(layers, size, parameters);
    work(network);
    network.dispose();
  };

  const ONE = [
    [1, 3, 1, 1],
    [1, 0, 0],
  ] as const;
  const branches = (joint: Layer): Layer[] => [
    pixelwise('three', IMAGE),
    pixelwise('minus one', IMAGE),
    joint,
  ];
  const BRANCHES = {
    'three.weight': [
      [1, 3, 1, 1],
      [3, 0, 0],
    ],
    'minus one.weight': [
      [1, 3, 1, 1],
      [-1, 0, 0],
    ],
  } as const;

  it('branches that are added up share as they add to it: 3 and -1 of 2', () => {
    once(
      branches({ kind: 'add', name: 'both', inputs: ['three', 'minus one'] }),
      [1, 1],
      BRANCHES,
      (network) => {
        expectClose(relevanceOf(network, [1, 0, 0], { both: [2] }, Z_PLUS, 'three'), [3], 1e-6);
        expectClose(relevanceOf(network, [1, 0, 0], { both: [2] }, Z_PLUS, 'minus one'), [-1], 1e-6);
      },
    );
  });

  it('branches that are joined keep what is theirs', () => {
    once(
      branches({ kind: 'concat', name: 'both', inputs: ['three', 'minus one'] }),
      [1, 1],
      BRANCHES,
      (network) => {
        expect(relevanceOf(network, [1, 0, 0], { both: [5, 7] }, Z_PLUS, 'three')).toEqual([5]);
        expect(relevanceOf(network, [1, 0, 0], { both: [5, 7] }, Z_PLUS, 'minus one')).toEqual([7]);
      },
    );
  });

  it('a gate takes nothing of what it lets pass; of two maps that are multiplied each has half', () => {
    const gated: Layer[] = [
      pixelwise('map', IMAGE),
      { kind: 'globalAvgPool', name: 'gate', inputs: ['map'] },
      { kind: 'multiply', name: 'gated', inputs: ['map', 'gate'] },
    ];
    once(gated, [1, 2], { 'map.weight': ONE }, (network) => {
      // Else the gate, the mean of both, would send some of the left to the right.
      expect(relevanceOf(network, [1, 0, 0, 3, 0, 0], { gated: [2, 0] }, EPSILON, 'map')).toEqual([2, 0]);
    });
    once(
      branches({ kind: 'multiply', name: 'both', inputs: ['three', 'minus one'] }),
      [1, 1],
      BRANCHES,
      (network) => {
        expect(relevanceOf(network, [1, 0, 0], { both: [-3] }, EPSILON, 'three')).toEqual([-1.5]);
      },
    );
  });

  it('the largest under a window has all of it, and a mean is shared as its terms are', () => {
    const pool = (kind: 'maxPool' | 'avgPool'): Layer[] => [
      pixelwise('map', IMAGE),
      { kind, name: 'pooled', inputs: ['map'], window: [1, 2], stride: 2, pad: [0, 0, 0, 0] } as Layer,
    ];
    once(pool('maxPool'), [1, 2], { 'map.weight': ONE }, (network) =>
      expect(relevanceOf(network, [1, 0, 0, 3, 0, 0], { pooled: [8] }, EPSILON, 'map')).toEqual([0, 8]),
    );
    once(pool('avgPool'), [1, 2], { 'map.weight': ONE }, (network) =>
      expectClose(relevanceOf(network, [1, 0, 0, 3, 0, 0], { pooled: [8] }, EPSILON, 'map'), [2, 6], 1e-6),
    );
  });

  it.each([
    ['a rectifier, wherever it is open', { kind: 'relu6', name: 'on', inputs: ['map'] }],
    ['a sigmoid', { kind: 'sigmoid', name: 'on', inputs: ['map'] }],
    ['dropout', { kind: 'dropout', name: 'on', inputs: ['map'] }],
    [
      'normalisation by neighbours',
      { kind: 'lrn', name: 'on', inputs: ['map'], size: 3, alpha: 1, beta: 1, k: 1 },
    ],
  ] as [string, Layer][])('%s hands it on as it comes', (_what, layer) => {
    once([pixelwise('map', IMAGE), layer], [1, 1], { 'map.weight': ONE }, (network) =>
      expect(relevanceOf(network, [9, 0, 0], { on: [5] }, EPSILON, 'map')).toEqual([5]),
    );
  });

  it('a batch norm that stays keeps what its offset adds under epsilon, and hands it on otherwise', () => {
    const layers: Layer[] = [
      { kind: 'globalAvgPool', name: 'mean', inputs: [IMAGE] },
      { kind: 'batchNorm', name: 'norm', inputs: ['mean'], epsilon: 0 },
    ];
    // 2 x + 3, so of 1 it makes 5, of which 2 are the input's.
    const norm = { 'norm.weight': [[3], [2, 2, 2]], 'norm.bias': [[3], [3, 3, 3]] } as const;
    const moments = { 'norm.running_mean': [[3], [0, 0, 0]], 'norm.running_var': [[3], [1, 1, 1]] } as const;
    once(layers, [1, 1], { ...norm, ...moments }, (network) => {
      expectClose(relevanceOf(network, [1, 1, 1], { norm: [5, 5, 5] }, EPSILON, 'mean'), [2, 2, 2], 1e-6);
      expectClose(relevanceOf(network, [1, 1, 1], { norm: [5, 5, 5] }, Z_PLUS, 'mean'), [5, 5, 5], 1e-6);
    });
  });

  it('flat counts what lies in the picture alone: at the border fewer share', () => {
    const wide: Layer = { kind: 'conv', name: 'wide', inputs: [IMAGE], stride: 1, pad: [0, 0, 1, 1] };
    once([wide], [1, 2], { 'wide.weight': [[1, 3, 1, 3], Array<number>(9).fill(0.1)] }, (network) =>
      // Both sums see both pixels: six numbers share each.
      expectClose(
        relevanceOf(network, [1, 2, 3, 4, 5, 6], { wide: [6, 12] }, { ...Z_PLUS, first: 'flat' }),
        [3, 3, 3, 3, 3, 3],
        1e-6,
      ),
    );
  });
});

const RULES: [string, RelevanceRule][] = [
  ['epsilon', EPSILON],
  ['gamma', GAMMA],
  ['z+', Z_PLUS],
  ['z+ and box', { ...Z_PLUS, first: 'box' }],
  ['gamma and flat', { ...GAMMA, first: 'flat' }],
];

/** What arrives at the image of a score that is shared among the pixels, and the score. */
function arrivesOf(network: Network, image: tf.Tensor4D, index: number, rule: RelevanceRule) {
  const [arrives = Number.NaN, score = Number.NaN] = tf.tidy(() => {
    const trace = forward(network, image);
    const one = tf.oneHot(tf.tensor1d([index], 'int32'), network.classes);
    const seed = tf.mul<tf.Tensor4D>(trace.logits, tf.reshape(one, [1, 1, 1, -1]));
    const relevance = backward(network, trace, new Map([[network.description.logits, seed]]), rule);
    return tf.stack([tf.sum(relevance), tf.sum(seed)]).dataSync();
  });
  return { arrives, score };
}

/** The same weights with nothing that is added to a sum: no biases, and batch norms that only scale. */
const withoutBiases = (weights: Weights): Weights =>
  new Map(
    [...weights].map(([name, { shape, values }]) => {
      const adds = name.endsWith('.bias') || name.endsWith('.running_mean');
      return [name, { shape, values: adds ? new Float32Array(values.length) : values }];
    }),
  );

describe('without biases nothing is lost', () => {
  let shipped: Network;
  beforeAll(async () => {
    await startWasm();
    const known = await loadShipped();
    const { description } = known;
    known.dispose();
    const file = description.weights as Parameters<typeof readWeights>[1];
    shipped = new Network(description, withoutBiases(await readWeights(fetchShipped, file)));
    return () => shipped.dispose();
  });

  it.each(RULES)('in a small network of ReLU6, a sum of branches and a mean: %s', (_name, rule) => {
    const description = describeNetwork(bentLayers(1, 3), [6, 6], ['zero', 'one', 'two']);
    const network = new Network(description, withoutBiases(bentWeights));
    const image = tf.tensor4d(seeded(5).normals(108), [1, 6, 6, 3]);
    for (const index of [0, 1, 2]) {
      const { arrives, score } = arrivesOf(network, image, index, rule);
      expect(Math.abs(score)).toBeGreaterThan(0.1);
      expect(Math.abs(arrives / score - 1)).toBeLessThan(1e-3);
    }
    image.dispose();
    network.dispose();
  });

  it.each(RULES)('in EfficientNet-Lite0: %s', (_name, rule) => {
    const image = goldenImage(shipped, 'dog');
    const scores = tf.tidy(() => forward(shipped, image).logits.dataSync<'float32'>());
    const top = scores.indexOf(Math.max(...scores));
    const { arrives, score } = arrivesOf(shipped, image, top, rule);
    expect(score).toBe(scores[top]);
    // Linear layers have a few sums below 0 without a positive term, of which z+ hands nothing on.
    const most = rule.terms === 'positive' ? 5e-3 : 1e-3;
    expect(Math.abs(arrives / score - 1)).toBeLessThan(most);
    image.dispose();
  });
});

it('of what a sum holds the bias has its exact share under epsilon, layer by layer', async () => {
  await startWasm();
  const network = new Network(describeNetwork(bentLayers(1, 3), [6, 6], ['zero', 'one', 'two']), bentWeights);
  const image = tf.tensor4d(seeded(5).normals(108), [1, 6, 6, 3]);
  const kept = tf.tidy(() => {
    const trace = forward(network, image, { taps: ['stem', 'deep'] });
    const one = tf.tensor4d([1, 0, 0], [1, 1, 1, 3]);
    const seeds = new Map([['score', tf.mul<tf.Tensor4D>(trace.logits, one)]]);
    // A bias keeps what it is of the sum that it is added to.
    const share = (layer: string) => {
      const bias = tf.tensor1d(Array.from(bentWeights.get(`${layer}.bias`)?.values ?? []));
      const arrived = backward(network, trace, seeds, EPSILON, layer);
      return tf.sum(tf.mul(arrived, tf.div(bias, trace.at(layer))));
    };
    return tf.add(share('stem'), share('deep')).dataSync()[0] as number;
  });
  const { arrives, score } = arrivesOf(network, image, 0, EPSILON);
  expect(Math.abs(kept / score)).toBeGreaterThan(0.01);
  expect(Math.abs((arrives + kept) / score - 1)).toBeLessThan(1e-3);
  image.dispose();
  network.dispose();
});

it('what is made of the weights is made once, and goes with the network', async () => {
  await startWasm();
  const idle = tf.memory().numTensors;
  const network = new Network(describeNetwork(bentLayers(1, 3), [6, 6], ['zero', 'one', 'two']), bentWeights);
  const image = tf.tensor4d(seeded(5).normals(108), [1, 6, 6, 3]);
  for (const [, rule] of RULES) {
    arrivesOf(network, image, 0, rule);
    await expectNoLeak(() => {
      arrivesOf(network, image, 0, rule);
      return [];
    });
  }
  image.dispose();
  network.dispose();
  expect(tf.memory().numTensors).toBe(idle);
});
