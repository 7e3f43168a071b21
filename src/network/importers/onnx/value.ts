import type { LayerName, Padding } from '../../description.ts';
import type { Constant } from './constant.ts';

/** How a map's numbers are laid out for ONNX: as a picture, channels first or last, or as a vector made of such a picture. */
export type View = 'nchw' | 'nhwc' | 'chw' | 'hwc';

/** The output of a layer, as ONNX sees it. */
export interface Flowing {
  readonly layer: LayerName;
  readonly view: View;
  /** Zeros that a Pad put around it and the next convolution can put itself. */
  readonly pad?: Padding;
  /** Doubled in size, each pixel four times; then mirrored at its border by one pixel, too. The next convolution does both. */
  readonly doubled?: 'bare' | 'mirrored';
  /** The logarithm of a softmax: at the end of a network it is taken off, and nowhere else is it known. */
  readonly isLogarithm?: true;
}

export type Value = Flowing | Constant;

export const isConstant = (value: Value): value is Constant => 'dims' in value;
