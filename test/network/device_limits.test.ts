import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, limitsOf } from '../../src/network/device.ts';
import { checkFits } from '../../src/network/device_limits.ts';
import { NetworkTooLargeError } from '../../src/network/errors.ts';
import { forward } from '../../src/network/forward.ts';
import { featuresOnly } from '../../src/network/importers/features_only.ts';
import { planOf } from '../../src/network/importers/index.ts';
import { use } from '../support/backends.ts';
import { goldenFiles, open } from '../support/imported.ts';
import { zooShapes } from '../support/zoo_network.ts';

beforeAll(() => use('cpu'));

/** Of VGG-16; its first matrix, 4096 x 25088 x 4 bytes, takes 411 MB, all of it 553 MB. */
const { layers, shapes } = zooShapes('vgg16', { height: 224, width: 224 });
const weights = new Map(
  Object.entries(shapes).map(([name, shape]) => [name, { shape, values: new Float32Array() }] as const),
);
const convolutions = layers.filter(({ name }) => name.startsWith('features.'));
const MiB = 2 ** 20;

describe('VGG-16', () => {
  const fits =
    (device: Device, some = layers) =>
    () =>
      checkFits('VGG-16', some, weights, limitsOf(device));

  it('is refused where its weights take more than half of the memory, and its features are not', () => {
    const device: Device = { backend: 'wasm', memory: 1 };
    expect(fits(device)).toThrow(NetworkTooLargeError);
    expect(fits(device)).toThrow(/weights take 553 MB, and 537 MB are free/);
    expect(fits(device, convolutions)).not.toThrow();
  });

  it.each<[string, Device]>([
    [
      "WebGPU's usual limits, its first matrix in pieces",
      { backend: 'webgpu', gpu: { maxBufferSize: 256 * MiB, maxStorageBufferBindingSize: 128 * MiB } },
    ],
    ['textures of 8192', { backend: 'webgl', textureSide: 8192 }],
    ['wasm on a machine of 4 GiB', { backend: 'wasm', memory: 4 }],
    ['wasm where nothing is known of the memory', { backend: 'wasm' }],
  ])('fits %s', (_title, device) => expect(fits(device)).not.toThrow());
});

it.each<[Device, RegExp]>([
  [
    { backend: 'webgpu', gpu: { maxBufferSize: 256 * MiB, maxStorageBufferBindingSize: 128 * MiB } },
    /wide\.weight takes 411 MB, more than the 134 MB .*WebGPU.*features only/,
  ],
  [{ backend: 'webgl', textureSide: 8192 }, /wide\.weight takes 411 MB, .*268 MB .*WebGL/],
])('filters that do not fit %o are refused by name', (device, words) => {
  const wide = { kind: 'conv', name: 'wide', inputs: [], stride: 1, pad: [0, 0, 0, 0] };
  const filters = new Map([['wide.weight', { shape: [4096, 512, 7, 7], values: new Float32Array() }]]);
  const check = () => checkFits('VGG-16', [wide], filters, limitsOf(device));
  expect(check).toThrow(NetworkTooLargeError);
  expect(check).toThrow(words);
});

it('the features of a network are the means of its last maps', async () => {
  const whole = await open(goldenFiles('vgg11-script.onnx'));
  const features = featuresOnly(whole);
  const { height, width } = whole.description.input;
  const [network, alone] = [planOf(whole).build(), planOf(whole).featuresOnly().build()];
  const image = tf.randomUniform<tf.Rank.R4>([1, height, width, 3], -1, 1, 'float32', 3);
  const [expected, got] = tf.tidy(() => [
    tf.mean(forward(network, image, { taps: ['avgpool'] }).at('avgpool'), [1, 2]).dataSync(),
    forward(alone, image).logits.dataSync(),
  ]);
  expect(got).toHaveLength(expected.length);
  expect(alone.description).toMatchObject({ labels: [], title: `${whole.description.title}, features only` });
  expect(Math.max(...got.map((value, i) => Math.abs(value - (expected[i] as number))))).toBeLessThan(1e-6);
  expect([...features.weights.keys()].every((name) => name.startsWith('features.'))).toBe(true);
  expect(features.weights.size).toBeLessThan(whole.weights.size);
  image.dispose();
  network.dispose();
  alone.dispose();
});
