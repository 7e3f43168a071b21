import * as tf from '@tensorflow/tfjs-core';
import type { BackendCard } from '../../../contract/opening.ts';
import type { GpuCanvas } from '../../../engine/encode/gpu_canvas.ts';
import type { Painter } from './painter.ts';
import { webglPainter } from './webgl.ts';
import { webgpuPainter } from './webgpu.ts';

/** Larger than what TensorFlow.js would rather compute on the processor. */
const CHART = { width: 29, height: 23 };
/** Of 255. */
const TOLERANCE = 1;

/**
 * A canvas on the card that the network runs on, after it has drawn a chart and every pixel of it was right: what a driver
 * does wrong must not reach the screen.
 * @param readback false draws so on software too, true never; null or undefined only on graphics hardware
 * @returns null where pictures are better read back
 */
export async function openGpuCanvas(
  { name, hardware }: Pick<BackendCard, 'name' | 'hardware'>,
  readback: boolean | null | undefined,
): Promise<GpuCanvas | null> {
  if ((name !== 'webgpu' && name !== 'webgl') || (readback ?? !hardware)) return null;
  try {
    const canvas = canvasOf(name === 'webgpu' ? webgpuPainter(tf.backend()) : webglPainter(tf.backend()));
    await proveCanvas(canvas);
    return canvas;
  } catch (error) {
    console.warn('Pictures are read back from the graphics card, because they cannot be drawn there:', error);
    return null;
  }
}

/** One picture is under way at most while the next one is computed: the card does not wait for JavaScript, and nothing queues. */
function canvasOf({ canvas, paint, done }: Painter): GpuCanvas {
  let painted = Promise.resolve();
  return {
    async draw(picture) {
      [canvas.height, canvas.width] = picture.shape;
      const data = picture.dataToGPU();
      try {
        paint(data);
      } finally {
        data.tensorRef.dispose();
      }
      const bitmap = canvas.transferToImageBitmap();
      const before = painted;
      painted = done();
      // What goes wrong is told where it is waited for.
      painted.catch(() => {});
      await before;
      return bitmap;
    },
  };
}

/** Draws a chart and looks at every pixel. @throws {Error} where one came out wrong */
export async function proveCanvas(canvas: GpuCanvas): Promise<void> {
  const { width, height } = CHART;
  const numbers = Float32Array.from({ length: width * height * 3 }, (_, i) => ((37 * i) % 400) - 70.25);
  // Computed, because numbers that were only uploaded are not on the card yet.
  const chart = tf.tidy(() => tf.add<tf.Tensor3D>(tf.tensor3d(numbers, [height, width, 3]), 0.5));
  const bitmap = await canvas.draw(chart);
  chart.dispose();
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context?.getImageData(0, 0, width, height).data ?? [];
  const wanted = Uint8ClampedArray.from(numbers, (number) => number + 0.5);
  const wrong = wanted.findIndex(
    (want, i) => !(Math.abs((pixels[4 * Math.floor(i / 3) + (i % 3)] ?? Number.NaN) - want) <= TOLERANCE),
  );
  if (wrong >= 0)
    throw new Error(`Number ${wrong} of a chart of ${width} x ${height} pixels was drawn wrong.`);
}
