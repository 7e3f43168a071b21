/** What a network is, as data. Importers and the zoo produce this one thing; `prepare` turns it into tensors. */

/** A layer's name as the paper or torchvision/timm gives it, e.g. `blocks.3.0.conv_dw`. */
export type LayerName = string;

/** The name under which every network knows its input. */
export const IMAGE: LayerName = 'image';

/** Zero padding in pixels: [top, bottom, left, right]. */
export type Padding = readonly [top: number, bottom: number, left: number, right: number];

interface Common {
  readonly name: LayerName;
  /** Names of the layers (or IMAGE) whose outputs this one takes, in order. */
  readonly inputs: readonly LayerName[];
  /** What a person reads, e.g. "Block 5, depthwise 5 x 5". */
  readonly title?: string;
}

/** Sliding-window geometry; strides are square, as in every network of the zoo. */
interface Sliding {
  readonly stride: number;
  readonly pad: Padding;
}

export interface Conv extends Common, Sliding {
  readonly kind: 'conv';
  readonly groups?: number;
  readonly dilation?: number;
}

export interface Depthwise extends Common, Sliding {
  readonly kind: 'depthwise';
  readonly dilation?: number;
}

interface Pool extends Common, Sliding {
  /** Window size in pixels, [height, width]. */
  readonly window: readonly [number, number];
  /** Ceil mode: a last window may hang over the padded edge (Caffe, SqueezeNet, GoogLeNet). */
  readonly ceil?: boolean;
}

export interface MaxPool extends Pool {
  readonly kind: 'maxPool';
}

export interface AvgPool extends Pool {
  readonly kind: 'avgPool';
  /** Whether padded zeros count in the divisor (torch's default: true). */
  readonly countPad?: boolean;
}

export interface BatchNorm extends Common {
  readonly kind: 'batchNorm';
  readonly epsilon: number;
}

export interface LeakyRelu extends Common {
  readonly kind: 'leakyRelu';
  readonly slope: number;
}

/** Local response normalisation as torch writes it: x / (k + alpha/size * sum of squares)^beta. */
export interface Lrn extends Common {
  readonly kind: 'lrn';
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
}

/** Fully connected over its whole input, flattened as torch does it (channel, row, column). */
export interface Dense extends Common {
  readonly kind: 'dense';
}

export interface Plain extends Common {
  readonly kind: 'relu' | 'relu6' | 'globalAvgPool' | 'add' | 'concat' | 'softmax' | 'dropout';
}

export type Layer = Conv | Depthwise | MaxPool | AvgPool | BatchNorm | LeakyRelu | Lrn | Dense | Plain;
export type LayerKindName = Layer['kind'];

/** How a photograph becomes the network's input: (value - mean) / std for values 0..255, per channel. */
export interface InputDescription {
  readonly height: number;
  readonly width: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  readonly order: 'rgb' | 'bgr';
  /** The share of the picture's shorter side that the centre crop keeps, 0..1. */
  readonly crop: number;
}

export interface NetworkDescription {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  readonly source: string;
  readonly licence: string;
  readonly input: InputDescription;
  /** In an order in which every layer comes after its inputs. */
  readonly layers: readonly Layer[];
  /** The layer that holds the unnormalised class scores, [batch, 1, 1, classes]. */
  readonly logits: LayerName;
  /** Human-readable class names, in class order. */
  readonly labels: readonly string[];
  /** The file of its weights, where they came from one. */
  readonly weights?: { readonly sha256: string };
}
