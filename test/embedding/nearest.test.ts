import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/embedding/nearest.ts';
import { neighbourGraph } from '../../src/embedding/neighbour_graph.ts';
import { lengthOf, row } from '../../src/embedding/rows.ts';
import { finish } from '../support/golden/golden_maps.ts';
import { seeded } from '../support/seeded.ts';

const random = seeded(8);
const [count, dims] = [300, 24];
const rows = { values: random.normals(count * dims).map(Math.abs), count, dims };
const lengths = Float64Array.from({ length: count }, (_, i) => lengthOf(row(rows, i)));

/** All distances by the formula, sorted whole. */
function bruteForce(query: Float32Array, metric: 'l2' | 'cosine', self = -1) {
  const all = Array.from({ length: count }, (_, index) => {
    const other = row(rows, index);
    const l2 = Math.hypot(...query.map((value, i) => value - (other[i] as number)));
    const dot = query.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
    return { index, distance: metric === 'l2' ? l2 : 1 - dot / (lengthOf(query) * lengthOf(other)) };
  });
  return all.filter(({ index }) => index !== self).sort((a, b) => a.distance - b.distance);
}

describe.each(['l2', 'cosine'] as const)('nearest by %s', (metric) => {
  it('is what sorting all distances gives', () => {
    for (let tries = 0; tries < 20; tries++) {
      const query = random.normals(dims).map(Math.abs);
      const found = nearest(query, rows.values, lengths, metric, 7);
      const expected = bruteForce(query, metric).slice(0, 7);
      expect(found.map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
      for (const [i, { distance }] of found.entries())
        expect(distance).toBeCloseTo(expected[i]?.distance ?? Number.NaN, 5);
    }
  });

  it('finds a vector itself first, at distance 0', () => {
    const [first] = nearest(row(rows, 42), rows.values, lengths, metric, 3);
    expect(first?.index).toBe(42);
    expect(first?.distance).toBeCloseTo(0, 6);
  });

  it('gives as many as there are where there are fewer than wanted', () => {
    expect(nearest(row(rows, 0), rows.values, lengths.subarray(0, 4), metric, 9)).toHaveLength(4);
    expect(nearest(row(rows, 0), rows.values, [], metric, 9)).toEqual([]);
  });
});

it('tells direction from length', () => {
  const vectors = Float32Array.of(10, 0, 1, 1, 0.9, -0.2);
  const query = Float32Array.of(1, 0);
  expect(nearest(query, vectors, [10, Math.SQRT2, 1], 'cosine', 1)[0]).toEqual({ index: 0, distance: 0 });
  expect(nearest(query, vectors, [10, Math.SQRT2, 1], 'l2', 1)[0]?.index).toBe(2);
});

it('takes a vector of zeros to be at right angles to everything', () => {
  expect(nearest(Float32Array.of(0, 0), [1, 2], [Math.sqrt(5)], 'cosine', 1)[0]?.distance).toBe(1);
  expect(nearest(Float32Array.of(1, 2), [0, 0], [0], 'cosine', 1)[0]?.distance).toBe(1);
});

it('links every row with what sorting all distances gives', () => {
  const graph = finish(neighbourGraph(rows, 6));
  for (let index = 0; index < count; index++) {
    const expected = bruteForce(row(rows, index), 'l2', index).slice(0, 6);
    expect([...graph.indices.subarray(index * 6, index * 6 + 6)]).toEqual(expected.map((one) => one.index));
    expect(graph.distances[index * 6 + 5]).toBeCloseTo(expected[5]?.distance ?? Number.NaN, 5);
  }
});
