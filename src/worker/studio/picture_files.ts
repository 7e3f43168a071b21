/** Between picture files, pixels and tensors, in a worker. */

import * as tf from '@tensorflow/tfjs-core';
import type { PictureFile, Pixels } from '../../contract/jobs.ts';
import { told } from '../../contract/told.ts';
import { PictureFileError } from '../../media/errors.ts';
import { layPaper } from '../../media/on_white.ts';
import { pictureBitmap } from '../../media/picture_bitmap.ts';

/** As a tensor of floats a picture takes twelve bytes a pixel. */
const LONGEST_SIDE = 1024;
const JPEG_QUALITY = 0.92;

/**
 * @returns [1, height, width, 3], RGB, 0..1, its longer side at most LONGEST_SIDE; the caller disposes it
 * @throws {PictureFileError}
 */
export async function decodePicture({ title, bytes }: PictureFile): Promise<tf.Tensor4D> {
  const bitmap = await pictureBitmap(new Blob([bytes])).catch((cause: unknown) => {
    throw new PictureFileError(told('pictureErrors.titleUnreadable', { title }), { cause });
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  const context = contextOf(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Float32Array(width * height * 3);
  for (let pixel = 0, at = 0; pixel < data.length; pixel += 4)
    for (let colour = 0; colour < 3; colour++) values[at++] = (data[pixel + colour] as number) / 255;
  return tf.tensor4d(values, [1, height, width, 3]);
}

/** A JPEG file; transparent parts lie on white paper. */
export async function encodeJpeg({ width, height, rgba }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const context = contextOf(width, height, true);
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  context.globalCompositeOperation = 'destination-over';
  layPaper(context, width, height);
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

function contextOf(width: number, height: number, alpha = false): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(width, height);
  // On a canvas of the GPU reading back would stall.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha });
  if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
  return context;
}
