/** What a network is, as data. Importers and the zoo produce this one thing; `prepare` turns it into tensors. */

/** A layer's name as the paper or torchvision/timm gives it, e.g. `blocks.3.0.conv_dw`. */
export type LayerName = string;

/** The name under which every network knows its input. */
export const IMAGE: LayerName = 'image';

/** The name of the second input of a network that is told what style to paint in: [batch, 1, 1, style.length]. */
export const STYLE: LayerName = 'style';

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

/** The mean of equal parts of the picture, as many as `size` says: torch's AdaptiveAvgPool2d. */
export interface AdaptiveAvgPool extends Common {
  readonly kind: 'adaptiveAvgPool';
  readonly size: readonly [height: number, width: number];
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

/**
 * Puts zeros around the picture, or mirrors it at its borders: the border itself is not repeated then, and every pad is smaller
 * than the side.
 */
export interface Pad extends Common {
  readonly kind: 'zeroPad' | 'reflectPad';
  readonly pad: Padding;
}

/** Doubles the picture (nearest neighbour), pads it by reflection, convolves it with a 3 x 3 kernel: Odena et al. 2016. */
export interface ResizeConv extends Common {
  readonly kind: 'resizeConv';
}

/** The adjoint of a convolution with this stride and padding, as torch and TensorFlow write it. */
export interface TransposedConv extends Common, Sliding {
  readonly kind: 'transposedConv';
}

/**
 * Mean 0 and variance 1 per picture and channel, then a scale and a shift: its own weights, or, conditional
 * (Dumoulin et al. 2017), the outputs of the second and third layer it takes, [batch, 1, 1, channels] each.
 */
export interface InstanceNorm extends Common {
  readonly kind: 'instanceNorm' | 'conditionalInstanceNorm';
  readonly epsilon: number;
}

export interface Plain extends Common {
  readonly kind:
    | 'relu'
    | 'relu6'
    | 'hardSwish'
    | 'sigmoid'
    | 'tanh'
    | 'globalAvgPool'
    | 'resizeBilinear'
    | 'add'
    | 'multiply'
    | 'concat'
    | 'softmax'
    | 'dropout';
}

export type Layer =
  | Conv
  | Depthwise
  | ResizeConv
  | TransposedConv
  | Pad
  | MaxPool
  | AvgPool
  | AdaptiveAvgPool
  | BatchNorm
  | InstanceNorm
  | LeakyRelu
  | Lrn
  | Dense
  | Plain;
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

/** What is said of every network, whatever it is for. */
interface Described {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  readonly source: string;
  readonly licence: string;
  readonly input: InputDescription;
  /** In an order in which every layer comes after its inputs. */
  readonly layers: readonly Layer[];
}

/** A network that names what it sees. */
export interface NetworkDescription extends Described {
  readonly task?: 'classify';
  /** The layer that holds the unnormalised class scores, [batch, 1, 1, classes]. */
  readonly logits: LayerName;
  /** Human-readable class names, in class order. */
  readonly labels: readonly string[];
  /** The file of its weights, where they came from one. */
  readonly weights?: { readonly sha256: string };
}

/** One of the styles that a network paints in. */
interface StyleDescription {
  readonly id: string;
  readonly title: string;
  /** A picture beside network.json that shows what it looks like. */
  readonly thumbnail?: string;
}

/** A network that paints the picture it is given. */
export interface StyliserDescription extends Described {
  readonly task: 'stylise';
  /** The layer that holds the painting, [batch, height, width, 3]. */
  readonly output: LayerName;
  /** From the output's values to 0..255: value * factor + offset, then clipped. */
  readonly range: { readonly factor: number; readonly offset: number };
  /** The sides of its pictures must be multiples of this. */
  readonly multiple: number;
  /** Numbers in the vector that says the style, its input STYLE; absent where it has only one style. */
  readonly styleLength?: number;
  /** The styles it was trained in, in the order of that vector; empty where a predictor makes the vector. */
  readonly styles: readonly StyleDescription[];
}

/** A network that turns a picture into the vector that says its style. */
export interface PredictorDescription extends Described {
  readonly task: 'predict';
  /** The layer that holds the vector, [batch, 1, 1, numbers]. */
  readonly output: LayerName;
}

/** A network that tells the pixels of people from those of everything else. */
export interface SegmenterDescription extends Described {
  readonly task: 'segment';
  /** The layer that holds the mask, [batch, height, width, 1]: 1 where there is a person, 0 where there is none. */
  readonly output: LayerName;
}

export type AnyDescription =
  | NetworkDescription
  | StyliserDescription
  | PredictorDescription
  | SegmenterDescription;

/** The layer that a network is run for. */
export const outputOf = (description: AnyDescription): LayerName =>
  'logits' in description ? description.logits : description.output;
