import * as tf from '@tensorflow/tfjs-core';

/** Networks halve the picture several times over; sides that are no multiple of this would be cut unevenly. */
const GRAIN = 32;

export interface CanvasSize {
  readonly height: number;
  readonly width: number;
}

/** A size of about the given longer side and proportions, in whole multiples of 32 pixels. */
export function canvasOf(proportions: CanvasSize, longerSide: number): CanvasSize {
  const scale = longerSide / Math.max(proportions.height, proportions.width);
  const side = (length: number) => GRAIN * Math.max(1, Math.round((length * scale) / GRAIN));
  return { height: side(proportions.height), width: side(proportions.width) };
}

export const sizeOf = ({ shape: [, height, width] }: tf.Tensor4D): CanvasSize => ({ height, width });

/** Halves (averaging, so that nothing aliases) until the last bilinear step is less than a factor 2. Call it inside tf.tidy. */
export function resized(pixels: tf.Tensor4D, { height, width }: CanvasSize): tf.Tensor4D {
  let picture = pixels;
  while (picture.shape[1] >= 2 * height && picture.shape[2] >= 2 * width)
    picture = tf.avgPool(picture, 2, 2, 'valid');
  return picture.shape[1] === height && picture.shape[2] === width
    ? picture
    : tf.image.resizeBilinear(picture, [height, width], false, true);
}
