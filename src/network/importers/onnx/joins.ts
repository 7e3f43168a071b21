/** Operators of several inputs: sums, products and joined channels. */
import type { Shape } from '../../layers/kind.ts';
import { countOf } from '../stored.ts';
import type { Call, Operators } from './call.ts';
import type { Constant } from './constant.ts';
import { fromFront } from './fold.ts';
import { type Flowing, isConstant } from './value.ts';

export const JOINS: Operators = { Concat: concat };

interface Elementwise {
  /** -1 for the operator that undoes. */
  readonly sign: 1 | -1;
  readonly isProduct: boolean;
}

export const ELEMENTWISE: ReadonlyMap<string, Elementwise> = new Map([
  ['Add', { sign: 1, isProduct: false }],
  ['Sum', { sign: 1, isProduct: false }],
  ['Sub', { sign: -1, isProduct: false }],
  ['Mul', { sign: 1, isProduct: true }],
  ['Div', { sign: -1, isProduct: true }],
]);

/** A sum or product of maps, and of constants of one number a channel. */
export function arithmetic(call: Call, { sign, isProduct }: Elementwise): Flowing {
  const given = call.inputs.map((value) => (value && !isConstant(value) ? call.settled(value) : value));
  const flowing = given.filter((value): value is Flowing => value !== undefined && !isConstant(value));
  const constants = given.filter((value): value is Constant => value !== undefined && isConstant(value));
  const [only] = flowing;
  if (!only) throw call.refused('takes nothing of the picture');
  const a = flowing.length > 1 ? joined(call, flowing, sign, isProduct) : only;
  if (constants.length === 0) return a;
  // Only a Sum has more than one beside what comes from the picture.
  const numbers = constants
    .map((constant) => perChannel(call, constant, a))
    .reduce((sum, more) => sum.map((value, at) => value + (more[at] as number)));
  const isFirst = given[0] === only;
  if (isProduct && sign < 0 && !isFirst)
    throw call.refused('divides a constant by what comes from the picture');
  const ones = numbers.map(() => 1);
  const [scale, shift] = isProduct
    ? [sign < 0 ? numbers.map((value) => 1 / value) : numbers, numbers.map(() => 0)]
    : [
        isFirst || sign > 0 ? ones : ones.map(() => -1),
        isFirst && sign < 0 ? numbers.map((value) => -value) : numbers,
      ];
  return { ...a, layer: call.graph.scale(call.name(), a.layer, scale, shift) };
}

/** Numbers as one a channel. Before opset 7 a node may say at which axis they begin, else they end at the last one. */
function perChannel(call: Call, { dims, values }: Constant, { layer, view }: Flowing): Float32Array {
  const [height, width, channels] = call.graph.shapeOf(layer);
  if (values.length === 1) return new Float32Array(channels).fill(values[0] as number);
  const rank = view === 'nchw' || view === 'nhwc' ? 4 : 2;
  const [from = 0] = fromFront([call.int('axis', Math.max(0, rank - dims.length))], rank);
  const axis = view === 'nchw' ? 1 : rank - 1;
  const isVector = rank === 2 && (height > 1 || width > 1);
  if (isVector || values.length !== channels || dims[axis - from] !== channels)
    throw call.refused(`has a constant of [${dims}] that is no number for each of ${channels} channels`);
  return Float32Array.from(values);
}

function joined(call: Call, values: readonly Flowing[], sign: number, isProduct: boolean): Flowing {
  const [a, b] = values as [Flowing, Flowing];
  if (sign < 0) throw call.refused('takes two maps from the picture, which only sums and products can');
  const shapes = values.map(({ layer }) => call.graph.shapeOf(layer));
  const views = new Set(
    values.filter((_, at) => countOf(shapes[at] as Shape) > (shapes[at] as Shape)[2]).map(({ view }) => view),
  );
  if (views.size > 1) throw call.refused('joins maps of unlike layout');
  if (!isProduct)
    return {
      ...a,
      layer: call.graph.add(
        call.name(),
        { kind: 'add' },
        values.map(({ layer }) => layer),
      ),
    };
  // The gate comes second.
  const isGate = countOf(shapes[0] as Shape) < countOf(shapes[1] as Shape);
  const [map, gate] = isGate ? [b, a] : [a, b];
  return { ...map, layer: call.graph.add(call.name(), { kind: 'multiply' }, [map.layer, gate.layer]) };
}

/** Of maps along their channels, of vectors along what they have. */
function concat(call: Call): Flowing {
  const parts = call.inputs.map((value) => {
    if (!value || isConstant(value)) throw call.refused('joins constants with what comes from the picture');
    return call.vector(call.settled(value));
  });
  const [first] = parts as [Flowing];
  const rank = first.view === 'nchw' || first.view === 'nhwc' ? 4 : 2;
  const [axis] = fromFront([call.int('axis', 1)], rank);
  const channels = first.view === 'nhwc' ? 3 : 1;
  if (axis !== channels || parts.some(({ view }) => view !== first.view))
    throw call.refused('joins along another axis than the channels');
  return {
    ...first,
    layer: call.graph.add(
      call.name(),
      { kind: 'concat' },
      parts.map(({ layer }) => layer),
    ),
  };
}
