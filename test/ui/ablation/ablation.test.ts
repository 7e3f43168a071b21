import { beforeEach, describe, expect, it } from 'vitest';
import type { Tiles } from '../../../src/contract/picture.ts';
import {
  isSilenced,
  restoreAll,
  shuffled,
  silence,
  silencedCount,
  strongestFirst,
  toggleChannel,
} from '../../../src/ui/ablation/ablation.ts';
import * as store from '../../../src/ui/store.ts';

beforeEach(() => restoreAll());

const legend = { range: [0, 10] as [number, number], signed: false, unit: '', low: '', high: '' };

/** Four tiles of 2 x 1, two in a row; a row is four bytes long. */
const tiles: Tiles = {
  ...{
    kind: 'tiles',
    of: 'activations',
    pixelBytes: 1,
    title: '',
    layer: 'stem',
    count: 4,
    columns: 2,
    tileWidth: 2,
    tileHeight: 1,
    rowBytes: 4,
  },
  values: Uint8Array.of(0, 255, 255, 255, 128, 128, 0, 10),
  channels: [0, 1, 2, 3],
  ranges: [
    [0, 10],
    [0, 1],
    [0, 8],
    [5, 6],
  ],
  legend,
};

describe('channels', () => {
  it('go off and come back one by one', () => {
    toggleChannel({ layer: 'stem', channel: 3 });
    toggleChannel({ layer: 'stem', channel: 1 });
    toggleChannel({ layer: 'mixed', channel: 3 });
    expect(isSilenced({ layer: 'stem', channel: 1 })).toBe(true);
    expect(silencedCount(store.ablation.value)).toBe(3);
    toggleChannel({ layer: 'stem', channel: 3 });
    expect(store.ablation.value).toEqual([
      { layer: 'mixed', channels: [3] },
      { layer: 'stem', channels: [1] },
    ]);
    toggleChannel({ layer: 'stem', channel: 1 });
    expect(store.ablation.value).toEqual([{ layer: 'mixed', channels: [3] }]);
  });

  it('of one layer go off together, whatever was off there before', () => {
    silence('stem', [1, 2]);
    silence('mixed', [0]);
    silence('stem', [3]);
    expect(store.ablation.value).toEqual([
      { layer: 'mixed', channels: [0] },
      { layer: 'stem', channels: [3] },
    ]);
    silence('stem', []);
    expect(store.ablation.value).toEqual([{ layer: 'mixed', channels: [0] }]);
  });

  it('all come back when restored, and a tap picks tiles again', () => {
    silence('stem', [1]);
    store.silencing.value = true;
    restoreAll();
    expect(store.ablation.value).toEqual([]);
    expect(store.silencing.value).toBe(false);
  });
});

describe('the order in which they go', () => {
  // Means: 5, 1, 4.02, 5.02.
  it('is by the mean of what their tiles show, each in its own range', () => {
    expect(strongestFirst(tiles)).toEqual([3, 0, 2, 1]);
  });

  it('at random is still each of them once', () => {
    const order = shuffled(tiles.channels);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
    expect(tiles.channels).toEqual([0, 1, 2, 3]);
  });
});
