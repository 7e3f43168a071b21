import type * as tf from '@tensorflow/tfjs-core';

/** What differs from backend to backend. */
export interface Painter {
  readonly canvas: OffscreenCanvas;
  /** Fills the canvas from a tensor's memory, row by row, three numbers a pixel. @throws {Error} where that is not on the card */
  paint(data: tf.GPUData): void;
  /** Settles when the card has painted. */
  done(): Promise<void>;
}
