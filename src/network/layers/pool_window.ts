import { only, positions } from './geometry.ts';
import type { Shape, Window } from './kind.ts';
import type { LayerBase, Padding, Sliding } from './layer.ts';

export interface Pool extends LayerBase, Sliding {
  /** Window size in pixels, [height, width]. */
  readonly window: readonly [number, number];
  /** Ceil mode: a last window may hang over the padded edge (Caffe, SqueezeNet, GoogLeNet). */
  readonly ceil?: boolean;
}

/** Windows along one axis by torch's rule: in ceil mode the last one must still start inside the padded input. */
function windows(
  { stride, ceil }: Pool,
  length: number,
  extent: number,
  before: number,
  after: number,
): number {
  if (!ceil) return positions(length + before + after, extent, stride);
  const count = Math.ceil((length + before + after - extent) / stride) + 1;
  return (count - 1) * stride >= length + before ? count - 1 : count;
}

/** The layer's padding, stretched at the bottom and right so that tfjs (which rounds down) counts torch's windows. */
export function poolPadding(layer: Pool, [height, width]: Shape): Padding {
  const [top, bottom, left, right] = layer.pad;
  const rows = windows(layer, height, layer.window[0], top, bottom);
  const columns = windows(layer, width, layer.window[1], left, right);
  const needed = (count: number, extent: number) => (count - 1) * layer.stride + extent;
  return [
    top,
    Math.max(bottom, needed(rows, layer.window[0]) - height - top),
    left,
    Math.max(right, needed(columns, layer.window[1]) - width - left),
  ];
}

export function pooledShape(layer: Pool, input: Shape): Shape {
  const [top, bottom, left, right] = poolPadding(layer, input);
  return [
    positions(input[0] + top + bottom, layer.window[0], layer.stride),
    positions(input[1] + left + right, layer.window[1], layer.stride),
    input[2],
  ];
}

export const poolReach = (layer: Pool, inputs: readonly Shape[]): Window => ({
  kernel: layer.window,
  dilation: 1,
  stride: layer.stride,
  pad: poolPadding(layer, only(inputs)),
});
