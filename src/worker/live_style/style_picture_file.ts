import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { pictureBitmap } from '../../media/picture_bitmap.ts';
import { StylePictureError, styleSquare } from '../../techniques/style/style_picture.ts';

/**
 * The middle square of a picture, on white where it is transparent, scaled to `side`. A frame is closed.
 * @returns [side, side, 3], RGB 0..255; the caller disposes it
 * @throws {StylePictureError} if it cannot be read or is too small
 */
export async function squareOf(picture: Blob | ImageBitmap, side: number): Promise<tf.Tensor3D> {
  const bitmap = picture instanceof Blob ? await decode(picture) : picture;
  try {
    const square = styleSquare(bitmap.width, bitmap.height);
    const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, square.x, square.y, square.side, square.side, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    return tf.tidy(() =>
      tf.slice(tf.tensor3d(Float32Array.from(data), [side, side, 4]), [0, 0, 0], [side, side, 3]),
    );
  } finally {
    bitmap.close();
  }
}

/** The first frame, where it is an animation. */
function decode(file: Blob): Promise<ImageBitmap> {
  return pictureBitmap(file).catch((cause: unknown) => {
    throw new StylePictureError(told('styleErrors.unreadable'), { cause });
  });
}
