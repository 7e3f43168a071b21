/** Orders for a bank of colour filters. Each is a number a filter, worked out from its weights alone. */

/** [height, width, 3, filters]; weight (y, x, c, f) at ((y * width + x) * 3 + c) * filters + f. */
export type BankShape = readonly [height: number, width: number, colours: number, filters: number];

export type FilterSort = 'index' | 'norm' | 'colour' | 'orientation';

/** Below this coherence a filter has no direction worth naming. */
const DIRECTED = 0.2;

/** The filters in the order asked for; equals stay in the network's order. */
export function filterOrder(sort: FilterSort, bank: Float32Array, shape: BankShape): number[] {
  const filters = Array.from({ length: shape[3] }, (_, filter) => filter);
  if (sort === 'index') return filters;
  const keys = filters.map((filter) => keyOf(sort, weightsOf(bank, shape, filter), shape));
  return filters.sort((a, b) => (keys[a] as number) - (keys[b] as number));
}

function keyOf(sort: Exclude<FilterSort, 'index'>, weights: Float32Array, shape: BankShape): number {
  if (sort === 'norm') return -normOf(weights);
  if (sort === 'colour') return -colourShare(weights);
  const { degrees, coherence } = orientation(weights, shape);
  return coherence < DIRECTED ? Number.POSITIVE_INFINITY : degrees;
}

/** One filter, [height, width, 3]. */
function weightsOf(bank: Float32Array, [height, width, colours, filters]: BankShape, filter: number) {
  return Float32Array.from(
    { length: height * width * colours },
    (_, i) => bank[i * filters + filter] as number,
  );
}

/** The length of the filter as a vector: how strongly it answers to what it looks for. */
export const normOf = (weights: Float32Array): number =>
  Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));

/**
 * The share of the squared weights that is not grey, 0..1: at each tap the mean of red, green and blue is grey, the rest
 * colour. 0 is blind to colour, 1 sees nothing else.
 */
export function colourShare(weights: Float32Array): number {
  let [all, grey] = [0, 0];
  for (let i = 0; i < weights.length; i += 3) {
    const tap = weights.subarray(i, i + 3);
    const mean = tap.reduce((sum, weight) => sum + weight, 0) / 3;
    all += tap.reduce((sum, weight) => sum + weight * weight, 0);
    grey += 3 * mean * mean;
  }
  return all === 0 ? 0 : 1 - grey / all;
}

/**
 * The direction of a filter's stripes, by the structure tensor over all three colours (Di Zenzo 1986), from the
 * differences inside of each 2 x 2 taps.
 * @returns degrees from 0 to 180: 0 lies, 90 stands, in between it rises to the right; coherence 0 (a blob) to 1 (stripes)
 */
export function orientation(weights: Float32Array, [height, width]: BankShape) {
  let [xx, yy, xy] = [0, 0, 0];
  const at = (y: number, x: number, colour: number) => weights[(y * width + x) * 3 + colour] as number;
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      for (let c = 0; c < 3; c++) {
        const [a, b, d, e] = [at(y, x, c), at(y, x + 1, c), at(y + 1, x, c), at(y + 1, x + 1, c)];
        const [across, down] = [(b - a + e - d) / 2, (d - a + e - b) / 2];
        xx += across * across;
        yy += down * down;
        xy += across * down;
      }
    }
  }
  const energy = xx + yy;
  // The gradient stands across the stripes; rows count downwards.
  const gradient = Math.atan2(2 * xy, xx - yy) / 2;
  const degrees = (((90 - (gradient * 180) / Math.PI) % 180) + 180) % 180;
  return { degrees, coherence: energy === 0 ? 0 : Math.hypot(xx - yy, 2 * xy) / energy };
}
