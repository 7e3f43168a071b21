import type * as tf from '@tensorflow/tfjs-core';
import type { Completeness, Fooling, Plot } from '../../contract/picture.ts';
import type { Faint } from '../maps/faint.ts';

/** Words for the legend of a map. */
interface Meaning {
  readonly unit: string;
  /** As of Legend: how many cells share a score among them, by what pictures are divided. */
  readonly per?: string;
  /** What the low and the high end of the scale mean. */
  readonly low: string;
  readonly high: string;
}

/**
 * Where the colour scale begins and ends:
 * - 'zero': from 0 to the largest value;
 * - 'minmax': from the smallest to the largest;
 * - 'symmetric': from -m to m, so that 0 is the middle.
 */
export type Scale = 'zero' | 'minmax' | 'symmetric';

interface Common {
  readonly title: string;
  readonly meaning: Meaning;
  readonly scale: Scale;
  /** Values beyond this percentile of the magnitudes are clipped for display, and the legend says so. 100: none. */
  readonly percentile?: number;
  /** Said on the legend besides. */
  readonly note?: string;
  /** When the map holds next to nothing; absent where it always holds something. */
  readonly faint?: Faint;
}

/** A map over the crop that the network saw; [height, width] in the unit of its meaning. */
export interface HeatTensor extends Common {
  readonly kind: 'heat';
  /** Of integrated gradients. */
  readonly completeness?: Completeness;
  readonly values: tf.Tensor2D;
}

/** All channels of a layer or all kernels of a convolution. */
export interface TilesTensor extends Common {
  readonly kind: 'tiles';
  readonly of: 'activations' | 'weights';
  /** The layer whose channels belong to the tiles. */
  readonly layer: string;
  /** [height, width, tiles], or in colour [height, width, 3, tiles], RGB. */
  readonly values: tf.Tensor3D | tf.Tensor4D;
  /** The channel of each tile; 0, 1, 2 … where absent. */
  readonly channels?: readonly number[];
  /** The tiles in the order in which they are shown, from their values once these are read; as they come where absent. */
  readonly order?: (values: Float32Array) => readonly number[];
  /** Where the strongest comes first: how strong each tile is, from the values; films steady the order by it. */
  readonly strengths?: (values: Float32Array) => Float32Array;
  /** What the values of each tile add up to, where the sum means something. */
  readonly totals?: (values: Float32Array) => Float32Array;
  /** Whether every tile has a scale of its own or all share the layer's. */
  readonly scaling: 'channel' | 'layer';
}

/** A colour picture of signed values, [height, width, 3]; 0 becomes mid-grey. */
export interface ImageTensor extends Common {
  readonly kind: 'image';
  readonly values: tf.Tensor3D;
}

/** A painted frame, [height, width, 3]: RGB, 0..255, not yet rounded or clipped. */
export interface StylisedTensor {
  readonly kind: 'painting';
  readonly title: string;
  readonly values: tf.Tensor3D;
  /**
   * How much of the frame the stylised frame hides at each pixel, [height, width], 0..1; all of it where absent. Whoever shows
   * it lays it over the frame itself, which has more pixels than the stylised frame.
   */
  readonly cover?: tf.Tensor2D;
  readonly guide?: EdgeGuide;
}

/** How a painting follows its frame's edges: see src/engine/live_style/edge_guide.ts. */
export interface EdgeGuide {
  /** Of red, green and blue, [height, width, 3], as bytes that are neither rounded nor clipped. */
  readonly slopes: tf.Tensor3D;
  /** The frame's at the painting's size, [height, width], 0..1. */
  readonly luminance: tf.Tensor2D;
}

/** Class scores, [classes]. */
export interface RankingTensor {
  readonly kind: 'ranking';
  readonly title: string;
  readonly logits: tf.Tensor1D;
  readonly count: number;
  /** Said in the place of a picture that there cannot be. */
  readonly instead?: string;
}

/** One picture as a point among others: its feature vector, and itself made small. */
export interface PointTensor {
  readonly kind: 'point';
  readonly title: string;
  readonly layer: string;
  /** [features] */
  readonly values: tf.Tensor1D;
  /** [side, side, 3], RGB, 0..255 */
  readonly thumbnail: tf.Tensor3D;
}

/** Values row by row, none below 0. */
interface PlainMap {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** Curves, and the picture at which their newest point was measured: [height, width, 3], preprocessed. */
export interface CurvesTensor {
  readonly kind: 'curves';
  readonly title: string;
  readonly plots: readonly Plot[];
  /** A method's map before what the curves are about, and at their newest point. */
  readonly maps?: readonly { id: string; label: string; before: PlainMap; now: PlainMap }[];
  /** Why a method has no curve, a sentence; absent where each has one. */
  readonly faint?: string;
  readonly values: tf.Tensor3D;
}

/** A picture that was changed so that the network names another class, and the picture before: [height, width, 3] each, preprocessed. */
export interface FooledTensor {
  readonly kind: 'fooled';
  readonly title: string;
  readonly values: tf.Tensor3D;
  readonly original: tf.Tensor3D;
  readonly fooling: Fooling;
}

/** What a segmentation keeps, [height, width]: 1 is kept, 0 is not. */
export interface CutOutTensor {
  readonly kind: 'cut-out';
  readonly title: string;
  /** Why nothing could be cut out, a sentence; absent where something was. */
  readonly faint?: string;
  readonly values: tf.Tensor2D;
}

/** The strongest neuron of every channel of a layer; [channels] each. */
export interface MaximaTensor {
  readonly kind: 'maxima';
  readonly title: string;
  readonly layer: string;
  /** Size of the layer in its own cells. */
  readonly height: number;
  readonly width: number;
  /** Activations; behind a ReLU6 before its ceiling. */
  readonly values: tf.Tensor1D;
  /** Int32, row * width + column. */
  readonly positions: tf.Tensor1D;
}

/** What a technique returns: tensors that its caller owns, and the words that go with them. */
export type TensorPicture =
  | HeatTensor
  | TilesTensor
  | ImageTensor
  | StylisedTensor
  | RankingTensor
  | CurvesTensor
  | FooledTensor
  | CutOutTensor
  | MaximaTensor
  | PointTensor;

/** The tensors of a picture, which whoever asked for it owns. */
export function tensorsOf(picture: TensorPicture): tf.Tensor[] {
  if (picture.kind === 'ranking') return [picture.logits];
  if (picture.kind === 'point') return [picture.values, picture.thumbnail];
  if (picture.kind === 'fooled') return [picture.values, picture.original];
  if (picture.kind === 'painting') {
    const { values, cover, guide } = picture;
    return [values, ...(cover ? [cover] : []), ...(guide ? [guide.slopes, guide.luminance] : [])];
  }
  return picture.kind === 'maxima' ? [picture.values, picture.positions] : [picture.values];
}
