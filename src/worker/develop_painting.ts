import * as tf from '@tensorflow/tfjs-core';
import type { PaintingTensor } from '../techniques/picture.ts';
import type { BitmapPicture, ImagePicture } from './api.ts';
import type { GpuCanvas } from './gpu_canvas/gpu_canvas.ts';

/** The weight of red, green and blue in a number that holds all three: exact in float32, which has 24 bits for it. */
const PLACES = [1, 256, 65536];
/** Of the opaque byte. */
const OPAQUE = 0xff000000;

/**
 * Reads a painting and disposes its tensor. Rounded on the backend and packed into one number a pixel, it is a third of
 * the floats to read: what counts where the backend is a graphics card.
 */
export async function developPainting({ values, title }: PaintingTensor): Promise<ImagePicture> {
  const [height, width] = values.shape;
  const packed = tf.tidy(() =>
    tf.sum(tf.mul(tf.floor(tf.add(tf.clipByValue(values, 0, 255), 0.5)), PLACES), 2),
  );
  values.dispose();
  const numbers = await packed.data<'float32'>();
  packed.dispose();
  const pixels = new Uint32Array(numbers.length);
  // Bytes lie lowest first on every machine that runs browsers.
  for (let i = 0; i < numbers.length; i++) pixels[i] = (numbers[i] as number) | OPAQUE;
  const rgba = new Uint8ClampedArray(pixels.buffer);
  return { kind: 'image', title, width, height, rgba, legend: null };
}

/** The same without reading: a painting is drawn where it lies, and its tensor disposed. */
export async function drawPainting(
  { values, title }: PaintingTensor,
  canvas: GpuCanvas,
): Promise<BitmapPicture> {
  const [height, width] = values.shape;
  const bitmap = await canvas.draw(values);
  values.dispose();
  return { kind: 'bitmap', title, width, height, bitmap, legend: null };
}
