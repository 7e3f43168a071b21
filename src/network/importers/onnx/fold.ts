/** Operators on values that are known before the network runs. */
import { transposed } from '../axes.ts';
import { countOf } from '../stored.ts';
import type { Constant } from './constant.ts';
import type { Node } from './messages.ts';

/** Axes counted from the front. */
export const fromFront = (axes: readonly number[], rank: number) =>
  axes.map((axis) => (axis < 0 ? axis + rank : axis));

const ints = ({ attributes }: Node, name: string): readonly number[] | undefined =>
  attributes.get(name)?.ints;

/** An operator's axes: an attribute in old files, an input in new ones. */
export const axesOf = (
  node: Node,
  inputs: readonly (Constant | undefined)[],
  at: number,
): readonly number[] | undefined =>
  ints(node, 'axes') ?? (inputs[at] ? Array.from(inputs[at].values) : undefined);

/** Most numbers that a constant is filled with: shapes and pads are far smaller. */
const MOST_FILLED = 2 ** 20;

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['Add', (a, b) => a + b],
  ['Sub', (a, b) => a - b],
  ['Mul', (a, b) => a * b],
  ['Div', (a, b) => a / b],
]);

/**
 * @param inputs all constant; undefined where an optional one is left out
 * @returns null where the operator is not one of those that shape computations are made of
 */
export function fold(node: Node, inputs: readonly (Constant | undefined)[]): Constant | null {
  const { operator, attributes } = node;
  const [a, b] = inputs;
  if (operator === 'ConstantOfShape') {
    const dims = Array.from(a?.values ?? []);
    const count = countOf(dims);
    if (!(count >= 0 && count <= MOST_FILLED)) return null;
    const value = attributes.get('value')?.tensor;
    const filled = value?.floats[0] ?? value?.numbers[0] ?? (value?.raw ? firstOf(value.raw, value.type) : 0);
    return { dims, values: new Float32Array(count).fill(filled) };
  }
  if (operator === 'Concat') return concat(inputs as Constant[]);
  if (!a) return null;
  const rank = a.dims.length;
  switch (operator) {
    case 'Identity':
    case 'Dropout':
    case 'Cast':
      if (operator !== 'Cast') return a;
      return isWhole(attributes.get('to')?.int)
        ? { ...a, values: Array.from(a.values, Math.trunc), whole: true }
        : { ...a, whole: false };
    case 'Shape':
      return sidesOf(node, a.dims);
    case 'ReduceProd':
      // Of a shape: how many numbers there are.
      return rank === 1 ? { ...a, dims: [], values: [countOf(Array.from(a.values))] } : null;
    case 'Gather':
      if (rank !== 1 || !b) return null;
      return {
        ...a,
        dims: b.dims,
        values: Array.from(b.values, (at) => a.values[at < 0 ? at + a.values.length : at] as number),
      };
    case 'Slice':
      return slice(node, inputs);
    case 'Unsqueeze': {
      const axes = axesOf(node, inputs, 1) ?? [];
      const dims = [...a.dims];
      for (const axis of [...fromFront(axes, rank + axes.length)].sort((x, y) => x - y))
        dims.splice(axis, 0, 1);
      return { ...a, dims };
    }
    case 'Squeeze': {
      const axes = fromFront(
        axesOf(node, inputs, 1) ?? a.dims.flatMap((n, axis) => (n === 1 ? [axis] : [])),
        rank,
      );
      return { ...a, dims: a.dims.filter((_, axis) => !axes.includes(axis)) };
    }
    case 'Transpose': {
      const axes = ints(node, 'perm') ?? a.dims.map((_, axis) => rank - 1 - axis);
      return {
        dims: axes.map((axis) => a.dims[axis] as number),
        values: transposed(Float32Array.from(a.values), a.dims, axes),
      };
    }
    case 'Reshape':
    case 'Flatten': {
      const wanted =
        operator === 'Flatten' ? [countOf(a.dims.slice(0, attributes.get('axis')?.int ?? 1)), -1] : b?.values;
      return wanted ? { ...a, dims: resolved(Array.from(wanted), a.dims) } : null;
    }
    default:
      return arithmetic(operator, a, b);
  }
}

function firstOf(raw: Uint8Array, type: number): number {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  if (type === 1) return view.getFloat32(0, true);
  return type === 7 ? Number(view.getBigInt64(0, true)) : (raw[0] ?? 0);
}

/** TensorProto's integers: 2 to 7, 12, 13. */
const isWhole = (type: number | undefined) => type !== undefined && [2, 3, 4, 5, 6, 7, 12, 13].includes(type);

function concat(parts: readonly Constant[]): Constant | null {
  if (parts.some((part) => part === undefined || part.dims.length !== 1)) return null;
  const values = parts.flatMap(({ values: some }) => Array.from(some));
  return { dims: [values.length], values, whole: parts.every(({ whole }) => whole) };
}

/** The sides of a shape, or some of them: what Shape answers. */
export function sidesOf({ attributes }: Node, dims: readonly number[]): Constant {
  const values = dims.slice(attributes.get('start')?.int ?? 0, attributes.get('end')?.int);
  return { dims: [values.length], values, whole: true };
}

function slice(node: Node, [a, ...rest]: readonly (Constant | undefined)[]): Constant | null {
  if (!a) return null;
  const of = (name: string, at: number) =>
    ints(node, name) ?? (rest[at] ? Array.from(rest[at].values) : undefined);
  const [starts, ends, steps] = [of('starts', 0) ?? [], of('ends', 1) ?? [], of('steps', 3)];
  const axes = fromFront(of('axes', 2) ?? starts.map((_, axis) => axis), a.dims.length);
  return axes.reduce<Constant>(
    (cut, axis, i) => sliceAlong(cut, axis, starts[i] ?? 0, ends[i] ?? Infinity, steps?.[i] ?? 1),
    a,
  );
}

function sliceAlong({ dims, values, whole }: Constant, axis: number, from: number, to: number, step: number) {
  const length = dims[axis] as number;
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const within = (at: number) => Math.min(most, Math.max(least, at < 0 ? at + length : at));
  const [start, end] = [within(from), within(to)];
  const kept = Array.from(
    { length: Math.max(0, Math.ceil((end - start) / step)) },
    (_, i) => start + i * step,
  );
  const inner = countOf(dims.slice(axis + 1));
  const rows = Array.from({ length: countOf(dims.slice(0, axis)) }, (_, row) => row);
  const cut = rows.flatMap((row) =>
    kept.flatMap((at) =>
      Array.from(values.slice((row * length + at) * inner, (row * length + at + 1) * inner)),
    ),
  );
  return { dims: dims.map((side, i) => (i === axis ? kept.length : side)), values: cut, whole };
}

function arithmetic(operator: string, a: Constant, b: Constant | undefined): Constant | null {
  const compute = ARITHMETIC.get(operator);
  if (
    !compute ||
    !b ||
    (a.values.length !== b.values.length && a.values.length !== 1 && b.values.length !== 1)
  )
    return null;
  const [long, isFirst] = a.values.length >= b.values.length ? [a, true] : [b, false];
  const other = isFirst ? b : a;
  const whole = long.whole && other.whole;
  const values = Array.from(long.values, (value, at) => {
    const with_ = other.values[other.values.length === 1 ? 0 : at] as number;
    const result = isFirst ? compute(value, with_) : compute(with_, value);
    return whole ? Math.trunc(result) : result;
  });
  return { dims: long.dims, values, whole };
}

/** A wished shape in which 0 copies a side and -1 takes what is left. */
export function resolved(wanted: readonly number[], dims: readonly number[]): number[] {
  const copied = wanted.map((length, axis) => (length === 0 ? (dims[axis] ?? 0) : length));
  const known = copied.reduce((all, length) => (length === -1 ? all : all * length), 1);
  return copied.map((length) => (length === -1 ? countOf(dims) / known : length));
}
