import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import { tileAtlas } from '../../src/engine/encode/tile_atlas.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { Network } from '../../src/network/network.ts';
import type { Weights } from '../../src/network/weights.ts';
import type { TilesTensor } from '../../src/techniques/common/picture.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { ParameterError, type Subject, type Technique } from '../../src/techniques/common/technique.ts';
import { firstFilters } from '../../src/techniques/first_filters.ts';
import { weights } from '../../src/techniques/weights.ts';
import { use } from '../support/backends.ts';
import { describeNetwork, randomWeights, weightsOf } from '../support/toys/tiny_network.ts';
import { subjectOf } from '../support/toys/toy_subject.ts';

const NONE = [0, 0, 0, 0] as const;
const layers: Layer[] = [
  { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 1, pad: NONE },
  { kind: 'relu', name: 'act', inputs: ['stem'] },
  { kind: 'conv', name: 'point', inputs: ['act'], stride: 1, pad: NONE },
  { kind: 'conv', name: 'grouped', inputs: ['point'], stride: 1, pad: NONE, groups: 2 },
  { kind: 'depthwise', name: 'deep', inputs: ['grouped'], stride: 1, pad: NONE },
  { kind: 'relu6', name: 'deep_act', inputs: ['deep'] },
  { kind: 'dense', name: 'score', inputs: ['deep_act'] },
];

let held: Weights;
let subject: Subject;
beforeAll(async () => {
  await use('cpu');
  held = randomWeights(
    {
      'stem.weight': [5, 3, 2, 3],
      'point.weight': [4, 5, 1, 1],
      'grouped.weight': [6, 2, 2, 2],
      'deep.weight': [6, 1, 3, 2],
      'score.weight': [2, 6 * 2 * 2],
    },
    4,
  );
  const network = new Network(describeNetwork(layers, [6, 6]), held);
  subject = subjectOf(network, { kind: 'class', index: 0 }).subject;
});

/** What a technique shows, as its values and as the tiles that it becomes. */
function shown(technique: Technique, given: Record<string, ParameterValue>, of: Subject = subject) {
  const settings = settingsFor(technique, of.network, given);
  const picture = tf.tidy(() => technique.run(of, settings) as TilesTensor & tf.TensorContainerObject);
  const values = picture.values.dataSync<'float32'>();
  const shape = picture.values.shape;
  picture.values.dispose();
  return { picture, values, shape, tiles: tileAtlas(picture, values) };
}

/** Torch's weight [out][in][y][x]. */
const torch = (layer: string, out: number, input: number, y: number, x: number): number => {
  const { shape, values } = held.get(`${layer}.weight`) as { shape: number[]; values: Float32Array };
  const [, inputs, height, width] = shape as [number, number, number, number];
  return values[((out * inputs + input) * height + y) * width + x] as number;
};

describe('the first layer’s filters', () => {
  it('are all tiles of three colours, that belong to the channels behind the rectifier', () => {
    const { picture, shape, values } = shown(firstFilters, {});
    expect(shape).toEqual([2, 3, 3, 5]);
    expect(picture).toMatchObject({ layer: 'act', of: 'weights', scale: 'symmetric', scaling: 'channel' });
    for (let f = 0; f < 5; f++)
      for (let c = 0; c < 3; c++)
        expect(values[((1 * 3 + 2) * 3 + c) * 5 + f]).toBeCloseTo(torch('stem', f, c, 1, 2), 6);
  });

  it('of a network that takes blue first are turned to red first', () => {
    const { description } = subject.network;
    const bgr = { ...description, input: { ...description.input, order: 'bgr' as const } };
    const { values } = shown(firstFilters, {}, { ...subject, network: new Network(bgr, held) });
    expect(values[0]).toBeCloseTo(torch('stem', 0, 2, 0, 0), 6);
    expect(values[2 * 5]).toBeCloseTo(torch('stem', 0, 0, 0, 0), 6);
  });

  it.each([
    [
      'that its first convolution mixes',
      [{ kind: 'conv', name: 'own', inputs: [IMAGE], stride: 1, pad: NONE }],
      // 1 and -2, shared among red, green and blue.
      {
        'own.weight': [
          [1, 3, 1, 2],
          [0.25, -0.5, 0.5, -1, 0.25, -0.5],
        ],
      },
    ],
    [
      'that another convolution mixes before',
      [
        { kind: 'conv', name: 'grey', inputs: [IMAGE], stride: 1, pad: NONE },
        { kind: 'conv', name: 'own', inputs: ['grey'], stride: 1, pad: NONE },
      ],
      {
        'grey.weight': [
          [1, 3, 1, 1],
          [0.25, 0.5, 0.25],
        ],
        'own.weight': [
          [1, 1, 1, 2],
          [1, -2],
        ],
      },
    ],
  ] as [string, Layer[], Parameters<typeof weightsOf>[0]][])(
    'of a network for grey pictures %s are grey',
    (_what, own, parameters) => {
      const described = describeNetwork(own, [2, 2]);
      const input = { ...described.input, grey: true };
      const network = new Network({ ...described, input }, weightsOf(parameters));
      const { picture, shape, values } = shown(firstFilters, {}, { ...subject, network });
      expect(shape).toEqual([1, 2, 3, 1]);
      expect(Array.from(values)).toEqual([1, 1, 1, -2, -2, -2]);
      expect(picture).toMatchObject({ layer: 'own', meaning: { high: 'adds' } });
      network.dispose();
    },
  );

  it('become RGBA with grey as their zero, each on its own scale', () => {
    const { tiles, values } = shown(firstFilters, {});
    expect(tiles).toMatchObject({ count: 5, tileWidth: 3, tileHeight: 2, pixelBytes: 4 });
    expect(tiles.rowBytes).toBe(tiles.columns * 3 * 4);
    for (let f = 0; f < 5; f++) {
      const own = values.filter((_, i) => i % 5 === f);
      const limit = Math.max(...own.map(Math.abs));
      expect(tiles.ranges[f]).toEqual([-limit, limit]);
      const start = Math.floor(f / tiles.columns) * 2 * tiles.rowBytes + (f % tiles.columns) * 3 * 4;
      own.forEach((value, i) => {
        const [pixel, colour] = [Math.floor(i / 3), i % 3];
        const at = start + Math.floor(pixel / 3) * tiles.rowBytes + (pixel % 3) * 4;
        expect(tiles.values[at + colour]).toBeCloseTo(127.5 + (127.5 * value) / limit, -0.5);
        expect(tiles.values[at + 3]).toBe(255);
      });
    }
  });

  it('in another order take their channels and ranges along', () => {
    const plain = shown(firstFilters, {}).tiles;
    const { tiles } = shown(firstFilters, { sort: 'norm' });
    expect(tiles.channels).not.toEqual(plain.channels);
    expect(tiles.channels.toSorted()).toEqual(plain.channels);
    expect(tiles.ranges).toEqual(tiles.channels.map((channel) => plain.ranges[channel]));
    const first = (of: typeof tiles, place: number) =>
      of.values[Math.floor(place / of.columns) * 2 * of.rowBytes + (place % of.columns) * 3 * 4];
    for (const [place, channel] of tiles.channels.entries())
      expect(first(tiles, place)).toBe(first(plain, channel));
  });

  it('on the scale of the whole bank share one range', () => {
    const { tiles } = shown(firstFilters, { scaling: 'bank' });
    expect(new Set(tiles.ranges.map(String)).size).toBe(1);
    expect(tiles.legend.note).toBeUndefined();
  });
});

describe('the weights of a layer in the middle', () => {
  it('of a convolution are one filter a page, a tile for each channel of its input', () => {
    const { picture, shape, values } = shown(weights, { layer: 'point', filter: 3 });
    expect(shape).toEqual([1, 1, 5]);
    expect(picture).toMatchObject({ layer: 'act', channels: [0, 1, 2, 3, 4] });
    for (let input = 0; input < 5; input++)
      expect(values[input]).toBeCloseTo(torch('point', 3, input, 0, 0), 6);
  });

  it('in groups belong to the channels of their group', () => {
    const channels = [0, 2, 3, 5].map(
      (filter) => shown(weights, { layer: 'grouped', filter }).picture.channels,
    );
    expect(channels).toEqual([
      [0, 1],
      [0, 1],
      [2, 3],
      [2, 3],
    ]);
    const { values, picture } = shown(weights, { layer: 'grouped', filter: 4 });
    expect(picture.layer).toBe('point');
    expect(values[(1 * 2 + 0) * 2 + 1]).toBeCloseTo(torch('grouped', 4, 1, 1, 0), 6);
  });

  it('of a depthwise convolution are all on one page, and belong to its own channels', () => {
    const { picture, shape, values } = shown(weights, { layer: 'deep' });
    expect(shape).toEqual([3, 2, 6]);
    expect(picture).toMatchObject({ layer: 'deep_act' });
    for (let channel = 0; channel < 6; channel++)
      expect(values[(2 * 2 + 1) * 6 + channel]).toBeCloseTo(torch('deep', channel, 0, 2, 1), 6);
  });

  it('of a convolution of one filter are a tile for each channel of its input all the same', () => {
    const single: Layer[] = [
      { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 1, pad: NONE },
      { kind: 'conv', name: 'single', inputs: ['stem'], stride: 1, pad: NONE },
      { kind: 'relu', name: 'single_act', inputs: ['single'] },
      { kind: 'dense', name: 'score', inputs: ['single_act'] },
    ];
    const shapes = { 'stem.weight': [4, 3, 1, 1], 'single.weight': [1, 4, 2, 2], 'score.weight': [2, 25] };
    const network = new Network(describeNetwork(single, [6, 6]), randomWeights(shapes, 4));
    const of = subjectOf(network, { kind: 'class', index: 0 });
    const { picture, shape } = shown(weights, { layer: 'single' }, of.subject);
    expect(shape).toEqual([2, 2, 4]);
    expect(picture).toMatchObject({ layer: 'stem', channels: [0, 1, 2, 3] });
    expect(picture.title).toContain('one tile for each of its 4 inputs');
    of.dispose();
    network.dispose();
  });

  it('become one byte a cell', () => {
    const { tiles } = shown(weights, { layer: 'deep' });
    expect(tiles).toMatchObject({ of: 'weights', pixelBytes: 1, count: 6 });
    expect(tiles.legend.signed).toBe(true);
  });

  it('begin with the first convolution behind the first whose filters have an extent', () => {
    expect(settingsFor(weights, subject.network, {})).toMatchObject({ layer: 'grouped', filter: 0 });
  });

  it.each<[Record<string, ParameterValue>, string]>([
    [{ layer: 'stem' }, 'stem is no convolution behind the first'],
    [{ layer: 'act' }, 'act is no convolution behind the first'],
    [{ layer: 'point', filter: 4 }, 'point has 4 pages of filters, counted from 0: no page 4.'],
    [{ layer: 'deep', filter: 1 }, 'deep has 1 page of filters, counted from 0: no page 1.'],
    [{ layer: 'point', filter: 0.5 }, 'filter must be a page of filters, counted from 0, not 0.5.'],
  ])('%j is an error', (given, words) => {
    expect(() => settingsFor(weights, subject.network, given)).toThrow(ParameterError);
    expect(() => settingsFor(weights, subject.network, given)).toThrow(words);
  });
});
