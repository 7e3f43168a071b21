/**
 * What nets that paint in the style of any picture work out of their features, channel by channel, followed operator by
 * operator: mean, deviation, and the map less the one and divided by the other (Huang & Belongie 2017, equation 8).
 */
import type { LayerName } from '../../description.ts';
import type { Graph } from '../graph.ts';
import { countOf } from '../stored.ts';
import type { Constant } from './constant.ts';
import { fold, fromFront } from './fold.ts';
import type { Node } from './messages.ts';

/** A layer of one of the two branches. */
interface Place {
  readonly graph: Graph;
  readonly layer: LayerName;
}

/** Something of the numbers of a map. */
export interface Statistic {
  /**
   * - 'map': the numbers themselves, in rows of one channel each;
   * - 'centred': less the channel's mean; perhaps `over` a deviation and multiplied `by` another;
   * - 'squares': of the centred ones, whose mean is the variance;
   * - 'ratio': a deviation over another.
   */
  readonly what: 'map' | 'mean' | 'centred' | 'squares' | 'variance' | 'deviation' | 'ratio';
  readonly of: Place;
  /** As ONNX sees it. */
  readonly dims: readonly number[];
  /** Of a mean or a variance: what it was multiplied with; 1 is itself. */
  readonly factor: number;
  /** What was added to the variance, and behind the root. */
  readonly epsilon: number;
  readonly margin: number;
  readonly over?: Statistic;
  readonly by?: Statistic;
}

/** A deviation as a layer works it out. */
export interface Deviation {
  readonly epsilon: number;
  /** Over one pixel less. */
  readonly unbiased: boolean;
}

/** Relative; constants are float32 in some files. */
const ROUNDING = 1e-6;

export const isNear = (value: number, wanted: number): boolean =>
  Math.abs(value - wanted) <= ROUNDING * Math.abs(wanted);

export const mapOf = (of: Place, dims: readonly number[]): Statistic => ({
  ...{ what: 'map', of, dims, factor: 1, epsilon: 0, margin: 0 },
});

export const isSamePlace = ({ of: a }: Statistic, { of: b }: Statistic): boolean =>
  a.graph === b.graph && a.layer === b.layer;

const sidesAt = ({ graph, layer }: Place) => graph.shapeOf(layer);

/** Where the channels are; -1 where they are no axis of their own. */
function channelAxis(dims: readonly number[], channels: number): number {
  if (dims[0] === 1 && dims[1] === channels) return 1;
  return dims[0] === channels ? 0 : -1;
}

/** Another shape in which the channels stay; null where they do not. @param shape what the node is given beside it */
export function reshaped(node: Node, value: Statistic, shape: Constant | undefined): Statistic | null {
  const dims = fold(node, [{ dims: value.dims, values: [] }, shape])?.dims;
  const [height, width, channels] = sidesAt(value.of);
  const axis = dims ? channelAxis(dims, channels) : -1;
  const behind = countOf(dims?.slice(axis + 1) ?? []);
  const pixels = countOf(value.dims) === channels ? 1 : height * width;
  return dims && axis >= 0 && behind === pixels ? { ...value, dims } : null;
}

/** The mean or, with `isSum`, the sum over all pixels; null where it is over something else. */
export function pooled(
  value: Statistic,
  given: readonly number[] | undefined,
  keeps: boolean,
  isSum: boolean,
): Statistic | null {
  const { what, of, dims } = value;
  const [height, width, channels] = sidesAt(of);
  const first = channelAxis(dims, channels) + 1;
  const wanted = dims.map((_, axis) => axis).slice(first);
  const axes = fromFront(given ?? [], dims.length).sort((a, b) => a - b);
  if (first === 0 || axes.join() !== wanted.join()) return null;
  const kept = dims.slice(0, first);
  const rest = { dims: keeps ? [...kept, ...wanted.map(() => 1)] : kept, factor: isSum ? height * width : 1 };
  if (what === 'map') return { ...value, ...rest, what: 'mean' };
  return what === 'squares' ? { ...value, ...rest, what: 'variance' } : null;
}

/** A mean or variance times a number. */
export const times = (value: Statistic, number: number): Statistic | null =>
  value.what === 'mean' || value.what === 'variance'
    ? { ...value, factor: value.factor * number, epsilon: value.epsilon * number }
    : null;

export function plus(value: Statistic, number: number): Statistic | null {
  if (value.what === 'variance') return { ...value, epsilon: value.epsilon + number };
  return value.what === 'deviation' ? { ...value, margin: value.margin + number } : null;
}

export function power(value: Statistic, exponent: number): Statistic | null {
  if (exponent === 2) return product(value, value);
  return exponent === 0.5 && value.what === 'variance' ? { ...value, what: 'deviation' } : null;
}

export const less = (value: Statistic, mean: Statistic): Statistic | null =>
  value.what === 'map' && mean.what === 'mean' && isSamePlace(value, mean) && isNear(mean.factor, 1)
    ? { ...value, what: 'centred' }
    : null;

export function product(a: Statistic, b: Statistic): Statistic | null {
  if (a.what !== 'centred') return b.what === 'centred' ? product(b, a) : null;
  const isPlain = (value: Statistic) => value.what === 'centred' && !value.over && !value.by;
  if (isPlain(a) && isPlain(b) && isSamePlace(a, b)) return { ...a, what: 'squares' };
  if (b.what === 'deviation' && !a.by) return { ...a, by: b };
  return b.what === 'ratio' && isPlain(a)
    ? { ...a, ...(b.over && { over: b.over }), ...(b.by && { by: b.by }) }
    : null;
}

export function quotient(a: Statistic, b: Statistic): Statistic | null {
  if (b.what !== 'deviation') return null;
  if (a.what === 'centred' && !a.over) return { ...a, over: b };
  return a.what === 'deviation' ? { ...a, what: 'ratio', by: a, over: b } : null;
}

/** How a deviation is worked out; null where its factor is neither that of n nor that of n - 1 pixels. */
export function deviationOf({ of, factor, epsilon }: Statistic): Deviation | null {
  const [height, width] = sidesAt(of);
  const pixels = height * width;
  if (isNear(factor, 1)) return { epsilon, unbiased: false };
  return isNear(factor, pixels / (pixels - 1)) ? { epsilon, unbiased: true } : null;
}
