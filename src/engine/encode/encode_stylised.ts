import * as tf from '@tensorflow/tfjs-core';
import type { BitmapPicture, ImagePicture } from '../../contract/picture.ts';
import { PICTURE_BYTES } from '../../network/kernels/picture.ts';
import { type StylisedTensor, tensorsOf } from '../../techniques/common/picture.ts';
import type { GpuCanvas } from './gpu_canvas.ts';

/** The weight of red, green and blue in a number that holds all three: exact in float32, which has 24 bits for it. */
const PLACES = [1, 256, 65536];
/** Of the byte that says how much a pixel hides. */
const OPACITY = 0x1000000;

/**
 * Reads a stylised frame and disposes its tensors. Rounded on the backend and packed into one number a pixel, it is a third of
 * the floats to read: what counts where the backend is a graphics card.
 * @returns a picture whose alpha is the stylised frame's cover
 */
export async function encodeStylised({ values, title, cover, guide }: StylisedTensor): Promise<ImagePicture> {
  const [height, width] = values.shape;
  const [rgba, guideBytes] = await Promise.all([
    bytesOf(values, cover),
    guide && bytesOf(guide.slopes, guide.luminance),
  ]);
  return {
    ...{ kind: 'image', title, width, height, rgba, legend: null },
    ...(guideBytes && { guide: guideBytes }),
  };
}

/** Disposes both. @param cover 0..1, the alpha; opaque where there is none */
async function bytesOf(values: tf.Tensor3D, cover?: tf.Tensor2D): Promise<Uint8ClampedArray<ArrayBuffer>> {
  if (tf.getKernel(PICTURE_BYTES, tf.getBackend())) {
    const inputs = { picture: values, ...(cover && { opacity: cover }) };
    const bytes: tf.Tensor = tf.engine().runKernel(PICTURE_BYTES, inputs);
    tf.dispose([values, ...(cover ? [cover] : [])]);
    const { buffer } = await bytes.data<'int32'>().finally(() => bytes.dispose());
    return new Uint8ClampedArray(buffer as ArrayBuffer);
  }
  const packed = tf.tidy(() =>
    tf.sum(tf.mul(tf.floor(tf.add(tf.clipByValue(values, 0, 255), 0.5)), PLACES), 2),
  );
  values.dispose();
  const [numbers, shares] = await Promise.all([packed.data<'float32'>(), cover?.data<'float32'>()]).finally(
    () => tf.dispose(cover ? [packed, cover] : packed),
  );
  const pixels = new Uint32Array(numbers.length);
  const alphaOf = (i: number) => (shares ? Math.round(255 * (shares[i] as number)) : 255);
  // Bytes lie lowest first on every machine that runs browsers.
  for (let i = 0; i < numbers.length; i++) pixels[i] = (numbers[i] as number) + alphaOf(i) * OPACITY;
  return new Uint8ClampedArray(pixels.buffer);
}

/** The same without reading: a stylised frame is drawn where it lies, its cover and its guide below it, and its tensors disposed. */
export async function drawStylised(painting: StylisedTensor, canvas: GpuCanvas): Promise<BitmapPicture> {
  const { values, title, cover, guide } = painting;
  const [height, width] = values.shape;
  try {
    const sheet = tf.tidy(() =>
      tf.concat<tf.Tensor3D>(
        [
          ...[values, ...(cover ? [greyOf(cover)] : [])],
          ...(guide ? [guide.slopes, greyOf(guide.luminance)] : []),
        ],
        0,
      ),
    );
    const bitmap = await canvas.draw(sheet).finally(() => sheet.dispose());
    const [covered, guided] = [cover !== undefined, guide !== undefined];
    return { kind: 'bitmap', title, width, height, bitmap, covered, guided, legend: null };
  } finally {
    tf.dispose(tensorsOf(painting));
  }
}

/** A canvas on a card has no alpha of its own: what would be one becomes a picture. */
const greyOf = (alpha: tf.Tensor2D): tf.Tensor3D =>
  tf.tile(tf.expandDims<tf.Tensor3D>(tf.mul(alpha, 255), 2), [1, 1, 3]);
