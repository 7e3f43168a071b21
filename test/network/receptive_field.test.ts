import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { fieldGeometry } from '../../src/network/field/field_geometry.ts';
import {
  fieldsDifferByChannel,
  type Neuron,
  receptiveField,
} from '../../src/network/field/receptive_field.ts';
import { keepForward } from '../../src/network/forward.ts';
import type { BackwardRule } from '../../src/network/layers/rules.ts';
import { Network } from '../../src/network/network.ts';
import { readSafetensors } from '../../src/network/safetensors.ts';
import type { WeightArray, Weights } from '../../src/network/weights.ts';
import { efficientnetLite0 } from '../../src/network/zoo/efficientnet_lite0.ts';
import { fetchShipped } from '../support/efficientnet.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork } from '../support/toys/tiny_network.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

/** Random weights > 0, each output about the mean of its inputs, so that nothing cancels, overflows or is lost. */
function positive(shapes: Readonly<Record<string, readonly number[]>>): Weights {
  const random = seeded(3);
  const make = (name: string, shape: readonly number[]): WeightArray => {
    const count = shape.reduce((product, n) => product * n, 1);
    const fill = (one: () => number) => ({ shape, values: Float32Array.from({ length: count }, one) });
    if (name.endsWith('running_mean') || name.endsWith('bias')) return fill(() => 0);
    if (shape.length === 1) return fill(() => 1);
    return fill(() => ((0.5 + random.uniform()) * (shape[0] as number)) / count);
  };
  return new Map(Object.entries(shapes).map(([name, shape]) => [name, make(name, shape)]));
}

/** Frames of random pixels: max pooling lets a gradient through its winner only, so each frame shows another part. */
function passesOf(network: Network, frames: number) {
  const { height, width } = network.description.input;
  const pixels = seeded(7).normals(frames * height * width * 3);
  const image = tf.tensor4d(pixels, [frames, height, width, 3]);
  return keepForward(network, image, { taps: network.steps.map(({ layer }) => layer.name) });
}

/** The rectangle in which the image gradient of a neuron is not zero, by default under the rule that no rectifier stops. */
function measured(
  network: Network,
  trace: ReturnType<typeof passesOf>,
  { layer, channel, y, x }: Neuron,
  rule: BackwardRule = 'deconvnet',
) {
  const [frames, height, width] = trace.image.shape;
  const seen = tf.tidy(() => {
    const seed = tf.buffer([frames, ...network.shape(layer)]);
    for (let frame = 0; frame < frames; frame++) seed.set(1, frame, y, x, channel);
    const seeds = new Map([[layer, seed.toTensor() as tf.Tensor4D]]);
    return tf.sum(tf.abs(backward(network, trace, seeds, rule)), [0, 3]).dataSync();
  });
  const rows = Array.from({ length: height }, (_, row) => seen.subarray(row * width, (row + 1) * width));
  const usedRows = rows.flatMap((row, at) => (row.some((value) => value > 0) ? [at] : []));
  const usedColumns = Array.from({ length: width }, (_, at) => at).filter((at) =>
    rows.some((row) => (row[at] as number) > 0),
  );
  if (usedRows.length === 0) return null;
  const span = (used: number[]) => [used[0] as number, (used.at(-1) as number) - (used[0] as number) + 1];
  const [[top, tall], [left, wide]] = [span(usedRows), span(usedColumns)];
  return { y: top, x: left, height: tall, width: wide };
}

/** Corners and the middle of a layer, in channels from the first to the last. */
function neuronsOf(network: Network, layer: string): Neuron[] {
  const [height, width, channels] = network.shape(layer);
  const places = [
    [0, 0],
    [height >> 1, width >> 1],
    [height - 1, width - 1],
    [0, width - 1],
  ] as const;
  return places.map(([y, x], i) => ({ layer, y, x, channel: Math.floor((i * (channels - 1)) / 3) }));
}

describe('the receptive field of every layer is where its gradient with random weights is not zero', () => {
  /** Large enough that the middle of the network does not see it all yet. */
  const SIDE = 128;

  it('of EfficientNet-Lite0', async () => {
    const file = readSafetensors('weights', await fetchShipped('weights.safetensors'));
    const shapes = Object.fromEntries(Array.from(file, ([name, { shape }]) => [name, shape]));
    const layers = efficientnetLite0({ height: SIDE, width: SIDE });
    const network = new Network(describeNetwork(layers, [SIDE, SIDE]), positive(shapes));
    const trace = passesOf(network, 1);
    const sizes = new Set<number>();
    for (const { layer } of network.steps) {
      for (const neuron of neuronsOf(network, layer.name)) {
        const field = receptiveField(network, neuron);
        expect(field, `${layer.name} at ${neuron.y}, ${neuron.x}`).toEqual(measured(network, trace, neuron));
        sizes.add(field?.height ?? 0);
      }
    }
    // Not one large field after another.
    expect(sizes.size).toBeGreaterThan(25);
  }, 300_000);

  const none = [0, 0, 0, 0] as const;
  const NETWORKS: [string, readonly Layer[], Record<string, number[]>][] = [
    [
      'of a network with dilation, groups, uneven padding and a wide stride that leaves gaps',
      [
        { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 2, pad: [1, 0, 2, 1] },
        { kind: 'relu', name: 'act', inputs: ['stem'] },
        { kind: 'depthwise', name: 'dilated', inputs: ['act'], stride: 1, pad: [1, 3, 2, 2], dilation: 2 },
        { kind: 'lrn', name: 'lrn', inputs: ['dilated'], size: 3, alpha: 1, beta: 0.75, k: 1 },
        { kind: 'conv', name: 'grouped', inputs: ['act'], stride: 1, pad: [1, 1, 1, 1], groups: 2 },
        { kind: 'add', name: 'sum', inputs: ['grouped', 'lrn'] },
        { kind: 'conv', name: 'sparse', inputs: ['sum'], stride: 3, pad: [0, 0, 1, 1] },
        { kind: 'leakyRelu', name: 'leaky', inputs: ['sparse'], slope: 0.1 },
        { kind: 'globalAvgPool', name: 'pool', inputs: ['leaky'] },
        { kind: 'dense', name: 'score', inputs: ['pool'] },
      ],
      {
        'stem.weight': [4, 3, 3, 4],
        'dilated.weight': [4, 1, 3, 3],
        'grouped.weight': [4, 2, 3, 3],
        'sparse.weight': [5, 4, 2, 1],
        'score.weight': [3, 5],
      },
    ],
    [
      'of a network with ceil-mode pooling and branches that are joined',
      [
        { kind: 'maxPool', name: 'max', inputs: [IMAGE], window: [3, 3], stride: 2, pad: none, ceil: true },
        { kind: 'conv', name: 'narrow', inputs: ['max'], stride: 1, pad: none },
        { kind: 'conv', name: 'wide', inputs: ['max'], stride: 1, pad: [2, 2, 1, 1] },
        { kind: 'concat', name: 'joined', inputs: ['narrow', 'wide', 'max'] },
        { kind: 'relu6', name: 'act', inputs: ['joined'] },
        {
          ...{ kind: 'avgPool', name: 'avg', inputs: ['act'], window: [2, 3], stride: 2, pad: [0, 0, 1, 1] },
          ...{ ceil: true, countPad: false },
        },
        { kind: 'dropout', name: 'drop', inputs: ['avg'] },
        { kind: 'conv', name: 'mixed', inputs: ['drop'], stride: 1, pad: none },
        { kind: 'dense', name: 'score', inputs: ['mixed'] },
      ],
      {
        'narrow.weight': [3, 3, 1, 1],
        'wide.weight': [3, 3, 5, 3],
        'mixed.weight': [4, 9, 2, 2],
        'score.weight': [2, 4 * 5 * 5],
      },
    ],
  ];

  const ENLARGING: readonly Layer[] = [
    { kind: 'reflectPad', name: 'mirrored', inputs: [IMAGE], pad: [3, 1, 2, 2] },
    { kind: 'conv', name: 'small', inputs: ['mirrored'], stride: 2, pad: none },
    { kind: 'sigmoid', name: 'sigmoid', inputs: ['small'] },
    { kind: 'resizeConv', name: 'doubled', inputs: ['sigmoid'] },
    { kind: 'transposedConv', name: 'transposed', inputs: ['doubled'], stride: 2, pad: [1, 0, 1, 2] },
    { kind: 'tanh', name: 'tanh', inputs: ['transposed'] },
    { kind: 'instanceNorm', name: 'norm', inputs: ['tanh'], epsilon: 0.001 },
  ];
  NETWORKS.push([
    'of a network that mirrors, doubles and transposes',
    ENLARGING,
    {
      'small.weight': [3, 3, 3, 2],
      'doubled.weight': [2, 3, 3, 3],
      'transposed.weight': [2, 2, 3, 4],
      'norm.weight': [2],
      'norm.bias': [2],
    },
  ]);

  it.each(NETWORKS)('%s, at every position', (_what, layers, shapes) => {
    // Without rectifiers the plain gradient is as good, and instance norm's has both signs.
    const rule = layers === ENLARGING ? 'gradient' : 'deconvnet';
    const side = layers === ENLARGING ? 9 : 23;
    const network = new Network(describeNetwork(layers, [side, side - 1]), positive(shapes));
    const trace = passesOf(network, layers === ENLARGING ? 1 : 48);
    for (const { layer, shape } of network.steps) {
      for (let at = 0; at < shape[0] * shape[1]; at++) {
        const neuron = {
          layer: layer.name,
          channel: at % shape[2],
          y: Math.floor(at / shape[1]),
          x: at % shape[1],
        };
        const where = `${layer.name}, channel ${neuron.channel}, at ${neuron.y}, ${neuron.x}`;
        expect(receptiveField(network, neuron), where).toEqual(measured(network, trace, neuron, rule));
      }
    }
  });
});

it('a softmax makes a narrow channel see what the widest one sees', () => {
  const pad = [2, 2, 2, 2] as const;
  const layers: Layer[] = [
    { kind: 'conv', name: 'narrow', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'conv', name: 'wide', inputs: [IMAGE], stride: 1, pad },
    { kind: 'concat', name: 'joined', inputs: ['narrow', 'wide'] },
    { kind: 'softmax', name: 'softmax', inputs: ['joined'] },
  ];
  const shapes = { 'narrow.weight': [2, 3, 1, 1], 'wide.weight': [2, 3, 5, 5] };
  const network = new Network(describeNetwork(layers, [9, 9]), positive(shapes));
  const trace = passesOf(network, 1);
  for (const layer of ['joined', 'softmax']) {
    const neuron = { layer, channel: 0, y: 4, x: 4 };
    // No rectifier is in the way, and deconvnet would not take a softmax's negative gradients.
    expect(receptiveField(network, neuron)).toEqual(measured(network, trace, neuron, 'gradient'));
  }
});

it.each([
  ['a convolution', 'one', false],
  ['a convolution in groups', 'grouped', true],
  ['what comes behind branches', 'joined', true],
])('whether the fields of %s differ by channel is known', (_what, layer, differ) => {
  const none = [0, 0, 0, 0] as const;
  const layers: Layer[] = [
    { kind: 'conv', name: 'one', inputs: [IMAGE], stride: 1, pad: none },
    { kind: 'conv', name: 'grouped', inputs: ['one'], stride: 1, pad: none, groups: 2 },
    { kind: 'concat', name: 'joined', inputs: ['one', 'grouped'] },
  ];
  const shapes = { 'one.weight': [4, 3, 1, 1], 'grouped.weight': [4, 2, 1, 1] };
  const network = new Network(describeNetwork(layers, [4, 4]), positive(shapes));
  expect(fieldsDifferByChannel(network, layer)).toBe(differ);
});

describe('a receptive field by hand', () => {
  const layers: Layer[] = [
    { kind: 'conv', name: 'one', inputs: [IMAGE], stride: 2, pad: [1, 1, 1, 1] },
    { kind: 'maxPool', name: 'two', inputs: ['one'], window: [2, 2], stride: 2, pad: [0, 0, 0, 0] },
    { kind: 'conv', name: 'three', inputs: ['two'], stride: 1, pad: [1, 1, 1, 1] },
  ];
  const shapes = { 'one.weight': [2, 3, 3, 3], 'three.weight': [2, 2, 3, 3] };
  const network = () => new Network(describeNetwork(layers, [32, 32]), positive(shapes));

  it('grows by (kernel - 1) x jump, jumps by the product of strides, starts in the padding', () => {
    const built = network();
    expect(fieldGeometry(built, 'one')).toEqual({ size: [3, 3], jump: [2, 2], start: [-1, -1] });
    expect(fieldGeometry(built, 'two')).toEqual({ size: [5, 5], jump: [4, 4], start: [-1, -1] });
    expect(fieldGeometry(built, 'three')).toEqual({ size: [13, 13], jump: [4, 4], start: [-5, -5] });
  });

  it('is cut at the edges of the image, and of every padded layer', () => {
    const field = (y: number, x: number) => receptiveField(network(), { layer: 'three', channel: 0, y, x });
    // Rows 4 * 3 - 5 = 7 to 19.
    expect(field(3, 3)).toEqual({ y: 7, x: 7, height: 13, width: 13 });
    // At row 0 the layer pads its input, whose first row sees from -1: rows 0 to 7.
    expect(field(0, 3)).toEqual({ y: 0, x: 7, height: 8, width: 13 });
  });

  it('is the whole image behind a global pooling', () => {
    const pooled: Layer[] = [...layers, { kind: 'globalAvgPool', name: 'pool', inputs: ['three'] }];
    const built = new Network(describeNetwork(pooled, [32, 32]), positive(shapes));
    const neuron = { layer: 'pool', channel: 1, y: 0, x: 0 };
    expect(receptiveField(built, neuron)).toEqual({ y: 0, x: 0, height: 32, width: 32 });
  });

  it('is not changed by a pooling to the size that the map has', () => {
    // 32 pixels, 16, 8 and 8 again.
    const pooled = (size: readonly [number, number]) => {
      const pool: Layer = { kind: 'adaptiveAvgPool', name: 'pool', inputs: ['three'], size };
      return new Network(describeNetwork([...layers, pool], [32, 32]), positive(shapes));
    };
    expect(fieldGeometry(pooled([8, 8]), 'pool')).toEqual({ size: [13, 13], jump: [4, 4], start: [-5, -5] });
    const neuron = { layer: 'pool', channel: 1, y: 3, x: 3 };
    expect(receptiveField(pooled([8, 8]), neuron)).toEqual({ y: 7, x: 7, height: 13, width: 13 });
    expect(() => fieldGeometry(pooled([8, 3]), 'pool')).toThrow('no regular grid');
  });

  it('is nothing where a window lies in the padding only', () => {
    const far: Layer[] = [{ kind: 'conv', name: 'far', inputs: [IMAGE], stride: 1, pad: [4, 0, 0, 0] }];
    const built = new Network(describeNetwork(far, [8, 8]), positive({ 'far.weight': [1, 3, 3, 3] }));
    expect(receptiveField(built, { layer: 'far', channel: 0, y: 1, x: 2 })).toBeNull();
    expect(receptiveField(built, { layer: 'far', channel: 0, y: 2, x: 2 })).toMatchObject({
      y: 0,
      height: 1,
    });
  });

  it.each([
    [{ y: 8, x: 0, channel: 0 }, 'row 8'],
    [{ y: 0, x: -1, channel: 0 }, 'column -1'],
    [{ y: 0, x: 0, channel: 2 }, 'channel 2'],
    [{ y: 0.5, x: 0, channel: 0 }, 'row 0.5'],
  ])('of a neuron that is not there is an error: %o', (place, words) => {
    expect(() => receptiveField(network(), { layer: 'two', ...place })).toThrow(RangeError);
    expect(() => receptiveField(network(), { layer: 'two', ...place })).toThrow(words);
  });
});
