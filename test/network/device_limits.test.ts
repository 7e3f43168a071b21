import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkFits, type Device, limitsOf } from '../../src/network/device_limits.ts';
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

  it.each<[string, Device, RegExp]>([
    [
      "WebGPU's usual limits",
      { backend: 'webgpu', gpu: { maxBufferSize: 256 * MiB, maxStorageBufferBindingSize: 128 * MiB } },
      /classifier\.0\.weight takes 411 MB, more than the 134 MB .*WebGPU.*features only/,
    ],
    ['textures of 8192', { backend: 'webgl', textureSide: 8192 }, /classifier\.0\.weight .*268 MB .*WebGL/],
    ['a machine of 1 GiB', { backend: 'wasm', memory: 1 }, /weights take 553 MB, and 537 MB are free/],
  ])('is refused by name at %s, and its features are not', (_title, device, words) => {
    expect(fits(device)).toThrow(NetworkTooLargeError);
    expect(fits(device)).toThrow(words);
    expect(fits(device, convolutions)).not.toThrow();
  });

  it.each<[string, Device]>([
    [
      'raised limits',
      { backend: 'webgpu', gpu: { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 30 } },
    ],
    ['textures of 16384', { backend: 'webgl', textureSide: 16384 }],
    ['wasm on a machine of 4 GiB', { backend: 'wasm', memory: 4 }],
    ['wasm where nothing is known of the memory', { backend: 'wasm' }],
  ])('fits %s', (_title, device) => expect(fits(device)).not.toThrow());
});

it('the features of a network are the means of its last maps', async () => {
  const whole = await open(goldenFiles('vgg11-script.onnx'));
  const features = featuresOnly(whole);
  const { height, width } = whole.description.input;
  const [network, alone] = [planOf(whole).build(), planOf(features).build()];
  const image = tf.randomUniform<tf.Rank.R4>([1, height, width, 3], -1, 1, 'float32', 3);
  const [expected, got] = tf.tidy(() => [
    tf.mean(forward(network, image, { taps: ['avgpool'] }).at('avgpool'), [1, 2]).dataSync(),
    forward(alone, image).logits.dataSync(),
  ]);
  expect(got).toHaveLength(features.card.classes);
  expect(features.description.labels).toHaveLength(features.card.classes);
  expect(Math.max(...got.map((value, i) => Math.abs(value - (expected[i] as number))))).toBeLessThan(1e-6);
  expect([...features.weights.keys()].every((name) => name.startsWith('features.'))).toBe(true);
  expect(features.card.parameters).toBeLessThan(whole.card.parameters);
  image.dispose();
  network.dispose();
  alone.dispose();
});
