/**
 * Spearman's rank correlation: the correlation of the ranks of two lists of numbers; equal numbers share the mean of their ranks.
 * @returns -1..1; 0 where all numbers of a list are equal, which have no order
 */
export function rankCorrelation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const mean = (a.length - 1) / 2;
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - mean, (b[i] as number) - mean];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA > 0 && squaresB > 0 ? product / Math.sqrt(squaresA * squaresB) : 0;
}

/** From 0, the smallest, on. */
function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort(
    (i, j) => (values[i] as number) - (values[j] as number),
  );
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && values[order[end] as number] === values[order[first] as number]) end++;
    for (let at = first; at < end; at++) ranks[order[at] as number] = (first + end - 1) / 2;
    first = end;
  }
  return ranks;
}
