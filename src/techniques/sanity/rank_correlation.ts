/**
 * Spearman's rank correlation of two lists of numbers, from their ranks.
 * @returns -1..1; 0 where all numbers of a list are equal, which have no order
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
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

/** Whether some of the numbers differ that these are the ranks of. */
export const hasOrder = (ranks: Float64Array): boolean => ranks.some((rank) => rank !== ranks[0]);

/** From 0, the smallest, on; equal numbers share the mean of their ranks. Numbers are compared in 32 bits. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const keys = new Uint32Array(Float32Array.from(values).buffer);
  // Bits that count upwards as the numbers do; the two zeros are equal.
  for (let i = 0; i < keys.length; i++) {
    const bits = (keys[i] as number) === SIGN ? 0 : (keys[i] as number);
    keys[i] = bits & SIGN ? ~bits : bits | SIGN;
  }
  const { order, sorted } = sort(keys);
  const ranks = new Float64Array(keys.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && sorted[end] === sorted[first]) end++;
    for (let at = first; at < end; at++) ranks[order[at] as number] = (first + end - 1) / 2;
    first = end;
  }
  return ranks;
}

const SIGN = 0x80000000;
const DIGIT_BITS = 11;
const DIGITS = 3;
const LARGEST_DIGIT = 2 ** DIGIT_BITS - 1;

/**
 * Keys in order, and the places where they stood; digit by digit, as comparing each two would take tens of milliseconds a picture.
 * @param keys overwritten
 */
function sort(keys: Uint32Array<ArrayBuffer>): { order: Uint32Array; sorted: Uint32Array } {
  let [order, sorted] = [new Uint32Array(keys.length), keys];
  let [nextOrder, nextSorted] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = digit * DIGIT_BITS;
    const starts = new Uint32Array(LARGEST_DIGIT + 2);
    for (let i = 0; i < sorted.length; i++) {
      const after = (((sorted[i] as number) >>> shift) & LARGEST_DIGIT) + 1;
      starts[after] = (starts[after] as number) + 1;
    }
    for (let at = 1; at < starts.length; at++)
      starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    for (let i = 0; i < order.length; i++) {
      const key = sorted[i] as number;
      const at = (key >>> shift) & LARGEST_DIGIT;
      const to = starts[at] as number;
      starts[at] = to + 1;
      nextOrder[to] = order[i] as number;
      nextSorted[to] = key;
    }
    [order, nextOrder] = [nextOrder, order];
    [sorted, nextSorted] = [nextSorted, sorted];
  }
  return { order, sorted };
}
