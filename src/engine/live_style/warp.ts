import * as tf from '@tensorflow/tfjs-core';
import type { MotionField } from './motion.ts';

/** Backends whose tensors lie in the memory of the processor. */
const ON_PROCESSOR = new Set(['wasm', 'cpu']);

/**
 * A picture as it looks after a motion: each pixel is taken from where it was before, between pixels and blocks bilinear.
 * @param before [height, width, channels]. Borrowed.
 * @returns of the same shape; the caller disposes it
 */
export function carried(before: tf.Tensor3D, field: MotionField): tf.Tensor3D {
  return ON_PROCESSOR.has(tf.getBackend()) ? carriedHere(before, field) : carriedOnCard(before, field);
}

/** A number for each pixel between the numbers of the blocks, [height, width, 1]: bilinear between their middles. */
export function perPixel(
  blocks: Float32Array,
  { rows, columns }: MotionField,
  height: number,
  width: number,
): tf.Tensor3D {
  return tf.tidy(() => {
    const grid = tf.tensor3d(blocks, [rows, columns, 1]);
    return tf.image.resizeBilinear(grid, [height, width], false, true);
  });
}

/** Where between two blocks a pixel lies: the one before its place, the one after, and how far it is on the way. */
function between(pixels: number, blocks: number): { low: Int32Array; high: Int32Array; share: Float32Array } {
  const [low, high, share] = [new Int32Array(pixels), new Int32Array(pixels), new Float32Array(pixels)];
  for (let i = 0; i < pixels; i++) {
    const at = Math.max(0, Math.min(blocks - 1, ((i + 0.5) * blocks) / pixels - 0.5));
    low[i] = Math.floor(at);
    high[i] = Math.min(blocks - 1, Math.floor(at) + 1);
    share[i] = at - Math.floor(at);
  }
  return { low, high, share };
}

function carriedHere(before: tf.Tensor3D, { columns, rows, dx, dy }: MotionField): tf.Tensor3D {
  const [height, width, channels] = before.shape;
  const from = before.dataSync<'float32'>();
  const to = new Float32Array(from.length);
  const [across, down] = [between(width, columns), between(height, rows)];
  for (let y = 0; y < height; y++) {
    const [above, below, v] = [
      (down.low[y] as number) * columns,
      (down.high[y] as number) * columns,
      down.share[y] as number,
    ];
    for (let x = 0; x < width; x++) {
      const [left, right, u] = [across.low[x] as number, across.high[x] as number, across.share[x] as number];
      const [a, b, c, d] = [(1 - v) * (1 - u), (1 - v) * u, v * (1 - u), v * u];
      const [i, j, k, l] = [above + left, above + right, below + left, below + right];
      const mx =
        a * (dx[i] as number) + b * (dx[j] as number) + c * (dx[k] as number) + d * (dx[l] as number);
      const my =
        a * (dy[i] as number) + b * (dy[j] as number) + c * (dy[k] as number) + d * (dy[l] as number);
      const px = Math.max(0, Math.min(width - 1, x + mx * width));
      const py = Math.max(0, Math.min(height - 1, y + my * height));
      const [x0, y0] = [Math.floor(px), Math.floor(py)];
      const [fx, fy] = [px - x0, py - y0];
      const here = (y0 * width + x0) * channels;
      const next = x0 < width - 1 ? channels : 0;
      const under = y0 < height - 1 ? width * channels : 0;
      const at = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel++) {
        const p = here + channel;
        to[at + channel] =
          (1 - fy) * ((1 - fx) * (from[p] as number) + fx * (from[p + next] as number)) +
          fy * ((1 - fx) * (from[p + under] as number) + fx * (from[p + under + next] as number));
      }
    }
  }
  return tf.tensor3d(to, [height, width, channels]);
}

function carriedOnCard(before: tf.Tensor3D, field: MotionField): tf.Tensor3D {
  const [height, width, channels] = before.shape;
  return tf.tidy(() => {
    const place = (motion: Float32Array, own: tf.Tensor, side: number) => {
      const moved = tf.add(own, tf.mul(perPixel(motion, field, height, width), side));
      return tf.clipByValue(moved, 0, side - 1);
    };
    const x = place(field.dx, tf.reshape(tf.range(0, width), [1, width, 1]), width);
    const y = place(field.dy, tf.reshape(tf.range(0, height), [height, 1, 1]), height);
    const [x0, y0] = [tf.floor(x), tf.floor(y)];
    const [fx, fy] = [tf.sub(x, x0), tf.sub(y, y0)];
    const [x1, y1] = [tf.minimum(tf.add(x0, 1), width - 1), tf.minimum(tf.add(y0, 1), height - 1)];
    const pixels = tf.reshape(before, [height * width, channels]);
    // Whole numbers up to 2 ** 24 are exact in floats.
    const at = (row: tf.Tensor, column: tf.Tensor) => {
      const index = tf.cast(tf.reshape(tf.add(tf.mul(row, width), column), [height * width]), 'int32');
      return tf.reshape(tf.gather(pixels, index as tf.Tensor1D), [height, width, channels]);
    };
    const mixed = (a: tf.Tensor, b: tf.Tensor, share: tf.Tensor) => tf.add(a, tf.mul(tf.sub(b, a), share));
    const above = mixed(at(y0, x0), at(y0, x1), fx);
    const below = mixed(at(y1, x0), at(y1, x1), fx);
    return mixed(above, below, fy) as tf.Tensor3D;
  });
}
