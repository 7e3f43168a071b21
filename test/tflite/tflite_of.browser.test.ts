import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyDescription } from '../../src/network/description.ts';
import type { LayerBase } from '../../src/network/layers/layer.ts';
import { Network } from '../../src/network/network.ts';
import { run } from '../../src/network/run.ts';
import type { WeightArray, Weights } from '../../src/network/weights.ts';
import { relativeDistance } from '../../src/numeric/relative_distance.ts';
import { tfliteOf } from '../../tools/tflite/tflite_of.ts';
import { writeTflite } from '../../tools/tflite/write_tflite.ts';

const SIZE = { height: 9, width: 8 };
const NONE = [0, 0, 0, 0];

const array = (seed: number, ...shape: number[]): WeightArray => {
  const values = tf.randomNormal(shape, 0, 0.5, 'float32', seed).dataSync<'float32'>();
  return { shape, values };
};

function described(layers: readonly LayerBase[]): AnyDescription {
  const input = { ...SIZE, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 } as const;
  const words = { id: 'toy', title: 'Toy', paper: '', source: '', licence: '' };
  const output = layers.at(-1)?.name ?? '';
  return { ...words, input, layers, task: 'segment', output } as unknown as AnyDescription;
}

const layer = (kind: string, name: string, inputs: string[], more: object = {}) =>
  ({ kind, name, inputs, ...more }) as LayerBase;
const conv = (name: string, from: string, pad: readonly number[], stride = 1) =>
  layer('conv', name, [from], { stride, pad });

const head = conv('conv', 'image', [1, 1, 1, 1]);
const weights: Weights = new Map([
  ['conv.weight', array(1, 4, 3, 3, 3)],
  ['conv.bias', array(2, 4)],
  ['even.weight', array(3, 5, 3, 3, 3)],
  ['bn.weight', array(4, 5)],
  ['bn.bias', array(5, 5)],
  ['bn.running_mean', array(6, 5)],
  ['bn.running_var', { shape: [5], values: Float32Array.of(1, 2, 0.5, 3, 1) }],
  ['deep.weight', array(7, 4, 1, 5, 5)],
  ['deep.bias', array(8, 4)],
  ['up.weight', array(9, 4, 2, 2, 2)],
  ['up.bias', array(10, 2)],
  ['dense.weight', array(11, 7, 4)],
  ['dense.bias', array(12, 7)],
]);

const NETWORKS: Record<string, readonly LayerBase[]> = {
  'a convolution with its rectifier': [head, layer('relu6', 'relu6', ['conv'])],
  'a rectifier that is not the only reader': [
    head,
    layer('relu', 'relu', ['conv']),
    layer('add', 'sum', ['conv', 'relu']),
  ],
  'a folded batch norm, strided': [
    conv('even', 'image', [1, 1, 0, 1], 2),
    layer('batchNorm', 'bn', ['even'], { epsilon: 1e-3 }),
    layer('relu', 'relu', ['bn']),
  ],
  'depthwise, strided': [
    head,
    layer('depthwise', 'deep', ['conv'], { stride: 2, pad: [2, 2, 1, 2] }),
    layer('hardSwish', 'swish', ['deep']),
  ],
  'a transposed convolution': [head, layer('transposedConv', 'up', ['conv'], { stride: 2, pad: NONE })],
  'channels weighed by their mean': [
    head,
    layer('globalAvgPool', 'mean', ['conv']),
    layer('sigmoid', 'gate', ['mean']),
    layer('multiply', 'weighed', ['conv', 'gate']),
    layer('resizeBilinear', 'twice', ['weighed']),
  ],
  'a classifier': [head, layer('globalAvgPool', 'mean', ['conv']), layer('dense', 'dense', ['mean'])],
};

describe('a network as a TensorFlow Lite file', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
    await loadLiteRt('/node_modules/@litertjs/core/wasm/litert_wasm_internal.js');
  });

  it.each(Object.entries(NETWORKS))('says in LiteRT.js what it says here: %s', async (_, layers) => {
    const description = described(layers);
    const network = new Network(description, weights);
    const image = tf.randomNormal<tf.Rank.R4>([1, SIZE.height, SIZE.width, 3], 0, 1, 'float32', 13);
    const ours = run(network, image);
    const bytes = writeTflite(tfliteOf(description, layers.at(-1)?.name ?? '', weights));
    const model = await loadAndCompile(bytes, { accelerator: 'wasm' });
    const input = new Tensor(image.dataSync<'float32'>(), [...image.shape]);
    const [theirs] = await model.run(input);
    const answer = Float32Array.from((await theirs?.data()) as Float32Array);
    expect(answer).toHaveLength(ours.size);
    expect(relativeDistance(ours.dataSync<'float32'>(), answer)).toBeLessThan(1e-5);
    for (const one of [image, ours]) one.dispose();
    for (const one of [input, theirs]) one?.delete();
    model.delete();
    network.dispose();
  });

  it('is refused where a layer is of a kind that has no writer', () => {
    const layers = [head, layer('lrn', 'lrn', ['conv'], { size: 5, alpha: 1, beta: 1, k: 1 })];
    expect(() => tfliteOf(described(layers), 'lrn', weights)).toThrow(/no TensorFlow Lite writer .*lrn/);
  });

  it('is refused where its padding is that of neither SAME nor VALID', () => {
    const layers = [conv('conv', 'image', [2, 0, 1, 1])];
    expect(() => tfliteOf(described(layers), 'conv', weights)).toThrow('2,0,1,1');
  });
});
