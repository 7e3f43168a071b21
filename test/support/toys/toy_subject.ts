import * as tf from '@tensorflow/tfjs-core';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { keepForward } from '../../../src/network/forward.ts';
import { Network } from '../../../src/network/network.ts';
import type { FixedTarget, Subject } from '../../../src/techniques/common/technique.ts';
import { seeded } from '../seeded.ts';
import { describeNetwork, randomWeights, tinyNetwork } from './tiny_network.ts';

/**
 * Two classes over an image: the first scores the weighted sum of all colours, the second nothing. All that a technique
 * says of it can be worked out by hand.
 * @param weights [height, width, 3]
 * @param prepared as of tinyNetwork
 */
export function linearNetwork(
  [height, width]: readonly [number, number],
  weights: readonly number[],
  prepared?: Parameters<typeof tinyNetwork>[3],
): Network {
  // Torch's order is channel, row, column.
  const torch = Array.from({ length: weights.length }, (_, i) => {
    const [channel, pixel] = [Math.floor(i / (height * width)), i % (height * width)];
    return weights[pixel * 3 + channel] as number;
  });
  const scores = [...torch, ...Array<number>(weights.length).fill(0)];
  const score: Layer = { kind: 'dense', name: 'score', inputs: [IMAGE] };
  const parameters = { 'score.weight': [[2, weights.length], scores] } as const;
  return tinyNetwork([score], [height, width], parameters, prepared);
}

/** Two channels, red and green as they are, their means, and scores of those; RED_AND_GREEN and a `score.weight` are its weights. */
export const redGreenLayers: Layer[] = [
  { kind: 'conv', name: 'red and green', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
  { kind: 'globalAvgPool', name: 'mean', inputs: ['red and green'] },
  { kind: 'dense', name: 'score', inputs: ['mean'] },
];
export const RED_AND_GREEN = {
  'red and green.weight': [
    [2, 3, 1, 1],
    [1, 0, 0, 0, 1, 0],
  ],
} as const;

/** Convolutions, ReLU6 and a residual connection. @param first stride of the first convolution; @param last of the last */
export const bentLayers = (first: number, last: number): Layer[] => [
  { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: first, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'act1', inputs: ['stem'] },
  { kind: 'depthwise', name: 'wide', inputs: ['act1'], stride: 1, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'act2', inputs: ['wide'] },
  { kind: 'add', name: 'sum', inputs: ['act1', 'act2'] },
  { kind: 'conv', name: 'deep', inputs: ['sum'], stride: last, pad: [0, 0, 0, 0] },
  { kind: 'relu', name: 'act3', inputs: ['deep'] },
  { kind: 'globalAvgPool', name: 'pool', inputs: ['act3'] },
  { kind: 'dense', name: 'score', inputs: ['pool'] },
];

/** Random weights for those layers, always the same. */
export const bentWeights = randomWeights(
  {
    'stem.weight': [5, 3, 3, 3],
    'stem.bias': [5],
    'wide.weight': [5, 1, 3, 3],
    'deep.weight': [4, 5, 3, 3],
    'deep.bias': [4],
    'score.weight': [3, 4],
  },
  21,
);

/**
 * A small network of convolutions, ReLU6 and a residual connection, with random weights.
 * @param normalised whether it takes pixels as the shipped network does, (value - 127) / 128, which keeps ReLU6 below 6
 */
export function bentNetwork(size: readonly [number, number] = [6, 6], normalised = false): Network {
  const description = describeNetwork(bentLayers(1, 3), size, ['zero', 'one', 'two']);
  const input = { ...description.input, ...(normalised && { mean: three(127), std: three(128) }) };
  return new Network({ ...description, input }, bentWeights);
}

/**
 * The same features with a classifier that has places of its own, as SqueezeNet's.
 * @param numbers of the classifier's weights: 3 x 4
 */
export function squeezedNetwork(size: [number, number], numbers: Float32Array): Network {
  const layers: Layer[] = [
    ...bentLayers(1, 1).slice(0, 7),
    { kind: 'conv', name: 'classifier', inputs: ['act3'], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'relu', name: 'answers', inputs: ['classifier'] },
    { kind: 'globalAvgPool', name: 'scores', inputs: ['answers'] },
  ];
  const weights = new Map(bentWeights).set('classifier.weight', { shape: [3, 4, 1, 1], values: numbers });
  return new Network(describeNetwork(layers, size, ['zero', 'one', 'two']), weights);
}

const three = (value: number) => [value, value, value] as const;

/** A random image of that network with its forward pass; `dispose` frees both. */
export function subjectOf(network: Network, target: FixedTarget, pixels?: ArrayLike<number>) {
  const { height, width } = network.description.input;
  const values = Float32Array.from(pixels ?? seeded(5).normals(height * width * 3));
  const image = tf.tensor4d(values, [1, height, width, 3]);
  const trace = keepForward(network, image);
  const subject: Subject = { network, image, trace, target };
  return { subject, dispose: () => tf.dispose([image, ...trace.tensors()]) };
}

/** Reads a tensor and disposes it. */
export function take(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync<'float32'>();
  tensor.dispose();
  return values;
}
