import type * as tf from '@tensorflow/tfjs-core';
import { DRAWN_RANGE_BYTES, type HeatMap, type ImagePicture, type Tiles } from '../../contract/picture.ts';

export type DrawnPicture = HeatMap | ImagePicture | Tiles;

/** A picture that is to be drawn where it was computed. The caller disposes both tensors. */
export interface Drawing {
  /** The ends of its values: all that is read. */
  readonly extents: tf.Tensor;
  /** What is drawn: see MAP_SHEET. */
  readonly sheet: tf.Tensor3D;
  /** @param extents of this picture, or of the one before it: what is said of its range */
  picture(extents: Float32Array, drawn: ImageBitmap): DrawnPicture;
}

/** Rows of so many pixels that hold ranges, three bytes a pixel. */
export const rangeRows = (width: number, ranges = 1): number =>
  Math.ceil((ranges * DRAWN_RANGE_BYTES) / (3 * width));
