import { describe, expect, it } from 'vitest';
import {
  AtlasError,
  atlasLayer,
  isSilentUnit,
  readAtlas,
  whereIsUnit,
  wherePatchesAre,
} from '../../src/contract/atlas.ts';

const given = {
  version: 1,
  network: { id: 'toy', title: 'Toy', sha256: 'a'.repeat(64) },
  tile: 100,
  made: { command: 'npm run atlas', version: '1.2.3', seed: 7, settings: { early: { steps: 12 } } },
  layers: [
    {
      ...{ layer: 'early', title: 'Early', channels: 10, drawn: [0, [2, 4], 9], silent: [1, [5, 6]] },
      sheets: [
        { file: 'early-0.webp', first: 0, count: 5, columns: 3 },
        { file: 'early-5.webp', first: 5, count: 5, columns: 2 },
      ],
      patches: [{ file: 'early-patches.webp', first: 0, count: 8, columns: 4 }],
    },
  ],
  classes: {
    ...{ layer: 'logits', title: 'Classes', channels: 1000, drawn: [[0, 999]] },
    sheets: [{ file: 'logits.webp', first: 0, count: 1000, columns: 40 }],
  },
};

const atlas = readAtlas(given);

describe('whereIsUnit', () => {
  it.each([
    ['the first tile', 'early', 0, { file: 'early-0.webp', x: 0, y: 0 }],
    ['the end of a row', 'early', 2, { file: 'early-0.webp', x: 200, y: 0 }],
    ['the second row', 'early', 4, { file: 'early-0.webp', x: 100, y: 100 }],
    ['another sheet', 'early', 9, { file: 'early-5.webp', x: 0, y: 200 }],
    ['a class', 'logits', 999, { file: 'logits.webp', x: 3900, y: 2400 }],
  ])('finds %s', (_title, layer, channel, tile) => {
    expect(whereIsUnit(atlas, layer, channel)).toEqual({ ...tile, side: 100 });
  });

  it.each([
    ['a unit that is not drawn yet', 'early', 7],
    ['a silent unit', 'early', 5],
    ['a unit that the layer does not have', 'logits', 1000],
    ['a layer that the atlas does not hold', 'late', 0],
  ])('finds no tile for %s', (_title, layer, channel) => {
    expect(whereIsUnit(atlas, layer, channel)).toBeUndefined();
  });

  it('finds no tile where no sheet holds a unit that is said to be drawn', () => {
    const torn = readAtlas({ ...given, layers: [{ ...given.layers[0], sheets: [] }] });
    expect(whereIsUnit(torn, 'early', 0)).toBeUndefined();
  });
});

it('patches lie on sheets of their own', () => {
  expect(wherePatchesAre(atlas, 'early', 6)).toEqual({
    file: 'early-patches.webp',
    x: 200,
    y: 100,
    side: 100,
  });
  expect(wherePatchesAre(atlas, 'early', 8)).toBeUndefined();
  expect(wherePatchesAre(atlas, 'logits', 0)).toBeUndefined();
});

it('silent units are told from those that are not drawn yet', () => {
  expect([0, 1, 4, 5, 6, 7].map((channel) => isSilentUnit(atlas, 'early', channel))).toEqual([
    false,
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(isSilentUnit(atlas, 'logits', 0)).toBe(false);
});

it('classes are a layer as well, and may be missing', () => {
  expect(atlasLayer(atlas, 'logits')?.title).toBe('Classes');
  const { classes: _, ...rest } = given;
  expect(atlasLayer(readAtlas(rest), 'logits')).toBeUndefined();
});

describe('an index that makes no sense is told by name', () => {
  const [early] = given.layers;
  it.each<[string, unknown, RegExp]>([
    ['no object', null, /is wrong: /],
    ['another version', { ...given, version: 2 }, /at version,/],
    ['no hash', { ...given, network: { ...given.network, sha256: 'abc' } }, /at network\.sha256,/],
    ['no side', { ...given, tile: 0 }, /at tile,/],
    ['half a channel', { ...given, layers: [{ ...early, drawn: [0.5] }] }, /at layers\.0\.drawn\.0,/],
    ['a range backwards', { ...given, layers: [{ ...early, drawn: [[4, 2]] }] }, /begin before it ends/],
    [
      'a sheet elsewhere',
      { ...given, classes: { ...given.classes, sheets: [{ ...early?.sheets[0], file: '../x.webp' }] } },
      /at classes\.sheets\.0\.file, is wrong: has to be the name of a file/,
    ],
    [
      'no columns',
      { ...given, layers: [{ ...early, sheets: [{ ...early?.sheets[0], columns: 0 }] }] },
      /at layers\.0\.sheets\.0\.columns,/,
    ],
  ])('%s', (_title, value, message) => {
    expect(() => readAtlas(value)).toThrow(AtlasError);
    expect(() => readAtlas(value)).toThrow(message);
  });
});
