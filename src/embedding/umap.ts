import { UMAP } from 'umap-js';
import { Random } from '../numeric/random.ts';
import type { NeighbourGraph } from './neighbour_graph.ts';

/** How near points may come to each other on the map, as in the paper's examples. */
const LEAST_DISTANCE = 0.1;
/** Pairs pushed apart for each one pulled together: twice umap-js's own, which keeps neighbours better. */
const NEGATIVE_SAMPLES = 10;
/** The map begins within these bounds, as umap-js's own random start does. */
const BOUND = 10;

/**
 * UMAP by umap-js, from exact neighbours and a start along the principal axes. McInnes, Healy, Melville 2018.
 * @param graph with at least `neighbours` - 1 neighbours a point
 * @param neighbours how many a point is held together with, itself included
 * @param start x, y, x, y, ...: only the arrangement counts. Borrowed.
 * @yields [map, share of the epochs done] after every epoch; the array is made anew
 */
export function* umap(
  graph: NeighbourGraph,
  start: Float64Array,
  neighbours: number,
  seed: number,
): Generator<readonly [Float64Array, number], Float64Array> {
  const { count, k } = graph;
  const points = Array.from({ length: count }, (_, point) => point);
  const first = Array.from({ length: neighbours - 1 }, (_, i) => i);
  const random = new Random(seed + 1);
  const fit = new UMAP({
    nNeighbors: neighbours,
    minDist: LEAST_DISTANCE,
    negativeSampleRate: NEGATIVE_SAMPLES,
    random: () => random.uniform(),
  });
  // umap-js counts a point as its own first neighbour.
  fit.setPrecomputedKNN(
    points.map((point) => [point, ...first.map((i) => graph.indices[point * k + i] as number)]),
    points.map((point) => [0, ...first.map((i) => graph.distances[point * k + i] as number)]),
  );
  const epochs = fit.initializeFit(points.map((point) => [point]));
  place(fit.getEmbedding(), start);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    fit.step();
    yield [Float64Array.from(fit.getEmbedding().flat()), epoch / epochs];
  }
  return Float64Array.from(fit.getEmbedding().flat());
}

/** umap-js optimises the very arrays that it gives out. */
function place(embedding: number[][], start: Float64Array): void {
  const largest = start.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
  embedding.forEach((point, i) => {
    point[0] = ((start[2 * i] as number) * BOUND) / largest;
    point[1] = ((start[2 * i + 1] as number) * BOUND) / largest;
  });
}
