import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import type { PrincipalAxes, Rows } from '../contract/picture_gallery.ts';
import { Random } from '../numeric/random.ts';

/** Directions beyond those asked for: the more, the fewer rounds. */
const SPARE = 10;
const MOST_ROUNDS = 100;
/** Axes with less than this share of the widest one's variance are rounding. */
const NOTHING = 1e-12;

/** Rounds go on until the variances of the two leading axes stand still to this share of them. */
const EXACT = 1e-11;
/** The same where axes only serve to make vectors shorter: which way within their span they point does not matter. */
export const ROUGH = 1e-3;

/**
 * Principal component analysis by subspace iteration from a random block (Halko, Martinsson, Tropp 2011): exact for the
 * leading axes, and fast where a decomposition of the whole is not. The same rows give the same axes.
 * @param wanted how many axes; fewer come back where the rows do not span as many
 */
export function principalAxes(rows: Rows, wanted: number, precision = EXACT): PrincipalAxes {
  const { count: n, dims } = rows;
  const mean = meanOf(rows);
  const whole = totalVariance(rows, mean);
  const block = Math.min(wanted + SPARE, n - 1, dims);
  const found = { dims, mean, axes: new Float64Array(0), variances: [], count: 0, share: 0, spectrum: [] };
  if (block < 1 || whole === 0) return found;

  const random = new Random(1);
  let directions: Float64Array = new Float64Array(dims * block).map(() => random.normal());
  let variances: number[] = [];
  for (let round = 0; ; round++) {
    directions = orthonormal(directions, dims, block);
    const scores = scoresOf(rows, mean, directions, block);
    const { values, vectors } = eigen(scores, n, block);
    const still = values.slice(0, Math.min(wanted, 2)).every((value, axis) => {
      return Math.abs(value - (variances[axis] ?? 0)) <= precision * (values[0] as number);
    });
    variances = values;
    if (still || round === MOST_ROUNDS) {
      const count = Math.min(
        wanted,
        values.filter((value) => value > NOTHING * (values[0] as number)).length,
      );
      const axes = turned(directions, dims, vectors, count);
      const kept = values.slice(0, count).map((value) => value / (n - 1));
      const share = kept.reduce((sum, value) => sum + value, 0) / whole;
      const spectrum = values.map((value) => Math.max(0, value) / (n - 1) / whole);
      return { dims, count, mean, axes, variances: kept, share: Math.min(1, share), spectrum };
    }
    directions = backProjected(rows, mean, scores, block);
  }
}

/** Where a vector lies along the axes. @param vector `dims` numbers, from `at` on */
export function alongAxes(
  { dims, count, mean, axes }: PrincipalAxes,
  vector: ArrayLike<number>,
  at = 0,
): number[] {
  return Array.from({ length: count }, (_, axis) => {
    let sum = 0;
    for (let i = 0; i < dims; i++)
      sum += (axes[axis * dims + i] as number) * ((vector[at + i] as number) - (mean[i] as number));
    return sum;
  });
}

/** All rows along the axes: fewer numbers, and of all such the nearest to the rows. */
export function rowsAlongAxes(axes: PrincipalAxes, { values, count, dims }: Rows): Rows {
  const along = new Float32Array(count * axes.count);
  for (let index = 0; index < count; index++)
    along.set(alongAxes(axes, values, index * dims), index * axes.count);
  return { values: along, count, dims: axes.count };
}

function meanOf({ values, count, dims }: Rows): Float64Array {
  const mean = new Float64Array(dims);
  for (let at = 0; at < count * dims; at++) {
    const column = at % dims;
    mean[column] = (mean[column] as number) + (values[at] as number) / count;
  }
  return mean;
}

function totalVariance({ values, count, dims }: Rows, mean: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < count * dims; at++)
    sum += ((values[at] as number) - (mean[at % dims] as number)) ** 2;
  return sum / (count - 1);
}

/** A dims x block matrix, row by row, with its columns made unit vectors at right angles. */
function orthonormal(directions: Float64Array, dims: number, block: number): Float64Array {
  const matrix = Matrix.from1DArray(dims, block, directions);
  return Float64Array.from(new QrDecomposition(matrix).orthogonalMatrix.to1DArray());
}

/** (rows - mean) x directions: n x block. */
function scoresOf(
  { values, count, dims }: Rows,
  mean: Float64Array,
  directions: Float64Array,
  block: number,
): Float64Array {
  const scores = new Float64Array(count * block);
  for (let index = 0; index < count; index++) {
    const score = scores.subarray(index * block, (index + 1) * block);
    for (let i = 0; i < dims; i++) {
      const value = (values[index * dims + i] as number) - (mean[i] as number);
      if (value === 0) continue;
      for (let column = 0; column < block; column++)
        score[column] = (score[column] as number) + value * (directions[i * block + column] as number);
    }
  }
  return scores;
}

/** (rows - mean) transposed x scores: dims x block. */
function backProjected(
  { values, count, dims }: Rows,
  mean: Float64Array,
  scores: Float64Array,
  block: number,
): Float64Array {
  const directions = new Float64Array(dims * block);
  for (let index = 0; index < count; index++) {
    const score = scores.subarray(index * block, (index + 1) * block);
    for (let i = 0; i < dims; i++) {
      const value = (values[index * dims + i] as number) - (mean[i] as number);
      for (let column = 0; column < block; column++) {
        const at = i * block + column;
        directions[at] = (directions[at] as number) + value * (score[column] as number);
      }
    }
  }
  return directions;
}

/** Eigenvalues, falling, and eigenvectors (columns, block x block) of scores transposed x scores. */
function eigen(scores: Float64Array, count: number, block: number) {
  const matrix = Matrix.from1DArray(count, block, scores);
  const found = new EigenvalueDecomposition(matrix.transpose().mmul(matrix), { assumeSymmetric: true });
  const order = found.realEigenvalues
    .map((value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value);
  return {
    values: order.map(({ value }) => value),
    vectors: order.map(({ index }) => found.eigenvectorMatrix.getColumn(index)),
  };
}

/** The first `count` eigenvectors in the rows' own space, one after another, signs fixed. */
function turned(
  directions: Float64Array,
  dims: number,
  vectors: readonly number[][],
  count: number,
): Float64Array {
  const axes = new Float64Array(count * dims);
  vectors.slice(0, count).forEach((vector, axis) => {
    let largest = 0;
    for (let i = 0; i < dims; i++) {
      const value = vector.reduce(
        (sum, part, column) => sum + part * (directions[i * vector.length + column] as number),
        0,
      );
      axes[axis * dims + i] = value;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    if (largest < 0) for (let i = axis * dims; i < (axis + 1) * dims; i++) axes[i] = -(axes[i] as number);
  });
  return axes;
}
