/** A file's matrices and tensors in the order that the program's layers take. */
import type { Shape } from '../layers/kind.ts';
import type { Parameter } from './graph.ts';
import { countOf } from './stored.ts';

const EMPTY = new Float32Array();

/** Numbers of a tensor with its axes in another order. */
export function transposed(
  values: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
): Float32Array {
  const steps = shape.map((_, axis) => countOf(shape.slice(axis + 1)));
  const lengths = axes.map((axis) => shape[axis] as number);
  const strides = axes.map((axis) => steps[axis] as number);
  const turned = new Float32Array(values.length);
  const place = lengths.map(() => 0);
  let from = 0;
  for (let to = 0; to < turned.length; to++) {
    turned[to] = values[from] as number;
    for (let axis = lengths.length - 1; axis >= 0; axis--) {
      from += strides[axis] as number;
      place[axis] = (place[axis] as number) + 1;
      if ((place[axis] as number) < (lengths[axis] as number)) break;
      from -= (lengths[axis] as number) * (strides[axis] as number);
      place[axis] = 0;
    }
  }
  return turned;
}

/** A matrix as a file has it. */
interface FileMatrix {
  /** The numbers from one place to before another. */
  readonly part: (from: number, to: number) => Float32Array;
  /** [out, in]; the file may have it the other way round. */
  readonly shape: readonly [outputs: number, taken: number];
  readonly isTurned: boolean;
  /** What every number is multiplied with; 1 by default. */
  readonly factor?: number;
  /** The map whose rows, columns and channels it takes in this order; absent where it takes them channels first. */
  readonly channelsLast?: Shape | undefined;
}

/** The matrix [out, in] of a dense layer, whose columns go by channel, row, column. */
export function denseMatrix({ part, shape, isTurned, factor = 1, channelsLast }: FileMatrix): Parameter {
  const [outputs, taken] = shape;
  const channels = channelsLast?.[2] ?? taken;
  const pixels = taken / channels;
  const rows = (from: number, to: number): Float32Array => {
    const [first, count] = [from / taken, (to - from) / taken];
    const numbers = new Float32Array(to - from);
    const given = isTurned ? EMPTY : part(from, to);
    for (let column = 0; column < taken; column++) {
      const own = (column % channels) * pixels + Math.floor(column / channels);
      const start = column * outputs + first;
      const [line, at, step] = isTurned ? [part(start, start + count), 0, 1] : [given, column, taken];
      for (let row = 0; row < count; row++)
        numbers[row * taken + own] = factor * (line[at + row * step] as number);
    }
    return numbers;
  };
  const isAsOurs = !isTurned && factor === 1 && pixels === 1;
  const made = isAsOurs ? part : rows;
  return { shape, part: made, values: () => made(0, outputs * taken) };
}
