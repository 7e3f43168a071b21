import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doubt } from '../../../src/contract/doubt.ts';
import type { HeatMap, ImagePicture, Tiles } from '../../../src/contract/picture.ts';
import { DrawnMaps } from '../../../src/engine/encode/drawn_maps.ts';
import { encodePicture } from '../../../src/engine/encode/encode_picture.ts';
import { registerWebGpuKernels, unregisterWebGpuKernels } from '../../../src/network/kernels/webgpu/index.ts';
import type { Network } from '../../../src/network/network.ts';
import type { HeatTensor, ImageTensor, TilesTensor } from '../../../src/techniques/common/picture.ts';
import { startSoftwareWebGpu } from '../../network/webgpu/software_webgpu.ts';
import { seeded } from '../../support/seeded.ts';
import { bentNetwork } from '../../support/toys/toy_subject.ts';

const missing = await startSoftwareWebGpu();

const meaning = { unit: 'score', low: 'little', high: 'much' };

/** The same map again and again. */
type Made = () => HeatTensor | ImageTensor;

const map =
  (shape: number[], numbers: ArrayLike<number>, more: Partial<HeatTensor | ImageTensor> = {}): Made =>
  () =>
    ({
      ...{ kind: shape.length === 2 ? 'heat' : 'image', title: 'A map', meaning, scale: 'zero' },
      // Computed, because numbers that were only uploaded are not on the card yet.
      values: tf.tidy(() => tf.add(tf.tensor(Float32Array.from(numbers), shape), 0)),
      ...more,
    }) as HeatTensor | ImageTensor;

const numbersOf = (shape: number[], seed = 1) => seeded(seed).normals(tf.util.sizeFromShape(shape));

describe.skipIf(missing)(`maps drawn on a card${missing ? `: ${missing}` : ''}`, { timeout: 120_000 }, () => {
  let network: Network;
  let maps: DrawnMaps;
  let sheet: { numbers: Float32Array; shape: number[] };
  beforeAll(() => {
    registerWebGpuKernels();
    network = bentNetwork();
  });
  afterAll(() => {
    network.dispose();
    unregisterWebGpuKernels();
  });
  beforeEach(() => {
    maps = new DrawnMaps(network, {
      async draw(picture) {
        sheet = { numbers: (await picture.data<'float32'>()).slice(), shape: picture.shape };
        return {} as ImageBitmap;
      },
    });
  });

  /** What the page would find in the sheet: the bytes, and the two ends. */
  function found({ height, width }: HeatMap | ImagePicture) {
    const [rows, columns, colours] = sheet.shape;
    expect([columns, colours]).toEqual([width, 3]);
    expect(rows).toBeGreaterThan(height);
    const below = Uint8Array.from(sheet.numbers.slice(3 * height * width));
    return { bytes: sheet.numbers.slice(0, 3 * height * width), ends: new Float32Array(below.buffer, 0, 2) };
  }

  /** The bytes of a map that was read, three a pixel. */
  function wantedOf(picture: HeatMap | ImagePicture): number[] {
    const { height, width } = picture;
    return Array.from({ length: 3 * height * width }, (_, at) => {
      const [pixel, colour] = [Math.floor(at / 3), at % 3];
      return picture.kind === 'image'
        ? (picture.rgba[4 * pixel + colour] as number)
        : (picture.values[Math.floor(pixel / width) * picture.rowBytes + (pixel % width)] as number);
    });
  }

  const doubt: Doubt = { share: 0.5, says: 'Who knows?', note: 'little of it' };
  const faint = { below: 0.5, says: 'Next to nothing.' };
  const cases: [string, Made, Doubt?][] = [
    ['from 0 to the largest', map([9, 7], numbersOf([9, 7]).map(Math.abs))],
    [
      'from the smallest to the largest',
      map(
        [16, 16],
        numbersOf([16, 16]).map((n) => n + 1000),
        { scale: 'minmax' },
      ),
    ],
    ['around 0', map([33, 17], numbersOf([33, 17]), { scale: 'symmetric' })],
    [
      'clipped',
      map(
        [40, 30],
        numbersOf([40, 30]).map((n) => n ** 4),
        { percentile: 99 },
      ),
    ],
    [
      'around 0, clipped',
      map(
        [40, 31],
        numbersOf([40, 31]).map((n) => n ** 3),
        { scale: 'symmetric', percentile: 95 },
      ),
    ],
    ['of which nothing is clipped', map([5, 5], numbersOf([5, 5]), { percentile: 100 })],
    ['in colours', map([24, 20, 3], numbersOf([24, 20, 3]), { scale: 'symmetric', percentile: 99.5 })],
    ['in doubt', map([12, 12], numbersOf([12, 12]).map(Math.abs), {}), doubt],
    ['between its ends, in doubt', map([12, 12], numbersOf([12, 12]), { scale: 'minmax' }), doubt],
    [
      'of next to nothing',
      map(
        [8, 8],
        numbersOf([8, 8]).map((n) => Math.abs(n) / 100),
        { faint },
      ),
    ],
    [
      'around 0, of next to nothing',
      map(
        [8, 8],
        numbersOf([8, 8]).map((n) => n / 100),
        { faint, scale: 'symmetric' },
      ),
    ],
    ['of nothing', map([6, 6], new Float32Array(36))],
    ['around 0, of nothing', map([6, 6], new Float32Array(36), { scale: 'symmetric', percentile: 99 })],
    ['of one value', map([6, 6], new Float32Array(36).fill(-3), { scale: 'minmax' })],
    ['of a single cell', map([1, 1], [2.5])],
    [
      'as large as an image',
      map([224, 224, 3], numbersOf([224, 224, 3]), { scale: 'symmetric', percentile: 99 }),
    ],
  ];

  it.each(cases)('are what is read: %s', async (_, made, doubted) => {
    const { picture } = await encodePicture(network, made(), { doubt: doubted });
    if (picture.kind !== 'heat' && picture.kind !== 'image') throw new Error('no map');
    const { drawn, ...told } = (await maps.draw('asked', made(), { doubt: doubted })) as HeatMap;
    expect(drawn).toBeDefined();
    const { bytes, ends } = found(told);
    const wanted = wantedOf(picture);
    const apart = wanted.map((byte, at) => Math.abs(byte - (bytes[at] as number)));
    expect(apart.filter((one) => one > 1)).toEqual([]);
    // A value that lies between two bytes may be rounded either way.
    expect(apart.filter((one) => one > 0).length).toBeLessThanOrEqual(apart.length / 100);
    const { range, ...words } = picture.legend as NonNullable<typeof picture.legend>;
    const { range: saidRange, ...saidWords } = told.legend;
    const extent = Math.max(1e-6, range[1] - range[0]);
    for (const end of [0, 1] as const) {
      expect(Math.abs(saidRange[end] - range[end]) / extent).toBeLessThan(1e-3);
      expect(Math.abs((ends[end] as number) - range[end]) / extent).toBeLessThan(1e-3);
    }
    expect({ ...saidWords, faint: told.faint }).toEqual({ ...words, faint: picture.faint });
    await maps.forget();
  });

  const tiles =
    (shape: [number, number, number], numbers: ArrayLike<number>, more: Partial<TilesTensor> = {}) =>
    (): TilesTensor => ({
      ...{ kind: 'tiles', of: 'activations', title: 'Tiles', layer: 'a', meaning, scale: 'minmax' },
      scaling: 'channel',
      values: tf.tidy(() => tf.add<tf.Tensor3D>(tf.tensor(Float32Array.from(numbers), shape), 0)),
      ...more,
    });
  const tileCases: [string, () => TilesTensor][] = [
    ['each on its own scale', tiles([5, 6, 8], numbersOf([5, 6, 8]))],
    ['of an odd number', tiles([4, 4, 7], numbersOf([4, 4, 7]), { faint })],
    ['on the scale of the layer', tiles([5, 3, 12], numbersOf([5, 3, 12]), { scaling: 'layer' })],
    ['of single cells', tiles([1, 1, 20], numbersOf([1, 1, 20]))],
    [
      'from 0, of next to nothing',
      tiles(
        [3, 3, 4],
        numbersOf([3, 3, 4]).map((n) => n / 100),
        { faint, scale: 'zero' },
      ),
    ],
    [
      'around 0, of other channels',
      tiles([3, 3, 4], numbersOf([3, 3, 4]), { scale: 'symmetric', channels: [7, 3, 9, 1] }),
    ],
    ['of nothing', tiles([3, 3, 4], new Array(36).fill(0))],
    ['of a first layer', tiles([112, 112, 32], numbersOf([112, 112, 32]))],
    ['of a last layer', tiles([7, 7, 1280], numbersOf([7, 7, 1280]))],
  ];

  it.each(tileCases)('are what is read of tiles: %s', async (_, made) => {
    const { picture } = await encodePicture(network, made());
    if (picture.kind !== 'tiles') throw new Error('no tiles');
    const source = made();
    if (!maps.canDraw(source)) throw new Error('Tiles cannot be drawn.');
    const { drawn, values, ranges, legend, ...told } = (await maps.draw('asked', source, {})) as Tiles;
    const { values: wantedBytes, ranges: wantedRanges, legend: wantedLegend, ...wanted } = picture;
    expect(told).toEqual(wanted);
    expect([drawn !== undefined, values.length]).toEqual([true, 0]);
    const { count, columns, tileWidth, tileHeight, rowBytes } = picture;
    const [width, height] = [columns * tileWidth, Math.ceil(count / columns) * tileHeight];
    expect(sheet.shape.slice(1)).toEqual([width, 3]);
    let [wrong, off] = [0, 0];
    for (let at = 0; at < 3 * width * height; at++) {
      const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
      const apart = Math.abs((wantedBytes[y * rowBytes + x] as number) - (sheet.numbers[at] as number));
      if (apart > 1) wrong++;
      if (apart > 0) off++;
    }
    expect(wrong).toBe(0);
    expect(off).toBeLessThanOrEqual((3 * width * height) / 100);
    const below = new Float32Array(
      Uint8Array.from(sheet.numbers.slice(3 * width * height)).buffer.slice(0, 8 * (1 + count)),
    );
    const ends = [legend.range, ...ranges].flat();
    for (const [at, end] of [wantedLegend.range, ...wantedRanges].flat().entries()) {
      expect(ends[at]).toBeCloseTo(end, 5);
      expect(below[at]).toBeCloseTo(end, 5);
    }
    expect({ ...legend, range: [] }).toEqual({ ...wantedLegend, range: [] });
    await maps.forget();
  });

  it('come with the range of the map before, where both answer the same question, and with their own else', async () => {
    const of = (value: number) => map([4, 4], new Float32Array(16).fill(value));
    const saying = async (question: string, value: number) => {
      const told = (await maps.draw(question, of(value)(), {})) as HeatMap;
      return [told.legend.range[1], found(told).ends[1]];
    };
    expect(await saying('a', 1)).toEqual([1, 1]);
    expect(await saying('a', 2)).toEqual([1, 2]);
    expect(await saying('a', 3)).toEqual([2, 3]);
    expect(await saying('b', 4)).toEqual([4, 4]);
    await maps.forget();
    expect(await saying('b', 5)).toEqual([5, 5]);
    await maps.forget();
  });

  it('are there before their ends were read', async () => {
    const one = (value: number) => map([4, 4], new Float32Array(16).fill(value))();
    const unread = new DrawnMaps(network, { draw: async () => ({}) as ImageBitmap });
    await unread.draw('asked', one(1), {});
    const backend = tf.backend();
    const { read } = backend;
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    backend.read = async (id) => {
      const numbers = await read.call(backend, id);
      await arrival;
      return numbers;
    };
    try {
      const told = (await unread.draw('asked', one(2), {})) as HeatMap;
      expect(told.legend.range[1]).toBe(1);
    } finally {
      arrive();
      backend.read = read;
    }
    await unread.forget();
  });

  it('keep one small tensor from one map to the next, and none once they are forgotten', async () => {
    const made = map([20, 20], numbersOf([20, 20]));
    const before = tf.memory().numTensors;
    for (let look = 0; look < 5; look++) {
      await maps.draw('asked', made(), {});
      expect(tf.memory().numTensors).toBe(before + 1);
    }
    await maps.forget();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leave nothing where they cannot be drawn', async () => {
    const before = tf.memory().numTensors;
    const failing = new DrawnMaps(network, { draw: () => Promise.reject(new Error('No canvas.')) });
    const made = map([4, 4], numbersOf([4, 4]))();
    await expect(failing.draw('asked', made, {})).rejects.toThrow('No canvas.');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are maps and plain tiles, where the backend has the kernels', async () => {
    const made = map([2, 2], [1, 2, 3, 4])();
    expect(maps.canDraw(made)).toBe(true);
    expect(maps.canDraw({ ...made, kind: 'cut-out' } as never)).toBe(false);
    const plain = tiles([1, 1, 1], [1])();
    expect(maps.canDraw(plain)).toBe(true);
    for (const more of [{ order: () => [0] }, { totals: (n: Float32Array) => n }, { of: 'weights' as const }])
      expect(maps.canDraw({ ...plain, ...more })).toBe(false);
    plain.values.dispose();
    unregisterWebGpuKernels();
    expect(maps.canDraw(made)).toBe(false);
    registerWebGpuKernels();
    made.values.dispose();
  });
});
