import type * as tf from '@tensorflow/tfjs-core';

/** Draws pictures where they were computed: their numbers are not read back. */
export interface GpuCanvas {
  /**
   * @param picture [height, width, 3], red, green and blue of 0..255; what lies outside is cut off. Borrowed.
   * @returns the picture, when the card has drawn the one before: it draws this one meanwhile; the caller closes it
   */
  draw(picture: tf.Tensor3D): Promise<ImageBitmap>;
}
