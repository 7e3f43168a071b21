import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { forward } from '../../src/network/forward.ts';
import { readNetwork } from '../../src/network/load.ts';
import { Network } from '../../src/network/network.ts';
import { efficientnetLite0 } from '../../src/network/zoo/efficientnet_lite0.ts';
import { fetchShipped } from '../support/efficientnet.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork, randomWeights } from '../support/toys/tiny_network.ts';
import { take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const layers: Layer[] = [
  { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 2, pad: [1, 1, 1, 1] },
  {
    kind: 'avgPool',
    name: 'mean',
    inputs: ['stem'],
    window: [3, 3],
    stride: 2,
    pad: [1, 1, 1, 1],
    countPad: false,
  },
];
const weights = randomWeights({ 'stem.weight': [4, 3, 3, 3], 'stem.bias': [4] }, 3);
const random = (height: number, width: number) =>
  tf.tensor4d(seeded(4).normals(height * width * 3), [1, height, width, 3]);

/** Output and image gradient of one pass. */
function pass(network: Network, height: number, width: number): [Float32Array, Float32Array] {
  const image = random(height, width);
  const [output, gradient] = tf.tidy(() => {
    const trace = forward(network, image);
    return [trace.logits, backward(network, trace, new Map([['mean', tf.square(trace.logits)]]))];
  });
  image.dispose();
  return [take(output), take(gradient)];
}

describe('networks of the same weights for two sizes', () => {
  const small = describeNetwork(layers, [6, 9]);
  const large = describeNetwork(layers, [11, 8]);

  it('share their filters, and each computes what it would compute alone', () => {
    const alone = new Network(large, weights);
    const want = pass(alone, 11, 8);
    alone.dispose();
    const first = new Network(small, weights);
    pass(first, 6, 9);
    const one = tf.memory().numTensors;
    const second = new Network(large, weights, first);
    // The shares of the pooling's windows are bound to the size: its ones and its shares are made anew.
    expect(tf.memory().numTensors - one).toBe(2);
    const got = pass(second, 11, 8);
    expect(got).toEqual(want);
    first.dispose();
    expect(pass(second, 11, 8)).toEqual(want);
    second.dispose();
  });

  it('leave nothing behind, whichever goes first, and however often each is disposed', () => {
    const before = tf.memory().numTensors;
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const first = new Network(small, weights);
      const second = new Network(large, weights, first);
      pass(second, 11, 8);
      const both = [first, second];
      for (const which of order) both[which]?.dispose();
      for (const which of order) both[which]?.dispose();
      expect(tf.memory().numTensors).toBe(before);
    }
  });
});

describe('EfficientNet-Lite0', () => {
  it('pads images that are not square as TensorFlow does, each side by its own length', () => {
    const strided = efficientnetLite0({ height: 65, width: 98 }).filter(
      (layer) => layer.kind === 'conv' && layer.stride === 2,
    );
    expect(strided).toMatchObject([{ name: 'conv_stem', pad: [1, 1, 0, 1] }]);
  });

  it('built for two sizes needs the memory of one, and runs on images that are not square', async () => {
    const plan = await readNetwork(fetchShipped);
    const before = tf.memory();
    const first = plan.build({ height: 64, width: 64 });
    const one = tf.memory().numBytes;
    const second = plan.build({ height: 65, width: 98 });
    expect(tf.memory().numBytes).toBe(one);
    first.dispose();

    const image = random(65, 98);
    const got = tf.tidy(() => forward(second, image, { taps: ['conv_stem'] }).at('conv_stem'));
    const stem = second.step('conv_stem').tensors;
    const want = tf.tidy(() =>
      tf.add(tf.conv2d(image, stem.get<tf.Tensor4D>('filter 0'), 2, 'same'), stem.get('bias 0')),
    );
    expect(got.shape).toEqual([1, 33, 49, 32]);
    expectClose(take(got), take(want), 1e-6);
    image.dispose();
    second.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors);

    const third = plan.build({ height: 32, width: 32 });
    expect(third.shape('act2')).toEqual([1, 1, 1280]);
    third.dispose();
  });
});
