import type { Shape } from './kind.ts';
import type { Padding } from './layer.ts';

/** tfjs's way of writing explicit padding for NHWC. */
export type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];

export const explicit = ([top, bottom, left, right]: Padding): ExplicitPadding => [
  [0, 0],
  [top, bottom],
  [left, right],
  [0, 0],
];

/** Positions of a window of `extent` pixels that slides by `stride` over `length` padded pixels. */
export const positions = (length: number, extent: number, stride: number) =>
  Math.floor((length - extent) / stride) + 1;

/** The pixels that a dilated kernel spans. */
const span = (kernel: number, dilation: number) => dilation * (kernel - 1) + 1;

export function slidingShape(
  [height, width]: Shape,
  kernel: readonly [number, number],
  { stride, pad, dilation = 1 }: { stride: number; pad: Padding; dilation?: number },
): [number, number] {
  return [
    positions(height + pad[0] + pad[1], span(kernel[0], dilation), stride),
    positions(width + pad[2] + pad[3], span(kernel[1], dilation), stride),
  ];
}

/** The first of a layer's inputs, which must have some. */
export function firstOf<T>(inputs: readonly T[]): T {
  const [input] = inputs;
  if (input === undefined) throw new Error('Expected inputs, got none.');
  return input;
}

/** The one input of a layer that has one. */
export function only<T>(inputs: readonly T[]): T {
  if (inputs.length !== 1) throw new Error(`Expected one input, got ${inputs.length}.`);
  return firstOf(inputs);
}
