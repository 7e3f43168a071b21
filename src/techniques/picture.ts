import type * as tf from '@tensorflow/tfjs-core';

/** Words for the legend of a map. */
export interface Meaning {
  readonly unit: string;
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
}

/** A map over the crop that the network saw; [height, width] in the unit of its meaning. */
export interface HeatTensor extends Common {
  readonly kind: 'heat';
  readonly values: tf.Tensor2D;
}

/** All channels of a layer, [height, width, channels]. */
export interface TilesTensor extends Common {
  readonly kind: 'tiles';
  readonly layer: string;
  readonly values: tf.Tensor3D;
  /** Whether every tile has a scale of its own or all share the layer's. */
  readonly scaling: 'channel' | 'layer';
}

/** A colour picture of signed values, [height, width, 3]; 0 becomes mid-grey. */
export interface ImageTensor extends Common {
  readonly kind: 'image';
  readonly values: tf.Tensor3D;
}

/** A painted frame, [height, width, 3]: RGB, 0..255, not yet rounded or clipped. */
export interface PaintingTensor {
  readonly kind: 'painting';
  readonly title: string;
  readonly values: tf.Tensor3D;
}

/** Class scores, [classes]. */
export interface RankingTensor {
  readonly kind: 'ranking';
  readonly title: string;
  readonly logits: tf.Tensor1D;
  readonly count: number;
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

/** What a technique returns: tensors that its caller owns, and the words that go with them. */
export type TensorPicture =
  | HeatTensor
  | TilesTensor
  | ImageTensor
  | PaintingTensor
  | RankingTensor
  | PointTensor;
