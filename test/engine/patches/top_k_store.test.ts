import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LivePatches } from '../../../src/engine/patches/live_patches.ts';
import { TopKStore } from '../../../src/engine/patches/top_k_store.ts';
import type { EncodePicture } from '../../../src/media/encode_file.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { UnknownLayerError } from '../../../src/network/errors.ts';
import { Network } from '../../../src/network/network.ts';
import { use } from '../../support/backends.ts';
import { describeNetwork, randomWeights } from '../../support/toys/tiny_network.ts';

const layers: Layer[] = [
  { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 2, pad: [1, 1, 1, 1] },
  { kind: 'relu', name: 'act', inputs: ['conv'] },
];

let network: Network;
beforeAll(async () => {
  await use('cpu');
  const weights = randomWeights({ 'conv.weight': [3, 3, 3, 3] }, 1);
  network = new Network(describeNetwork(layers, [8, 8]), weights);
});

/** A picture of one colour, which its file names. */
const colour = (value: number) => () => new Uint8ClampedArray(8 * 8 * 4).fill(value);

function encoder() {
  const encoded: { colour: number; exact: boolean }[] = [];
  const encode: EncodePicture = async (rgba, _size, exact) => {
    encoded.push({ colour: rgba[0] as number, exact });
    return new Blob([String(rgba[0])]);
  };
  return { encoded, encode };
}

const strongest = (values: number[], positions = values.map(() => 5)) => ({
  values: Float32Array.from(values),
  positions: Int32Array.from(positions),
});

describe('the patches of a layer', () => {
  it('come with their values, places, fields and pictures', async () => {
    const { encode } = encoder();
    const store = new TopKStore(network, 'act', encode);
    store.offer(strongest([1, 0, 2], [0, 0, 6]), 'one.jpg', colour(11));
    store.offer(strongest([3, 0, 1], [15, 0, 6]), 'two.jpg', colour(22));
    expect(store.summary).toEqual({ layer: 'act', version: 2, seen: 2, found: 2 });
    const page = await store.page([0, 1, 2, 3]);
    expect(page).toMatchObject({ layer: 'act', version: 2, width: 8, height: 8 });
    expect(page.channels).toEqual([
      {
        channel: 0,
        patches: [
          // Row 3, column 3 sees pixels 5 to 7; row 0, column 0 sees -1 to 1, of which -1 is padding.
          { value: 3, y: 3, x: 3, source: 1, field: { y: 5, x: 5, height: 3, width: 3 } },
          { value: 1, y: 0, x: 0, source: 0, field: { y: 0, x: 0, height: 2, width: 2 } },
        ],
      },
      { channel: 1, patches: [] },
      {
        channel: 2,
        patches: [
          { value: 2, y: 1, x: 2, source: 0, field: { y: 1, x: 3, height: 3, width: 3 } },
          { value: 1, y: 1, x: 2, source: 1, field: { y: 1, x: 3, height: 3, width: 3 } },
        ],
      },
    ]);
    const files = await Promise.all(
      page.sources.map(async ({ id, name, picture }) => [id, name, await picture.text()]),
    );
    expect(files.toSorted()).toEqual([
      [0, 'one.jpg', '11'],
      [1, 'two.jpg', '22'],
    ]);
  });

  it('bring along the pictures of the channels asked for, and no others', async () => {
    const store = new TopKStore(network, 'act', encoder().encode);
    store.offer(strongest([1, 0, 0]), 'one.jpg', colour(1));
    store.offer(strongest([0, 1, 0]), 'two.jpg', colour(2));
    expect((await store.page([1])).sources.map(({ name }) => name)).toEqual(['two.jpg']);
    expect((await store.page([2])).sources).toEqual([]);
  });

  it('hold no picture that no channel needs, and never copy one that does not enter', () => {
    const store = new TopKStore(network, 'act', encoder().encode);
    let copies = 0;
    for (let i = 0; i < 100; i++)
      store.offer(strongest([i < 50 ? i + 1 : 0.5, 0, 0]), `${i}.jpg`, () => {
        copies++;
        return colour(i)();
      });
    expect(store.held).toBe(9);
    expect(copies).toBe(50);
  });

  it('make files of pictures once, small patches without loss, and keep the newest as they are', async () => {
    const { encode, encoded } = encoder();
    const store = new TopKStore(network, 'act', encode);
    for (let i = 0; i < 27; i++) {
      // Each picture excites one channel only: all are kept.
      store.offer(strongest([0, 1, 2].map((channel) => (i % 3 === channel ? i + 1 : 0))), '', colour(i));
      await store.settle();
    }
    expect(encoded.map((one) => one.colour)).toEqual([0, 1, 2]);
    expect(encoded.every(({ exact }) => exact)).toBe(true);
    await store.page([0]);
    await store.page([0]);
    expect(encoded.map((one) => one.colour)).toEqual([0, 1, 2, 24, 21, 18, 15, 12, 9, 6, 3]);
  });

  it('of a layer that is not there are an error', () => {
    expect(() => new TopKStore(network, 'conv9', encoder().encode)).toThrow(UnknownLayerError);
  });
});

describe('the patches of the live stream', () => {
  const frame = (values: number[]) => ({
    ...({ kind: 'maxima', title: '', layer: 'act', height: 4, width: 4, legend: null } as const),
    ...strongest(values),
  });
  const photograph = () => ({
    ...({ kind: 'image', title: '', width: 8, height: 8, legend: null } as const),
    rgba: colour(9)(),
  });

  it('are kept by layer until they are forgotten', async () => {
    const patches = new LivePatches(network, encoder().encode);
    expect(await patches.take(frame([1, 2, 3]), 0, photograph)).toMatchObject({ seen: 1, found: 3 });
    await patches.take({ ...frame([4, 5, 6]), layer: 'conv' }, 0, photograph);
    const other = () => ({ ...photograph(), rgba: colour(200)() });
    expect(await patches.take(frame([2, 0, 0]), 0, other)).toMatchObject({ seen: 2, version: 2 });
    const { channels, sources } = await patches.page('act', [0]);
    expect(channels[0]?.patches.map(({ value }) => value)).toEqual([2, 1]);
    expect(sources[0]?.name).toMatch(/\d+:\d\d/);
    patches.forget();
    expect(() => patches.page('act', [0])).toThrow(UnknownLayerError);
    expect(await patches.take(frame([1, 2, 3]), 0, photograph)).toMatchObject({ seen: 1, version: 1 });
  });

  it('of a scene that stands still, or comes back, are one, and of others more', async () => {
    const patches = new LivePatches(network, encoder().encode);
    const scenes = [30, 200, 90];
    for (let i = 0; i < 30; i++) {
      const scene = scenes[i % 3] as number;
      const shot = () => ({ ...photograph(), rgba: colour(scene + (i % 4))() });
      await patches.take(frame([scene + i / 100, 0, 0]), 0, shot);
    }
    const { channels } = await patches.page('act', [0]);
    expect(channels[0]?.patches.map(({ value }) => Math.floor(value))).toEqual([200, 90, 30]);
  });

  it('of one moment are one', async () => {
    const patches = new LivePatches(network, encoder().encode);
    for (let i = 1; i < 20; i++) await patches.take(frame([i, 0, 0]), 60_000, photograph);
    const { channels } = await patches.page('act', [0]);
    expect(channels[0]?.patches.map(({ value }) => value)).toEqual([19]);
  });

  it('leave no tensors', async () => {
    const before = tf.memory().numTensors;
    const patches = new LivePatches(network, encoder().encode);
    await patches.take(frame([1, 2, 3]), 0, photograph);
    await patches.page('act', [0, 1, 2]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
