import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { NetworkError, UnknownClassError } from '../../src/network/errors.ts';
import { Network } from '../../src/network/network.ts';
import type { Weights } from '../../src/network/weights.ts';
import { use } from '../support/backends.ts';
import { describeNetwork, randomWeights, tinyNetwork } from '../support/toys/tiny_network.ts';

beforeAll(() => use('cpu'));

const NO_WEIGHTS: Weights = new Map();

const conv = (name: string, input: string, more: object = {}): Layer => ({
  ...{ kind: 'conv', name, inputs: [input] },
  ...{ stride: 1, pad: [0, 0, 0, 0] },
  ...more,
});

describe('a network of unknown layers or classes', () => {
  const names = ['features.0', 'features.3.squeeze', 'features.3.expand', 'classifier'];
  const layers = names.map((name, i): Layer => ({ kind: 'relu', name, inputs: [names[i - 1] ?? IMAGE] }));
  const network = () => tinyNetwork(layers, [2, 2]);

  it('suggests layers of the same block', () => {
    expect(() => network().resolve('features.3.sqeeze')).toThrow(
      'Tiny has no layer "features.3.sqeeze". Its layers: features.3.squeeze, features.3.expand, ….',
    );
  });

  it('lists its layers where none is like the one asked for', () => {
    expect(() => network().shape('conv5')).toThrow(
      'Its layers: features.0, features.3.squeeze, features.3.expand, classifier.',
    );
  });

  it.each([-1, 3, 1.5, Number.NaN])('has no class %d', (index) => {
    expect(() => network().checkClass(index)).toThrow(UnknownClassError);
    expect(() => network().checkClass(index)).toThrow(`no class ${index}: it knows 0 to 2.`);
  });

  it('has its first and last class', () => {
    expect([network().checkClass(0), network().checkClass(2)]).toEqual([0, 2]);
  });

  it('cannot be built when its class scores are at no layer of its own', () => {
    const description = { ...describeNetwork(layers, [2, 2]), logits: 'fc' };
    expect(() => new Network(description, NO_WEIGHTS)).toThrow('Tiny has no layer "fc"');
  });
});

describe('a network whose description and weights do not fit says where', () => {
  const build = (layers: Layer[], shapes: Record<string, number[]>) => () =>
    new Network(describeNetwork(layers, [4, 4]), randomWeights(shapes, 1));

  it.each([
    [
      'a layer before its input',
      [conv('b', 'a'), conv('a', IMAGE)],
      { 'a.weight': [1, 3, 1, 1], 'b.weight': [1, 1, 1, 1] },
      'Layer "b" takes "a", which does not come before it.',
    ],
    [
      'a missing weight',
      [conv('a', IMAGE)],
      { 'other.weight': [1, 3, 1, 1] },
      `The weights hold no "a.weight". Are they another network's?`,
    ],
    [
      'a weight of other rank',
      [conv('a', IMAGE)],
      { 'a.weight': [1, 3] },
      '"a.weight" has shape [1,3], expected 4 dimensions.',
    ],
    [
      'a filter for another depth',
      [conv('a', IMAGE)],
      { 'a.weight': [2, 4, 1, 1] },
      'a.weight takes 4 channels, its input has 3.',
    ],
    [
      'filters that its groups do not divide',
      [conv('a', IMAGE, { groups: 3 })],
      { 'a.weight': [4, 1, 1, 1] },
      'a.weight has 4 filters, which 3 groups do not divide.',
    ],
    [
      'a depthwise filter for another depth',
      [{ kind: 'depthwise', name: 'a', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] }],
      { 'a.weight': [5, 1, 3, 3] },
      'a.weight has 5 filters, its input 3 channels.',
    ],
    [
      'a matrix for another size',
      [{ kind: 'dense', name: 'a', inputs: [IMAGE] }],
      { 'a.weight': [2, 47] },
      'a.weight takes 47 numbers, its input has 4 x 4 x 3.',
    ],
    [
      'a sum of unlike shapes',
      [conv('a', IMAGE), { kind: 'add', name: 'sum', inputs: [IMAGE, 'a'] }],
      { 'a.weight': [2, 3, 1, 1] },
      'sum adds different shapes: [4,4,3], [4,4,2].',
    ],
    [
      'a concatenation of unlike sizes',
      [conv('a', IMAGE, { stride: 2 }), { kind: 'concat', name: 'both', inputs: [IMAGE, 'a'] }],
      { 'a.weight': [2, 3, 1, 1] },
      'both joins different sizes: [4,4,3], [2,2,2].',
    ],
    [
      'borders wider than the picture',
      [{ kind: 'reflectPad', name: 'a', inputs: [IMAGE], pad: [4, 0, 0, 0] }],
      {},
      'a mirrors [4,0,0,0] pixels of a picture of 4 x 4.',
    ],
    [
      'a resize convolution of another kernel',
      [{ kind: 'resizeConv', name: 'a', inputs: [IMAGE] }],
      { 'a.weight': [2, 3, 5, 5] },
      'a.weight is [2,3,5,5], expected [out,3,3,3].',
    ],
    [
      'a transposed convolution for another depth',
      [{ kind: 'transposedConv', name: 'a', inputs: [IMAGE], stride: 2, pad: [0, 0, 0, 0] }],
      { 'a.weight': [2, 3, 3, 3] },
      'a.weight takes 2 channels, its input has 3.',
    ],
    [
      'an instance norm of other channels',
      [{ kind: 'instanceNorm', name: 'a', inputs: [IMAGE], epsilon: 1e-5 }],
      { 'a.weight': [4], 'a.bias': [4] },
      'a.weight holds 4 numbers, its input has 3 channels.',
    ],
    [
      'a conditional instance norm without a style',
      [{ kind: 'conditionalInstanceNorm', name: 'a', inputs: [IMAGE], epsilon: 1e-5 }],
      {},
      'a takes a map, a scale and a shift of [1,1,3], not [4,4,3].',
    ],
    [
      'a kind of layer that there is not',
      [{ kind: 'toString', name: 'a', inputs: [IMAGE] } as never],
      {},
      'Layer "a" is of unknown kind "toString". Known: conv, depthwise, resizeConv, resizeBilinear, transposedConv, zeroPad, reflectPad, dense, batchNorm, instanceNorm, conditionalInstanceNorm, relu, relu6, leakyRelu, hardSwish, sigmoid, tanh, maxPool, avgPool, adaptiveAvgPool, globalAvgPool, add, multiply, concat, flatten, softmax, dropout, lrn.',
    ],
  ] as [string, Layer[], Record<string, number[]>, string][])('%s', (_what, layers, shapes, message) => {
    expect(build(layers, shapes)).toThrow(NetworkError);
    expect(build(layers, shapes)).toThrow(message);
  });
});

it('a network disposes all that it made, the turned filters too', async () => {
  const before = tf.memory().numTensors;
  const network = new Network(
    describeNetwork([conv('a', IMAGE)], [4, 4]),
    randomWeights({ 'a.weight': [2, 3, 3, 3], 'a.bias': [2] }, 1),
  );
  const { backward } = await import('../../src/network/backward.ts');
  const { forward } = await import('../../src/network/forward.ts');
  tf.tidy(() => {
    const trace = forward(network, tf.zeros([1, 4, 4, 3]));
    backward(network, trace, new Map([['a', tf.ones<tf.Rank.R4>([1, 2, 2, 2])]]));
  });
  expect(tf.memory().numTensors).toBe(before + 3);
  network.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

describe('a network that cannot be built', () => {
  const layers = [conv('first', IMAGE), conv('second', 'first')];
  const weights = randomWeights({ 'first.weight': [4, 3, 3, 3], 'second.weight': [2, 4, 3, 3] }, 1);

  it.each<[string, Parameters<typeof describeNetwork>[0], string, Weights]>([
    [
      'a later layer does not fit',
      layers,
      'second',
      randomWeights({ 'first.weight': [4, 3, 3, 3], 'second.weight': [2, 5, 3, 3] }, 1),
    ],
    ['its class scores are at no layer of its own', layers, 'fc', weights],
  ])('as %s leaves no tensor behind', (_title, some, logits, given) => {
    const before = tf.memory().numTensors;
    expect(() => new Network({ ...describeNetwork(some, [8, 8]), logits }, given)).toThrow();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('beside another of the same weights leaves those to the other', () => {
    const before = tf.memory().numTensors;
    const first = new Network(describeNetwork(layers, [8, 8]), weights);
    const whole = tf.memory().numTensors;
    expect(() => new Network({ ...describeNetwork(layers, [9, 9]), logits: 'fc' }, weights, first)).toThrow();
    expect(tf.memory().numTensors).toBe(whole);
    first.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
