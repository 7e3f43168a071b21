import { describe, expect, it } from 'vitest';
import type { MapSettings, MapStep } from '../../src/contract/picture_gallery.ts';
import { MAP_METHODS } from '../../src/contract/picture_gallery.ts';
import { drawMap } from '../../src/embedding/draw_map.ts';
import { GalleryError } from '../../src/embedding/errors.ts';
import { nearest } from '../../src/embedding/nearest.ts';
import { placeOn } from '../../src/embedding/placement.ts';
import { lengthOf, row } from '../../src/embedding/rows.ts';
import { trustworthiness } from '../../src/embedding/trustworthiness.ts';
import { finish, goldenMaps, goldenRows, rowsOf } from '../support/golden/golden_maps.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';

const settings = (changes: Partial<MapSettings>): MapSettings => ({
  ...{ method: 'pca', metric: 'l2', neighbours: 8, seed: 0 },
  ...changes,
});

/** Five groups of 20 far apart: row i is of group i % 5. */
const random = seeded(9);
const centres = Array.from({ length: 5 }, () => random.normals(30, 4));
const groups = rowsOf(
  Array.from({ length: 100 }, (_, i) =>
    [...random.normals(30)].map((v, d) => v + (centres[i % 5]?.[d] ?? 0)),
  ),
);

it('is the principal axes of NumPy, centred and scaled to a mean square of 1', () => {
  const { positions, scale } = finish(drawMap(goldenRows, settings({})));
  const scores = goldenMaps.principalAxes.scores.flatMap(([x = 0, y = 0]) => [x * scale, y * scale]);
  expectClose(positions, scores, 1e-4);
  const meanSquare = positions.reduce((sum, value) => sum + value * value, 0) / goldenRows.count;
  expect(meanSquare).toBeCloseTo(1, 5);
});

describe.each(['tsne', 'umap'] as const)('a map by %s', (method) => {
  it('keeps neighbours together', () => {
    const { positions } = finish(drawMap(groups, settings({ method })));
    expect(trustworthiness(groups, positions, 5)).toBeGreaterThan(0.93);
    const places = rowsOf(Array.from({ length: 100 }, (_, i) => [...positions.subarray(2 * i, 2 * i + 2)]));
    const ones = new Float64Array(100).fill(1);
    for (let i = 0; i < 100; i++) {
      const near = nearest(row(places, i), places.values, ones, 'l2', 6);
      expect(near.every(({ index }) => index % 5 === i % 5)).toBe(true);
    }
  });

  it('is the same when it is made again', () => {
    const [one, two] = [0, 1].map(() => finish(drawMap(groups, settings({ method, seed: 3 }))));
    expect(one?.positions).toEqual(two?.positions);
  });

  it('forms before the eyes: progress rises, and the map moves', () => {
    const steps: MapStep[] = [];
    const maps: Float32Array[] = [];
    for (const step of drawMap(groups, settings({ method }))) {
      steps.push(step);
      if (step.map) maps.push(step.map.positions);
    }
    const progress = steps.map((step) => step.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBeCloseTo(1, 9);
    expect(maps.length).toBeGreaterThan(100);
    expect(maps[0]).not.toEqual(maps[50]);
  });

  it('measures by angle where that is asked for: a map of brighter copies is the same', () => {
    // Powers of two, so that not even rounding differs.
    const brighter = groups.values.map((value, i) => value * 2 ** (Math.floor(i / groups.dims) % 3));
    const angle = settings({ method, metric: 'angle' });
    const map = finish(drawMap(groups, angle));
    expect(finish(drawMap({ ...groups, values: brighter }, angle)).positions).toEqual(map.positions);
  });
});

it('differs with the seed where there is chance in it', () => {
  const [one, two] = [1, 2].map((seed) => finish(drawMap(groups, settings({ method: 'umap', seed }))));
  expect(one?.positions).not.toEqual(two?.positions);
});

it.each(MAP_METHODS)('lays out as few as three pictures by %s', (method) => {
  const few = rowsOf([
    [0, 0, 1],
    [0, 1, 0],
    [3, 3, 3],
  ]);
  const { positions } = finish(drawMap(few, settings({ method, neighbours: 50 })));
  expect(positions).toHaveLength(6);
  expect(positions.every(Number.isFinite)).toBe(true);
});

it.each(MAP_METHODS)('links every picture with its nearest, whatever the map makes of it (%s)', (method) => {
  const { links } = finish(drawMap(groups, settings({ method })));
  const lengths = new Float64Array(groups.count).fill(1);
  for (let i = 0; i < groups.count; i++) {
    const [, first] = nearest(row(groups, i), groups.values, lengths, 'l2', 2);
    expect(links?.[i]).toBe(first?.index);
  }
});

it('says what is missing where there are fewer', () => {
  expect(() => finish(drawMap(rowsOf([[1], [2]]), settings({})))).toThrow(GalleryError);
});

describe('a picture that was not there', () => {
  const lengths = Float64Array.from({ length: groups.count }, (_, i) => lengthOf(row(groups, i)));
  const near = (query: Float32Array) => nearest(query, groups.values, lengths, 'l2', 9);

  it('has its exact place on principal axes: that of a picture which is there is the same', () => {
    for (const metric of ['l2', 'angle'] as const) {
      const map = finish(drawMap(groups, settings({ metric })));
      const place = placeOn(map, row(groups, 17), []);
      expectClose([place?.x ?? Number.NaN, place?.y ?? Number.NaN], map.positions.subarray(34, 36), 1e-4);
    }
  });

  it('comes to lie among its nearest on the other maps', () => {
    const map = finish(drawMap(groups, settings({ method: 'tsne' })));
    const query = Float32Array.from(centres[2] ?? [], (value, i) => value + (row(groups, 2)[i] ?? 0) * 0.01);
    const place = placeOn(map, query, near(query)) ?? { x: Number.NaN, y: Number.NaN };
    const distance = (i: number) =>
      Math.hypot(place.x - (map.positions[2 * i] ?? 0), place.y - (map.positions[2 * i + 1] ?? 0));
    const byDistance = Array.from({ length: 100 }, (_, i) => i).sort((a, b) => distance(a) - distance(b));
    expect(byDistance.slice(0, 8).every((i) => i % 5 === 2)).toBe(true);
  });

  it('weighs its neighbours by 1 / distance squared, and lies where its equal lies', () => {
    const map = {
      ...finish(drawMap(groups, settings({ method: 'tsne' }))),
      positions: Float32Array.of(0, 0, 10, 0, 0, 10),
    };
    const weighted = placeOn(map, new Float32Array(30), [
      { index: 0, distance: 1 },
      { index: 1, distance: 2 },
      { index: 77, distance: 2.5 },
    ]);
    expect(weighted).toEqual({ x: 2, y: 0 });
    expect(placeOn(map, new Float32Array(30), [{ index: 2, distance: 0 }])).toEqual({ x: 0, y: 10 });
    expect(placeOn(map, new Float32Array(30), [{ index: 77, distance: 1 }])).toBeNull();
  });
});
