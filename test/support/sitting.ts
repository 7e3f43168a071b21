import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from '../../src/network/description.ts';
import { Network } from '../../src/network/network.ts';
import type { Weights } from '../../src/network/weights.ts';
import type { Painting, Sitting } from '../../src/techniques/painting.ts';
import type { Parameters, Settings } from '../../src/techniques/technique.ts';
import type { ParameterValue } from '../../src/worker/api.ts';
import { seeded } from './seeded.ts';
import { describeNetwork, randomWeights } from './tiny_network.ts';

const layers: Layer[] = [
  { kind: 'conv', name: 'stem', inputs: ['image'], stride: 2, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'act1', inputs: ['stem'] },
  { kind: 'depthwise', name: 'wide', inputs: ['act1'], stride: 1, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'act2', inputs: ['wide'] },
  { kind: 'add', name: 'sum', inputs: ['act1', 'act2'] },
  { kind: 'conv', name: 'deep', inputs: ['sum'], stride: 2, pad: [0, 0, 0, 0] },
  { kind: 'relu', name: 'act3', inputs: ['deep'] },
  { kind: 'globalAvgPool', name: 'pool', inputs: ['act3'] },
  { kind: 'dense', name: 'score', inputs: ['pool'] },
];

const shapes = {
  'stem.weight': [5, 3, 3, 3],
  'stem.bias': [5],
  'wide.weight': [5, 1, 3, 3],
  'deep.weight': [4, 5, 3, 3],
  'deep.bias': [4],
  'score.weight': [3, 4],
};

const plainWeights = randomWeights(shapes, 21);

/** The same network with weights that make every activation NaN. */
export const brokenWeights: Weights = new Map(
  [...plainWeights].map(([name, { shape, values }]) => [
    name,
    { shape, values: values.map(() => Number.NaN) },
  ]),
);

/** A network of a few layers with random weights, for images of any size. */
export const toyNetwork = (height: number, width: number, weights = plainWeights): Network =>
  new Network(describeNetwork(layers, [height, width], ['zero', 'one', 'two']), weights);

const colours = (seed: number, height: number, width: number) => {
  const random = seeded(seed);
  const values = Float32Array.from({ length: height * width * 3 }, () => random.uniform());
  return tf.tensor4d(values, [1, height, width, 3]);
};

/** A sitting before the toy network, with whatever a painting needs; `end` frees it. */
export function toySitting(painting: Painting, weights = plainWeights) {
  const networks = new Map<string, Network>();
  const content = painting.needs.content ? colours(1, 64, 48) : null;
  const models = painting.needs.models === 'none' ? [] : [colours(2, 40, 64)];
  const sitting: Sitting = {
    networkFor(height, width) {
      const key = `${height} x ${width}`;
      const network = networks.get(key) ?? toyNetwork(height, width, weights);
      networks.set(key, network);
      return network;
    },
    content,
    models: models.map((pixels) => ({ title: 'stripes', pixels, weight: 1 })),
    target: { kind: 'class', index: 1 },
    seed: 3,
    resume: null,
  };
  return {
    sitting,
    end() {
      tf.dispose([content ?? [], ...models]);
      for (const network of networks.values()) network.dispose();
    },
  };
}

/** Settings as small as a painting allows, for tests that must be quick. */
export function smallest(settings: Settings<Parameters>, steps = 3): Settings<Parameters> {
  const small: Record<string, number> = { steps, size: 64, octaves: 2, frames: 2, jitter: 2 };
  const entries = Object.entries<ParameterValue>(settings).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.min(value, small[name] ?? value) : value,
  ]);
  return Object.fromEntries(entries) as Settings<Parameters>;
}
