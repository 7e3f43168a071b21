import { expect, it } from 'vitest';
import { neighbourGraph } from '../../src/embedding/neighbour_graph.ts';
import { QuadTree } from '../../src/embedding/quad_tree.ts';
import { jointSimilarities, type SparseRows } from '../../src/embedding/similarities.ts';
import { tsne, tsneGradient } from '../../src/embedding/tsne.ts';
import { finish, goldenMaps, goldenRows } from '../support/golden/golden_maps.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';

const { perplexity, joint, at, gradient } = goldenMaps.tsne;
const { count } = goldenRows;
const everyOther = finish(neighbourGraph(goldenRows, count - 1));

function dense({ starts, columns, values }: SparseRows): number[] {
  const matrix = Array<number>(count * count).fill(0);
  for (let point = 0; point < count; point++)
    for (let i = starts[point] as number; i < (starts[point + 1] as number); i++)
      matrix[point * count + (columns[i] as number)] = values[i] as number;
  return matrix;
}

it("gives pairs the probabilities of scikit-learn's t-SNE", () => {
  expectClose(dense(jointSimilarities(everyOther, perplexity)), joint.flat(), 1e-4);
});

it("has the gradient of scikit-learn's exact t-SNE", () => {
  const similarities = jointSimilarities(everyOther, perplexity);
  expectClose(tsneGradient(similarities, Float64Array.from(at), 1, 0), gradient, 1e-4);
});

it('comes within some per cent of it by cells instead of points', () => {
  const map = Float64Array.from(seeded(4).normals(2 * 400), (value) => 20 * value);
  const none: SparseRows = {
    starts: new Int32Array(401),
    columns: new Int32Array(0),
    values: new Float64Array(0),
  };
  const exact = tsneGradient(none, map, 1, 0);
  const fast = tsneGradient(none, map, 1, 0.5);
  expect(fast).not.toEqual(exact);
  expectClose(fast, exact, 0.05);
});

it.each([0, 0.5])(
  'pushes points as a plain loop over all pairs does (theta %d), those of one place too',
  (theta) => {
    // Two points in one place, and two that only rounding tells apart.
    const points = Float64Array.of(0, 0, 3, 4, 3, 4, -2, 1, -2, 1 + 1e-15, 9, 9);
    const tree = new QuadTree(points);
    const push = new Float64Array(2);
    const total = tree.repel(1, theta, push);
    let [sum, x, y] = [0, 0, 0];
    for (let other = 0; other < 6; other++) {
      if (other === 1) continue;
      const dx = 3 - (points[2 * other] as number);
      const dy = 4 - (points[2 * other + 1] as number);
      const kernel = 1 / (1 + dx * dx + dy * dy);
      sum += kernel;
      x += kernel * kernel * dx;
      y += kernel * kernel * dy;
    }
    expect(total).toBeCloseTo(sum, theta === 0 ? 12 : 2);
    expect(push[0]).toBeCloseTo(x, theta === 0 ? 12 : 2);
    expect(push[1]).toBeCloseTo(y, theta === 0 ? 12 : 2);
  },
);

it('stays finite where many pictures are the same', () => {
  const rows = { values: new Float32Array(30 * 4).fill(1), count: 30, dims: 4 };
  const map = finish(tsne(finish(neighbourGraph(rows, 9)), new Float64Array(60), 3));
  expect(map.every(Number.isFinite)).toBe(true);
});
