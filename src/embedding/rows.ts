import type { Rows } from '../contract/picture_gallery.ts';

export const row = ({ values, dims }: Rows, index: number): Float32Array =>
  values.subarray(index * dims, (index + 1) * dims);

export function lengthOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) ** 2;
  return Math.sqrt(sum);
}

/** The vector brought to length 1; one of zeros stays. A copy. */
export function unit(vector: Float32Array): Float32Array {
  const length = lengthOf(vector);
  return length === 0 ? vector.slice() : vector.map((value) => value / length);
}

/** Every row brought to length 1, so that the distance between two tells their angle alone. A copy. */
export function unitRows(rows: Rows): Rows {
  const values = new Float32Array(rows.values.length);
  for (let index = 0; index < rows.count; index++) values.set(unit(row(rows, index)), index * rows.dims);
  return { ...rows, values };
}

/** The squared distance between two vectors that lie in arrays at these places. */
export function squaredDistance(
  a: ArrayLike<number>,
  atA: number,
  b: ArrayLike<number>,
  atB: number,
  dims: number,
): number {
  let sum = 0;
  for (let i = 0; i < dims; i++) {
    const difference = (a[atA + i] as number) - (b[atB + i] as number);
    sum += difference * difference;
  }
  return sum;
}
