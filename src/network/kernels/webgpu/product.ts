import type * as tf from '@tensorflow/tfjs-core';
import { rectified, type Shader } from './program.ts';

/** Rows of a tile, and columns in fours. */
const ROWS = 4;
const FOURS = 4;
/** Parts of the sum that are added at the same time. */
const PARTS = 16;
/** Rows that one thread computes. */
const DEEP = 4;
const THREADS = FOURS * PARTS;

/** tfjs gives each work group 32 by 32 numbers of a product; with fewer groups than this most of a card has nothing to do. */
const FEW_GROUPS = 128;
const TFJS_TILE = 32;

/**
 * Whether a product [rows, inner] x [inner, columns] is one of those that tfjs leaves most of the card idle with, and that
 * `product` takes.
 */
export const isSmallProduct = (rows: number, inner: number, columns: number): boolean =>
  inner % 4 === 0 &&
  columns % 4 === 0 &&
  inner >= PARTS * 4 &&
  Math.ceil(rows / TFJS_TILE) * Math.ceil(columns / TFJS_TILE) < FEW_GROUPS;

/** Work groups of a product. */
const productGroups = (rows: number, columns: number): number =>
  Math.ceil(rows / ROWS) * Math.ceil(columns / (4 * FOURS));

/**
 * x [rows, inner] times weights [inner, columns], with a bias [columns] and a rectifier: tiles of 4 rows and 16 columns, the sum
 * over `inner` shared by sixteen threads each. Integers: rows, inner / 4, columns / 4.
 */
export function product(activation: string, hasBias: boolean): Shader {
  const each = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  return {
    name: `product ${activation} ${hasBias}`,
    inputs: ['x', 'weights', ...(hasBias ? ['bias'] : [])],
    vectors: [4, 4, 4, ...(hasBias ? [4] : [])],
    threads: THREADS,
    integers: ['rows', 'inner', 'columns'],
    before: `var<workgroup> sums : array<vec4<f32>, ${THREADS * DEEP}>;`,
    main: `
      let t = i32(localIndex);
      let across = (uniforms.columns + ${FOURS - 1}) / ${FOURS};
      let tile = index / ${THREADS};
      let firstRow = (tile / across) * ${ROWS};
      let column = (tile % across) * ${FOURS} + t % ${FOURS};
      let part = t / ${FOURS};
      ${each(DEEP, (row) => `var sum${row} = vec4<f32>(0.0);`)}
      if (column < uniforms.columns) {
        ${each(DEEP, (row) => `let begin${row} = min(firstRow + ${row}, uniforms.rows - 1) * uniforms.inner;`)}
        for (var k = part; k < uniforms.inner; k += ${PARTS}) {
          let below = 4 * k * uniforms.columns + column;
          ${each(4, (i) => `let w${i} = weights[below + ${i} * uniforms.columns];`)}
          ${each(DEEP, (row) => `let x${row} = x[begin${row} + k];`)}
          ${each(DEEP, (row) => `sum${row} += x${row}.x * w0 + x${row}.y * w1 + x${row}.z * w2 + x${row}.w * w3;`)}
        }
      }
      ${each(DEEP, (row) => `sums[${row * THREADS} + t] = sum${row};`)}
      workgroupBarrier();
      // Each of the first threads adds up one four of one row.
      if (t < ${FOURS * ROWS}) {
        let row = t / ${FOURS};
        let place = (tile % across) * ${FOURS} + t % ${FOURS};
        if (firstRow + row < uniforms.rows && place < uniforms.columns) {
          var sum = vec4<f32>(0.0);
          for (var other = 0; other < ${PARTS}; other++) {
            sum += sums[row * ${THREADS} + other * ${FOURS} + t % ${FOURS}];
          }
          ${hasBias ? 'sum += bias[place];' : ''}
          result[(firstRow + row) * uniforms.columns + place] = ${rectified('sum', activation, 'vec4<f32>')};
        }
      }`,
  };
}

/** The run of a product over tensors of any rank. */
export const productRun = (
  inputs: readonly tf.TensorInfo[],
  [rows, inner, columns]: readonly [number, number, number],
  shape: readonly number[],
) => ({
  ...{ inputs, shape, groups: productGroups(rows, columns) },
  integers: [rows, inner / 4, columns / 4],
});
