import * as tf from '@tensorflow/tfjs-core';
import { Network } from '../../src/network/network.ts';
import type { WeightArray } from '../../src/network/weights.ts';
import { squeezenet } from '../../src/network/zoo/squeezenet.ts';

/** Fire modules: input, squeeze and expand channels (Iandola et al. 2016, table 1). */
const FIRES: Record<string, readonly [number, number, number]> = {
  'features.3': [96, 16, 64],
  'features.4': [128, 16, 64],
  'features.5': [128, 32, 128],
  'features.7': [256, 32, 128],
  'features.8': [256, 48, 192],
  'features.9': [384, 48, 192],
  'features.10': [384, 64, 256],
  'features.12': [512, 64, 256],
};

/** SqueezeNet 1.0 at 227 x 227 with random weights, for timing only. */
export function randomSqueezenet(): Network {
  const weights = new Map<string, WeightArray>();
  const put = (name: string, shape: [number, number, number, number]) => {
    const [outputs, inputs, height, width] = shape;
    // He initialisation, so that activations neither vanish nor grow.
    const deviation = Math.sqrt(2 / (inputs * height * width));
    const values = tf.tidy(() =>
      tf.randomNormal(shape, 0, deviation, 'float32', weights.size + 1).dataSync<'float32'>(),
    );
    weights.set(`${name}.weight`, { shape, values });
    weights.set(`${name}.bias`, { shape: [outputs], values: new Float32Array(outputs) });
  };
  put('features.0', [96, 3, 7, 7]);
  for (const [name, [inputs, squeeze, expand]] of Object.entries(FIRES)) {
    put(`${name}.squeeze`, [squeeze, inputs, 1, 1]);
    put(`${name}.expand1x1`, [expand, squeeze, 1, 1]);
    put(`${name}.expand3x3`, [expand, squeeze, 3, 3]);
  }
  put('classifier.1', [1000, 512, 1, 1]);
  const input = { height: 227, width: 227, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 } as const;
  const words = {
    id: 'squeezenet1-0',
    title: 'SqueezeNet 1.0',
    paper: '',
    source: '',
    licence: '',
    labels: ['class 0'],
  };
  return new Network({ ...words, input, layers: squeezenet('1.0'), logits: 'classifier.3' }, weights);
}
