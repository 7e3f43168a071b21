import * as tf from '@tensorflow/tfjs-core';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import { Network } from '../../src/network/network.ts';
import type { Weights } from '../../src/network/weights.ts';
import type { RunInputs, SlowTechnique } from '../../src/techniques/common/slow_technique.ts';
import type { Parameters, Settings } from '../../src/techniques/common/technique.ts';
import { seeded } from './seeded.ts';
import { describeNetwork } from './toys/tiny_network.ts';
import { bentLayers, bentWeights } from './toys/toy_subject.ts';

/** The same network with weights that make every activation NaN. */
export const brokenWeights: Weights = new Map(
  [...bentWeights].map(([name, { shape, values }]) => [
    name,
    { shape, values: values.map(() => Number.NaN) },
  ]),
);

/**
 * A network of a few layers with random weights, for images of any size. A little is subtracted of its pictures, so that the mean
 * colour, which paintings begin with, is next to black: brighter pixels would fill its ReLU6.
 */
export function toyNetwork(height: number, width: number, weights = bentWeights): Network {
  const description = describeNetwork(bentLayers(2, 2), [height, width], ['zero', 'one', 'two']);
  return new Network({ ...description, input: { ...description.input, mean: [0.4, 0.4, 0.4] } }, weights);
}

const colours = (seed: number, height: number, width: number) => {
  const random = seeded(seed);
  const values = Float32Array.from({ length: height * width * 3 }, () => random.uniform());
  return tf.tensor4d(values, [1, height, width, 3]);
};

/** Inputs of a run before the toy network, with whatever a painting needs; `end` frees it. */
export function toyInputs(technique: SlowTechnique, weights = bentWeights) {
  const networks = new Map<string, Network>();
  const content = technique.needs.content ? colours(1, 64, 48) : null;
  const models = technique.needs.references === 'none' ? [] : [colours(2, 40, 64)];
  const inputs: RunInputs = {
    usualNetwork: () => inputs.networkFor(64, 64),
    networkFor(height, width) {
      const key = `${height} x ${width}`;
      const network = networks.get(key) ?? toyNetwork(height, width, weights);
      networks.set(key, network);
      return network;
    },
    content,
    references: models.map((pixels) => ({ title: 'stripes', pixels, weight: 1 })),
    target: { kind: 'class', index: 1 },
    seed: 3,
    resume: null,
  };
  return {
    inputs,
    end() {
      tf.dispose([content ?? [], ...models]);
      for (const network of networks.values()) network.dispose();
    },
  };
}

/** Settings as small as a painting allows, for tests that must be quick. */
export function smallest(settings: Settings<Parameters>, steps = 3): Settings<Parameters> {
  const small: Record<string, number> = { steps, size: 64, octaves: 2, frames: 2, jitter: 2, crops: 2 };
  const entries = Object.entries<ParameterValue>(settings).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.min(value, small[name] ?? value) : value,
  ]);
  return Object.fromEntries(entries) as Settings<Parameters>;
}
