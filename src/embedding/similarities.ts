import type { NeighbourGraph } from './neighbour_graph.ts';

/** A symmetric matrix by its rows; what is not listed is zero. */
export interface SparseRows {
  /** Row i lies at starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** To this many nats the entropy of a row must match the perplexity. */
const PRECISE = 1e-5;
const MOST_HALVINGS = 100;

/**
 * The joint probabilities p of t-SNE over nearest neighbours: for every point a Gaussian as wide as `perplexity`
 * neighbours, both directions averaged. They add up to 1. van der Maaten & Hinton 2008, equation 1 and section 3.
 * @param perplexity below the number of neighbours in the graph
 */
export function jointSimilarities(graph: NeighbourGraph, perplexity: number): SparseRows {
  const { count, k, indices, distances } = graph;
  const both = Array.from({ length: count }, () => new Map<number, number>());
  const add = (from: number, to: number, value: number) => {
    const entries = both[from] as Map<number, number>;
    entries.set(to, (entries.get(to) ?? 0) + value);
  };
  for (let point = 0; point < count; point++) {
    const shares = sharesOf(distances.subarray(point * k, (point + 1) * k), perplexity);
    shares.forEach((share, i) => {
      const other = indices[point * k + i] as number;
      add(point, other, share / (2 * count));
      add(other, point, share / (2 * count));
    });
  }
  const starts = new Int32Array(count + 1);
  both.forEach((entries, point) => {
    starts[point + 1] = (starts[point] as number) + entries.size;
  });
  return {
    starts,
    columns: Int32Array.from(both.flatMap((entries) => [...entries.keys()])),
    values: Float64Array.from(both.flatMap((entries) => [...entries.values()])),
  };
}

/** The conditional probabilities of one point's neighbours, whose entropy is log(perplexity). */
function sharesOf(distances: Float64Array, perplexity: number): Float64Array {
  const nearest = (distances[0] as number) ** 2;
  const wanted = Math.log(perplexity);
  let [precision, low, high] = [1, 0, Number.POSITIVE_INFINITY];
  let shares = new Float64Array(distances.length);
  for (let tries = 0; tries < MOST_HALVINGS; tries++) {
    // Against the nearest, or a far point's would all be zero.
    shares = distances.map((distance) => Math.exp(-precision * (distance * distance - nearest)));
    const sum = shares.reduce((total, share) => total + share, 0);
    let entropy = 0;
    shares = shares.map((share) => share / sum);
    for (const share of shares) if (share > 0) entropy -= share * Math.log(share);
    const over = entropy - wanted;
    if (Math.abs(over) < PRECISE) break;
    if (over > 0) low = precision;
    else high = precision;
    precision = high === Number.POSITIVE_INFINITY ? precision * 2 : (low + high) / 2;
  }
  return shares;
}
