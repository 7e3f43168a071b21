import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { Rule } from '../../../src/contract/inside.ts';
import { insideTaps, lookInside } from '../../../src/engine/inside/inside.ts';
import { StableOrder } from '../../../src/engine/view/stable_order.ts';
import { backward } from '../../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { keepForward } from '../../../src/network/forward.ts';
import { seedOf } from '../../../src/techniques/common/target.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { imageOf, tinyNetwork } from '../../support/toys/tiny_network.ts';
import { bentNetwork, squeezedNetwork } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { looked } from './looked.ts';

beforeAll(startWasm);

const RULES: readonly Rule[] = ['gradient', 'deconvnet', 'guided'];

it('lets pass by hand what each rule lets pass, with a rectifier that is shut above 6 too', async () => {
  // The first colour of five pixels, scored by five weights.
  const layers: Layer[] = [
    { kind: 'conv', name: 'red', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'relu6', name: 'bent', inputs: ['red'] },
    { kind: 'dense', name: 'score', inputs: ['bent'] },
  ];
  const network = tinyNetwork(layers, [1, 5], {
    'red.weight': [
      [1, 3, 1, 1],
      [1, 0, 0],
    ],
    'score.weight': [
      [1, 5],
      [1, -1, 2, -2, 3],
    ],
  });
  const image = imageOf(
    1,
    5,
    [-1, 2, 3, -4, 7].flatMap((red) => [red, 0, 0]),
  );
  const target = { kind: 'class', index: 0 } as const;
  const question = { figure: 'rules', layer: null, channel: null, place: { y: 0, x: 0 } } as const;
  const { answer, trace } = await looked(network, image, question, target);
  const { layer, ceiling, before, after, arriving, passed } = answer;
  expect({ layer, ceiling }).toEqual({ layer: 'bent', ceiling: 6 });
  expect(Array.from(before)).toEqual([-1, 2, 3, -4, 7]);
  expect(Array.from(after)).toEqual([0, 2, 3, 0, 6]);
  expect(Array.from(arriving)).toEqual([1, -1, 2, -2, 3]);
  const plain = (rule: Rule) => Array.from(passed[rule], (value) => value + 0);
  expect(plain('gradient')).toEqual([0, -1, 2, 0, 0]);
  expect(plain('deconvnet')).toEqual([1, 0, 2, 0, 3]);
  expect(plain('guided')).toEqual([0, 0, 2, 0, 0]);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('of a class whose score a scale behind the classifier ends shows what arrives through it', async () => {
  const layers: Layer[] = [
    { kind: 'conv', name: 'red', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'relu6', name: 'bent', inputs: ['red'] },
    { kind: 'dense', name: 'product', inputs: ['bent'] },
    { kind: 'batchNorm', name: 'score', inputs: ['product'], epsilon: 0 },
  ];
  const network = tinyNetwork(layers, [1, 3], {
    'red.weight': [
      [1, 3, 1, 1],
      [1, 0, 0],
    ],
    'product.weight': [
      [1, 3],
      [1, -1, 2],
    ],
    'score.weight': [[1], [3]],
    'score.bias': [[1], [1]],
    'score.running_mean': [[1], [0]],
    'score.running_var': [[1], [1]],
  });
  const image = imageOf(1, 3, [1, 0, 0, 2, 0, 0, 3, 0, 0]);
  const question = { figure: 'rules', layer: null, channel: null, place: { y: 0, x: 0 } } as const;
  const { answer, trace } = await looked(network, image, question, { kind: 'class', index: 0 });
  expect(Array.from(answer.arriving)).toEqual([3, -3, 6]);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('of a taught class looks at the last rectifier before the classifier, and leaves nothing behind', async () => {
  const network = squeezedNetwork(
    [14, 14],
    Float32Array.from({ length: 12 }, (_, i) => i / 12),
  );
  const image = tf.ones([1, 14, 14, 3]) as tf.Tensor4D;
  const question = { figure: 'rules', layer: null, channel: null, place: { y: 0, x: 0 } } as const;
  const mug = { kind: 'taught', name: 'mug', direction: [0.5, -0.5, 0.5, 0.5] } as const;
  const { answer, trace } = await looked(network, image, question, mug);
  expect(answer.layer).toBe('act3');
  expect(Math.abs(answer.arriving[0] ?? 0)).toBeCloseTo(0.5 / 144, 7);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('of a network whose only layer with weights reads the picture looks at the rectifier behind it', async () => {
  const layers: Layer[] = [
    { kind: 'conv', name: 'red', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'relu6', name: 'bent', inputs: ['red'] },
    { kind: 'globalAvgPool', name: 'score', inputs: ['bent'] },
  ];
  const weights = [
    [1, 3, 1, 1],
    [1, 0, 0],
  ] as const;
  const network = tinyNetwork(layers, [1, 4], { 'red.weight': weights });
  const image = tf.ones([1, 1, 4, 3]) as tf.Tensor4D;
  const question = { figure: 'rules', layer: null, channel: null, place: { y: 0, x: 0 } } as const;
  const { answer, trace } = await looked(network, image, question, { kind: 'class', index: 0 });
  expect(answer.layer).toBe('bent');
  expect(Array.from(answer.arriving)).toEqual([0.25, 0.25, 0.25, 0.25]);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('shows the channel of a class at once, whatever the class before was made of', async () => {
  // Two channels, red and green; each class has the sum of one.
  const layers: Layer[] = [
    { kind: 'conv', name: 'two', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'relu6', name: 'bent', inputs: ['two'] },
    { kind: 'dense', name: 'score', inputs: ['bent'] },
  ];
  const network = tinyNetwork(layers, [1, 2], {
    'two.weight': [
      [2, 3, 1, 1],
      [1, 0, 0, 0, 1, 0],
    ],
    'score.weight': [
      [2, 4],
      [1, 1, 0, 0, 0, 0, 1, 1],
    ],
  });
  const image = tf.ones([1, 1, 2, 3]) as tf.Tensor4D;
  const question = { figure: 'rules', layer: null, channel: null, place: { y: 0, x: 0 } } as const;
  const trace = keepForward(network, image, { taps: insideTaps(network, question) });
  const order = new StableOrder();
  const channels: (number | null)[] = [];
  for (const index of [0, 1]) {
    const target = { kind: 'class', index } as const;
    const answer = await lookInside({ network, trace, target, order }, question);
    channels.push(answer?.figure === 'rules' ? answer.channel : null);
  }
  expect(channels).toEqual([0, 1]);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('without a class has nothing to look at', async () => {
  const network = await loadShipped(64);
  const image = tf.zeros([1, 64, 64, 3]) as tf.Tensor4D;
  const question = { figure: 'rules', layer: null, channel: null, place: { y: 0, x: 0 } } as const;
  const { answer, trace } = await looked(network, image, question);
  expect(answer).toBeNull();
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('of a rectifier behind what is looked at has nothing to show', async () => {
  const network = bentNetwork();
  const image = tf.zeros([1, 6, 6, 3]) as tf.Tensor4D;
  const question = { figure: 'rules', layer: 'act3', channel: null, place: { y: 0, x: 0 } } as const;
  const early = { kind: 'channel', layer: 'act1', channel: 0 } as const;
  const { answer, trace } = await looked(network, image, question, early);
  expect(answer).toBeNull();
  const same = await looked(network, image, { ...question, layer: 'act1' }, early);
  expect(same.answer.arriving).toHaveLength(6);
  tf.dispose([image, ...trace.tensors(), ...same.trace.tensors()]);
  network.dispose();
});

it('behind the last rectifier of the network that ships hands on what backward does, under each rule', async () => {
  const network = await loadShipped();
  const image = goldenImage(network, 'dog');
  const target = { kind: 'class', index: 235 } as const;
  const question = { figure: 'rules', layer: 'act2', channel: null, place: { y: 0.5, x: 0 } } as const;
  const { answer, trace } = await looked(network, image, question, target);
  expect(answer.row).toBe(3);
  for (const rule of RULES) {
    const gradient = tf.tidy(() => backward(network, trace, seedOf(network, target), rule, 'conv_head'));
    const values = await gradient.array();
    const row = values[0]?.[3]?.map((channels) => channels[answer.channel] as number) ?? [];
    expect(row.length).toBe(7);
    for (const [column, value] of row.entries()) expect(answer.passed[rule][column]).toBeCloseTo(value, 6);
    gradient.dispose();
  }
  // The channel is one that has a share in the score.
  expect(Math.max(...answer.passed.gradient.map(Math.abs))).toBeGreaterThan(0);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});
