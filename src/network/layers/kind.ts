import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { LayerTensors } from '../layer_tensors.ts';
import type { Weights } from '../weights.ts';
import type { LayerBase, Padding } from './layer.ts';
import type { BackwardRule, Opening } from './rules.ts';

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
export interface BackwardContext {
  readonly inputs: readonly Tensor4D[];
  readonly inputShapes: readonly Shape[];
  readonly output: Tensor4D;
  readonly rule: BackwardRule;
  /** The rectifier whose output is the layer's only input, where the gradient is to go back through it as well. */
  readonly before?: Opening;
}

/** An array of a layer in the file of weights. */
interface ParameterTrait {
  /** How many dimensions it has. */
  readonly rank: number;
  readonly optional?: true;
}

/** An activation: a curve that every number goes through by itself. */
interface Activation<L extends LayerBase> {
  /** The name by which kernels that end in it know it; absent where none does. */
  readonly fused?: Exclude<FusedActivation, 'linear'>;
  /** Where a rectifier is open, forward and back; absent where the curve has no kink, as of a sigmoid. */
  opening?(layer: L): Opening;
}

/**
 * How relevance goes back through a layer (../relevance.ts): shared as its terms share each sum; handed on as it comes; sent by the
 * adjoint to where each number came from; or in a way of its own, from the relevance of the output to that of each input.
 */
type Relevance =
  | 'shared'
  | 'passes'
  | 'routed'
  | ((relevance: Tensor4D, inputShapes: readonly Shape[]) => Tensor4D[]);

/** One number a channel to multiply with, one to add. */
export interface ScaleAndOffset {
  readonly scale: Float32Array;
  readonly offset: Float32Array;
}

/**
 * A layer kind: forward and adjoint side by side. Pure: they own nothing and run inside the caller's tf.tidy.
 * Every tensor is [batch, height, width, channels], float32. What else the program must know of a kind are its traits, the
 * optional members: code elsewhere asks for them, never for names of kinds.
 */
export interface LayerKind<L extends LayerBase = LayerBase> {
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
  adjoint(layer: L, dy: Tensor4D, moment: BackwardContext, tensors: LayerTensors): Tensor4D[];
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
  /** True where forward honours its `activation`, so that the activation right behind can be carried out here. */
  readonly fuses?: true;
  /** True where its adjoint honours `before`, so that it can go back through the rectifier right before it, too. */
  readonly fusesBack?: true;
  /** True where the prepared tensors depend on the height or width of the input. */
  readonly sizeBound?: true;
  /** Its arrays in the file of weights, by the last part of their names; absent where it has none. */
  readonly parameters?: Readonly<Record<string, ParameterTrait>>;
  /** True where its arrays are put on the device in pieces, each of which the device can hold. */
  readonly divides?: true;
  /** How relevance goes back; where absent it passes activations and is shared by all other kinds. */
  readonly relevance?: Relevance;
  /** What the names of its prepared weights and of its biases begin with; absent where it has none, or is no sum of weighted inputs. */
  readonly terms?: { readonly factors: string; readonly addends: string };
  /** Set for activations. */
  readonly activation?: Activation<L>;
  /** How several inputs become one output: added up, multiplied, or one behind the other; absent where there is one input. */
  readonly joins?: 'sum' | 'product' | 'channels';
  /** True where every output number stands in the place and the channel of the input number that it was made of. */
  readonly passes?: true;
  /** Set where it is no more than a scale and an offset of each channel, which a layer before it may take in (`takesScale`). */
  scale?(layer: L, weights: Weights): ScaleAndOffset;
  /** True where a scale and an offset of its output channels can be worked into `weight` (outputs first) and `bias`. */
  readonly takesScale?: true;
  /** True where its output channels are made of different inputs or of different channels. */
  separates?(layer: L): boolean;
  /** True where its output are probabilities: the class scores come before it. */
  readonly probabilities?: true;
  /** What layers are called in networks that bring no titles, e.g. "Convolution"; they are numbered, but for `unnumbered`. */
  readonly word?: string;
  readonly unnumbered?: true;
}
