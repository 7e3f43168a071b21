/** Beyond so many deviations nothing is left of a Gaussian. */
const REACH = 3;

/**
 * The weights of a Gaussian blur along one axis, cut off at three deviations.
 * @param deviation in pixels, > 0
 * @returns an odd number of weights that add up to 1
 */
export function gaussianWeights(deviation: number): Float64Array {
  const reach = Math.max(1, Math.ceil(REACH * deviation));
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / deviation) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
