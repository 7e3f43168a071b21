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

/** From 0, the smallest, on; equal numbers share the mean of their ranks. Numbers are compared in 32 bits. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const keys = new Uint32Array(Float32Array.from(values).buffer);
  // Bits that count upwards as the numbers do; the two zeros are equal.
  for (let i = 0; i < keys.length; i++) {
    const bits = (keys[i] as number) === SIGN ? 0 : (keys[i] as number);
    keys[i] = bits & SIGN ? ~bits : bits | SIGN;
  }
  const order = sortedBy(keys);
  const ranks = new Float64Array(keys.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && keys[order[end] as number] === keys[order[first] as number]) end++;
    for (let at = first; at < end; at++) ranks[order[at] as number] = (first + end - 1) / 2;
    first = end;
  }
  return ranks;
}

const SIGN = 0x80000000;
const DIGIT_BITS = 11;
const DIGITS = 3;
const LARGEST_DIGIT = 2 ** DIGIT_BITS - 1;

/** Places in the order of their keys, digit by digit: a comparison of each two would take tens of milliseconds a picture. */
function sortedBy(keys: Uint32Array): Uint32Array {
  let order = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let next = new Uint32Array(keys.length);
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = digit * DIGIT_BITS;
    const starts = new Uint32Array(LARGEST_DIGIT + 2);
    for (let i = 0; i < keys.length; i++) {
      const after = (((keys[i] as number) >>> shift) & LARGEST_DIGIT) + 1;
      starts[after] = (starts[after] as number) + 1;
    }
    for (let at = 1; at < starts.length; at++)
      starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    for (let i = 0; i < order.length; i++) {
      const place = order[i] as number;
      const at = ((keys[place] as number) >>> shift) & LARGEST_DIGIT;
      next[starts[at] as number] = place;
      starts[at] = (starts[at] as number) + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}
