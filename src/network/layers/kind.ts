import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Layer, Padding } from '../description.ts';
import type { LayerTensors } from '../layer_tensors.ts';
import type { Weights } from '../weights.ts';
import type { BackwardRule } from './rectifier.ts';

/** [height, width, channels] of a layer's output; the batch is free. */
export type Shape = readonly [height: number, width: number, channels: number];

/** A rectifier that a convolution may carry out itself, in the same kernel. */
export type FusedActivation = 'relu' | 'relu6' | 'linear';

/** A window that slides over the input, in input cells. */
export interface Window {
  /** Taps of the window, [height, width]. */
  readonly kernel: readonly [height: number, width: number];
  /** Cells from one tap to the next. */
  readonly dilation: number;
  readonly stride: number;
  readonly pad: Padding;
}

/** The input positions that one output position along an axis (0: rows, 1: columns) is made of; some may lie in padding. */
export type Positions = (output: number, axis: 0 | 1) => readonly number[];

/** Which cells of an input an output cell is made of: the one at its own place, all of them, or those under a window. */
type Reach = 'cell' | 'everything' | Window | Positions;

/** What an adjoint may need of the forward pass. Everything is borrowed. */
interface Moment {
  readonly inputs: readonly Tensor4D[];
  readonly inputShapes: readonly Shape[];
  readonly output: Tensor4D;
  readonly rule: BackwardRule;
}

/**
 * A layer kind: forward and adjoint side by side. Pure: they own nothing and run inside the caller's tf.tidy.
 * Every tensor is [batch, height, width, channels], float32.
 */
export interface LayerKind<L extends Layer = Layer> {
  shape(layer: L, inputs: readonly Shape[], weights: Weights): Shape;
  /**
   * Turns the file's weights (torch's layout) into the tensors that forward and adjoint use; called once. They serve
   * images of any size, unless `sizeBound` says otherwise.
   */
  prepare?(layer: L, inputs: readonly Shape[], weights: Weights, tensors: LayerTensors): void;
  forward(
    layer: L,
    inputs: readonly Tensor4D[],
    tensors: LayerTensors,
    activation: FusedActivation,
  ): Tensor4D;
  /** The gradient at each input, given the gradient `dy` at the output. */
  adjoint(layer: L, dy: Tensor4D, moment: Moment, tensors: LayerTensors): Tensor4D[];
  /** The cells of each input that an output cell is made of. */
  reach(layer: L, inputs: readonly Shape[], tensors: LayerTensors): Reach;
  /**
   * The channels of each input that some output channels are made of; where absent, the same channels of every input.
   * @param used 1 for each output channel asked for, else 0
   */
  mixes?(layer: L, used: Uint8Array, inputs: readonly Shape[]): Uint8Array[];
  /**
   * The kernels that a convolution applies, [height, width, inputs of one group, outputs]: with the batch norm behind it, if
   * it was folded in. Made inside the caller's tf.tidy; only convolutions have them.
   */
  filter?(layer: L, tensors: LayerTensors): Tensor4D;
  /** True where forward honours its `activation`. */
  readonly fuses?: boolean;
  /** True where the prepared tensors depend on the height or width of the input. */
  readonly sizeBound?: boolean;
}
