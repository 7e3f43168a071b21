import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeatMap, ImagePicture, Ranking, Tiles } from '../../../src/contract/picture.ts';
import { encodePicture } from '../../../src/engine/encode/encode_picture.ts';
import { rank } from '../../../src/engine/view/rank.ts';
import type { Network } from '../../../src/network/network.ts';
import type { HeatTensor, ImageTensor, TilesTensor } from '../../../src/techniques/common/picture.ts';
import { use } from '../../support/backends.ts';
import { bentNetwork } from '../../support/toys/toy_subject.ts';

let network: Network;
let before = 0;
beforeAll(async () => {
  await use('cpu');
  network = bentNetwork();
  before = tf.memory().numTensors;
});
// Each picture disposed its tensor.
afterAll(() => expect(tf.memory().numTensors).toBe(before));

const meaning = { unit: 'score', low: 'little', high: 'much' };

const heat = (values: number[][], more: Partial<HeatTensor> = {}): HeatTensor => ({
  ...{ kind: 'heat', title: 'A map', meaning, scale: 'minmax' },
  values: tf.tensor2d(values),
  ...more,
});

describe('a cut-out', () => {
  it('has its opacity in bytes, rows padded to four, and says how much it keeps', async () => {
    const { picture } = await encodePicture(network, {
      ...{ kind: 'cut-out', title: 'Cut' },
      values: tf.tensor2d([
        [1, 0, 0.5],
        [0, 0, 0],
      ]),
    });
    if (picture.kind !== 'cut-out') throw new Error('no cut-out');
    expect(Array.from(picture.values)).toEqual([255, 0, 128, 0, 0, 0, 0, 0]);
    expect([picture.width, picture.height, picture.rowBytes, picture.share]).toEqual([3, 2, 4, 1 / 6]);
  });
});

it('what is not known of seeds counts for nothing in the share', async () => {
  const { picture } = await encodePicture(network, {
    ...{ kind: 'cut-out', title: 'Seeds' },
    values: tf.tensor2d([[0, 0.4, 1, 0.4]]),
  });
  expect(picture.kind === 'cut-out' && picture.share).toBe(0.25);
});

describe('curves', () => {
  it('come with the picture at which they were measured, in its own colours, and their heights as numbers', async () => {
    const side = network.description.input.width;
    const grown = {
      id: 'a',
      label: 'A',
      area: 0.5,
      points: [[0, 1] as [number, number], [1, 0] as [number, number]],
    };
    const growing = { id: 'b', label: 'B', area: null, points: [[0, 0.25] as [number, number]] };
    const { picture, raw } = await encodePicture(network, {
      ...{ kind: 'curves', title: 'Curves' },
      plots: [{ id: 'p', title: '', x: '', y: '', better: 'low', curves: [grown, growing] }],
      faint: 'One has no curve.',
      values: tf.fill<tf.Rank.R3>([side, side, 3], 77),
    });
    if (picture.kind !== 'curves') throw new Error('no curves');
    expect(picture.faint).toBe('One has no curve.');
    expect(Array.from(picture.image.rgba.subarray(0, 4))).toEqual([77, 77, 77, 255]);
    expect(raw.shape).toEqual([1, 2, 2]);
    expect(Array.from(raw.values)).toEqual([1, 0, 0.25, Number.NaN]);
  });
});

describe('a heat map', () => {
  it('has its rows padded to a multiple of four bytes, and the ends of the scale at 0 and 255', async () => {
    const { picture, raw } = await encodePicture(
      network,
      heat([
        [-1, 0, 1, 2, 3],
        [4, 5, 6, 7, 9],
      ]),
    );
    const { values, ...map } = picture as HeatMap;
    expect(map).toEqual({
      ...{ kind: 'heat', title: 'A map', width: 5, height: 2, rowBytes: 8 },
      legend: { range: [-1, 9], signed: false, ...meaning },
    });
    const byte = (value: number) => Math.round(((value + 1) / 10) * 255);
    expect(Array.from(values)).toEqual([
      ...[0, byte(0), byte(1), byte(2), byte(3), 0, 0, 0],
      ...[byte(4), byte(5), byte(6), byte(7), 255, 0, 0, 0],
    ]);
    expect(raw.shape).toEqual([2, 5]);
    expect(Array.from(raw.values)).toEqual([-1, 0, 1, 2, 3, 4, 5, 6, 7, 9]);
  });

  it('on a symmetric scale has its zero in the middle, and says that it is signed', async () => {
    const { picture } = await encodePicture(network, heat([[-1, 0, 4, 2]], { scale: 'symmetric' }));
    const { values, legend } = picture as HeatMap;
    expect(Array.from(values)).toEqual([96, 128, 255, 191]);
    expect(legend).toMatchObject({ range: [-4, 4], signed: true });
  });

  it('of zeros on a symmetric scale is neither for nor against', async () => {
    const { picture } = await encodePicture(
      network,
      heat([[0, 0, 0, 0]], { scale: 'symmetric', percentile: 99 }),
    );
    expect(Array.from((picture as HeatMap).values)).toEqual([128, 128, 128, 128]);
  });

  it('says where it is clipped', async () => {
    const { picture } = await encodePicture(network, heat([[1, 2]], { scale: 'zero', percentile: 99 }));
    expect((picture as HeatMap).legend.note).toBe('clipped at the 99th percentile');
  });
});

describe('tiles', () => {
  /** Three channels of 2 x 3: channel c holds 10 c + its position, written in NHWC order. */
  const counted = () =>
    tf.tensor3d(Array.from({ length: 6 }, (_, at) => [at, 10 + at, 20 + at]).flat(), [2, 3, 3]);
  const layer = (more: Partial<TilesTensor> = {}): TilesTensor => ({
    ...{ kind: 'tiles', of: 'activations', title: 'A layer', layer: 'act1', meaning, scale: 'minmax' },
    values: more.values ?? counted(),
    scaling: more.scaling ?? 'layer',
  });

  it('stand in an atlas, row by row, each with its own channel', async () => {
    const { picture } = await encodePicture(network, layer());
    const { values, columns, rowBytes, tileWidth, tileHeight, count, channels, ranges, legend } =
      picture as Tiles;
    expect({ tileWidth, tileHeight, count, channels }).toEqual({
      tileWidth: 3,
      tileHeight: 2,
      count: 3,
      channels: [0, 1, 2],
    });
    expect(rowBytes % 4).toBe(0);
    expect(rowBytes).toBeGreaterThanOrEqual(columns * tileWidth);
    expect(values.length).toBe(rowBytes * Math.ceil(3 / columns) * 2);
    expect(legend.range).toEqual([0, 25]);
    expect(ranges).toEqual([
      [0, 25],
      [0, 25],
      [0, 25],
    ]);
    const found = [0, 1, 2].map((tile) =>
      Array.from({ length: 6 }, (_, at) => {
        const y = Math.floor(tile / columns) * 2 + Math.floor(at / 3);
        const x = (tile % columns) * 3 + (at % 3);
        return values[y * rowBytes + x];
      }),
    );
    const byte = (value: number) => Math.round((value / 25) * 255);
    expect(found).toEqual([0, 10, 20].map((first) => Array.from({ length: 6 }, (_, at) => byte(first + at))));
  });

  it('scaled each by itself all reach from 0 to 255', async () => {
    const { picture } = await encodePicture(network, layer({ scaling: 'channel' }));
    const { values, ranges, columns, rowBytes } = picture as Tiles;
    expect(ranges).toEqual([
      [0, 5],
      [10, 15],
      [20, 25],
    ]);
    for (const tile of [0, 1, 2]) {
      const start = Math.floor(tile / columns) * 2 * rowBytes + (tile % columns) * 3;
      expect([values[start], values[start + rowBytes + 2]]).toEqual([0, 255]);
    }
  });

  it('make an atlas that is about as wide as high', async () => {
    for (const [height, width, count] of [
      [7, 7, 320],
      [14, 14, 112],
      [3, 12, 20],
      [1, 1, 9],
    ] as const) {
      const values = tf.zeros<tf.Rank.R3>([height, width, count]);
      const { columns } = (await encodePicture(network, layer({ values }))).picture as Tiles;
      const ratio = (columns * width) / (Math.ceil(count / columns) * height);
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    }
  });

  it('of a layer whose values lie close together reach both ends in spite of rounding', async () => {
    const values = tf.tensor3d([0.1, 0.3, 0.7, 1.1], [2, 2, 1]);
    const { values: bytes, rowBytes } = (await encodePicture(network, layer({ values }))).picture as Tiles;
    expect([bytes[0], bytes[rowBytes + 1]]).toEqual([0, 255]);
  });
});

describe('a picture', () => {
  const image = (pixels: number[]): ImageTensor => ({
    ...{ kind: 'image', title: 'Strokes', meaning, scale: 'symmetric' },
    values: tf.tensor3d(pixels, [1, pixels.length / 3, 3]),
  });

  it('is opaque, with zero as mid-grey', async () => {
    const { picture } = await encodePicture(network, image([0, 0, 0, -2, 1, 2]));
    const { rgba, width, height, legend } = picture as ImagePicture;
    expect(Array.from(rgba)).toEqual([128, 128, 128, 255, 0, 191, 255, 255]);
    expect([width, height]).toEqual([2, 1]);
    expect(legend).toMatchObject({ range: [-2, 2], signed: true });
  });

  it('of zeros is grey, not black', async () => {
    const { picture } = await encodePicture(network, image([0, 0, 0]));
    expect(Array.from((picture as ImagePicture).rgba)).toEqual([128, 128, 128, 255]);
  });
});

describe('a ranking', () => {
  it('under an ablation says what every class had before, and keeps the one that led', () => {
    const [now, before] = [Float32Array.of(3, 2, 1, 0), Float32Array.of(0, 1, 2, 3)];
    const share = (score: number) => Math.exp(score) / (1 + Math.E + Math.E ** 2 + Math.E ** 3);
    const { classes } = rank(['class 0'], { title: '', count: 2 }, now, before);
    expect(classes.map(({ index }) => index)).toEqual([0, 1, 3]);
    classes.forEach(({ index, probability, unablated }) => {
      expect(probability).toBeCloseTo(share(now[index] as number), 6);
      expect(unablated).toBeCloseTo(share(before[index] as number), 6);
    });
    expect(rank(['class 0'], { title: '', count: 2 }, now, now).classes).toHaveLength(2);
    expect(rank(['class 0'], { title: '', count: 2 }, now).classes[0]).not.toHaveProperty('unablated');
  });

  it('has the leading classes, best first, by softmax over all of them', () => {
    // exp: 1, 2, 5; sum 8.
    const logits = Float32Array.of(0, Math.log(2), Math.log(5));
    const { classes } = rank(['cat', 'dog'], { title: 'Leading', count: 2 }, logits);
    expect(classes.map(({ index, label }) => [index, label])).toEqual([
      [2, 'class 2'],
      [1, 'dog'],
    ]);
    expect(classes[0]?.probability).toBeCloseTo(5 / 8, 6);
    expect(classes[1]?.probability).toBeCloseTo(2 / 8, 6);
    expect(classes[1]?.logit).toBeCloseTo(Math.log(2), 6);
  });

  it('does not overflow with scores as large as a broken network gives', () => {
    const { classes } = rank(['class 0'], { title: '', count: 3 }, Float32Array.of(1000, 1000, -1000));
    expect(classes.map(({ probability }) => probability)).toEqual([0.5, 0.5, 0]);
  });

  it('is read from the tensor that a technique gives', async () => {
    const logits = tf.tensor1d([1, 3, 2]);
    const { picture } = await encodePicture(network, { kind: 'ranking', title: 'Leading', logits, count: 1 });
    expect((picture as Ranking).classes.map(({ label }) => label)).toEqual(['one']);
  });
});
