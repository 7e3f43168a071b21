import type { NeighbourGraph } from './neighbour_graph.ts';
import { QuadTree } from './quad_tree.ts';
import { jointSimilarities, type SparseRows } from './similarities.ts';

/** As in scikit-learn, but for fewer rounds: a map is watched while it forms. */
export const TSNE = {
  rounds: 750,
  /** At first neighbours pull this many times as hard, so that groups find together. */
  exaggeration: 12,
  exaggeratedRounds: 250,
  /** Barnes-Hut: a cell below this share of its distance counts as one point. */
  theta: 0.5,
  /** The map begins this small: along the principal axes, but free to move. */
  startDeviation: 1e-4,
} as const;

/**
 * t-SNE: a map on which the same points are near as among the rows. van der Maaten & Hinton 2008, with the Barnes-Hut
 * approximation of van der Maaten 2014 and a start along the principal axes (Kobak & Berens 2019).
 * @param graph with about three times as many neighbours as the perplexity
 * @param start x, y, x, y, ...: where points begin; only the arrangement counts, not its size. Borrowed.
 * @yields the map after every round; the array is the same and changes with the next one
 */
export function* tsne(
  graph: NeighbourGraph,
  start: Float64Array,
  perplexity: number,
): Generator<Float64Array, Float64Array> {
  const similarities = jointSimilarities(graph, perplexity);
  const map = shrunk(start, TSNE.startDeviation);
  const velocity = new Float64Array(map.length);
  const gains = new Float64Array(map.length).fill(1);
  const rate = Math.max(graph.count / TSNE.exaggeration / 4, 50);
  for (let round = 0; round < TSNE.rounds; round++) {
    const early = round < TSNE.exaggeratedRounds;
    const gradient = tsneGradient(similarities, map, early ? TSNE.exaggeration : 1, TSNE.theta);
    const momentum = early ? 0.5 : 0.8;
    for (let i = 0; i < map.length; i++) {
      const slope = gradient[i] as number;
      const against = slope * (velocity[i] as number) < 0;
      gains[i] = Math.max(0.01, against ? (gains[i] as number) + 0.2 : (gains[i] as number) * 0.8);
      velocity[i] = momentum * (velocity[i] as number) - rate * (gains[i] as number) * slope;
      map[i] = (map[i] as number) + (velocity[i] as number);
    }
    yield map;
  }
  return map;
}

/**
 * The gradient of the Kullback-Leibler divergence between the similarities of rows and of the map.
 * @param exaggeration multiplies the pull of neighbours
 * @param theta 0 is exact
 * @returns as many numbers as the map has
 */
export function tsneGradient(
  { starts, columns, values }: SparseRows,
  map: Float64Array,
  exaggeration: number,
  theta: number,
): Float64Array {
  const tree = new QuadTree(map);
  const gradient = new Float64Array(map.length);
  const push = new Float64Array(2);
  let total = 0;
  for (let point = 0; point < map.length / 2; point++) {
    push.fill(0);
    total += tree.repel(point, theta, push);
    gradient[2 * point] = push[0] as number;
    gradient[2 * point + 1] = push[1] as number;
  }
  for (let point = 0; point < map.length / 2; point++) {
    const x = map[2 * point] as number;
    const y = map[2 * point + 1] as number;
    let [pullX, pullY] = [0, 0];
    for (let at = starts[point] as number; at < (starts[point + 1] as number); at++) {
      const other = columns[at] as number;
      const dx = x - (map[2 * other] as number);
      const dy = y - (map[2 * other + 1] as number);
      const pull = (exaggeration * (values[at] as number)) / (1 + dx * dx + dy * dy);
      pullX += pull * dx;
      pullY += pull * dy;
    }
    gradient[2 * point] = 4 * (pullX - (gradient[2 * point] as number) / total);
    gradient[2 * point + 1] = 4 * (pullY - (gradient[2 * point + 1] as number) / total);
  }
  return gradient;
}

/** The same arrangement with this deviation along x. */
function shrunk(start: Float64Array, deviation: number): Float64Array {
  let sum = 0;
  for (let at = 0; at < start.length; at += 2) sum += (start[at] as number) ** 2;
  const scale = deviation / (Math.sqrt((2 * sum) / start.length) || 1);
  return start.map((value) => value * scale);
}
