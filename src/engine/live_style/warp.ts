import * as tf from '@tensorflow/tfjs-core';
import { CARRY } from '../../network/kernels/picture.ts';
import type { MotionField } from './motion.ts';

/**
 * A picture as it looks after a motion: each pixel is taken from where it was before, between pixels by Catmull & Rom's cubic, which keeps strokes
 * sharp that are moved again and again, between blocks bilinear.
 * @param before [height, width, channels]. Borrowed.
 * @returns of the same shape; the caller disposes it
 */
export function carried(before: tf.Tensor3D, field: MotionField): tf.Tensor3D {
  return tf.tidy(() => {
    if (!tf.getKernel(CARRY, tf.getBackend())) return carriedByGathering(before, field);
    const grid = (motion: Float32Array) => tf.tensor2d(motion, [field.rows, field.columns]);
    const inputs = { before, dx: grid(field.dx), dy: grid(field.dy) };
    return tf.engine().runKernel(CARRY, inputs, {}) as tf.Tensor3D;
  });
}

/** A number for each pixel between those of a grid, the same in all channels, [height, width, channels]: bilinear between their middles. */
export function perPixel(
  grid: Float32Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  [height, width, channels]: readonly [number, number, number],
): tf.Tensor3D {
  return tf.tidy(() => {
    // Repeated while it is small: a backend multiplies tensors of one shape ten times faster than others.
    const values = Float32Array.from({ length: channels * grid.length }, (_, i) =>
      Number(grid[Math.floor(i / channels)]),
    );
    const small = tf.tensor3d(values, [rows, columns, channels]);
    return tf.image.resizeBilinear(small, [height, width], false, true);
  });
}

/** A, B, C, D of A + B f + C f² + D f³: the shares of the pixel before, the two between which a place lies by f, and the one behind. */
const CATMULL_ROM = [
  [0, -0.5, 1, -0.5],
  [1, 0, -2.5, 1.5],
  [0, 0.5, 2, -1.5],
  [0, 0, -0.5, 0.5],
] as const;

function carriedByGathering(before: tf.Tensor3D, field: MotionField): tf.Tensor3D {
  const [height, width, channels] = before.shape;
  const place = (motion: Float32Array, own: tf.Tensor, side: number) => {
    const moved = tf.add(own, tf.mul(perPixel(motion, field, [height, width, 1]), side));
    return tf.clipByValue(moved, 0, side - 1);
  };
  const x = place(field.dx, tf.reshape(tf.range(0, width), [1, width, 1]), width);
  const y = place(field.dy, tf.reshape(tf.range(0, height), [height, 1, 1]), height);
  const taps = (at: tf.Tensor, side: number) => {
    const whole = tf.floor(at);
    const f = tf.sub(at, whole);
    return CATMULL_ROM.map(([a, b, c, d], i) => ({
      place: tf.clipByValue(tf.add(whole, i - 1), 0, side - 1),
      share: tf.add(tf.mul(tf.add(tf.mul(tf.add(tf.mul(f, d), c), f), b), f), a),
    }));
  };
  const [columns, rows] = [taps(x, width), taps(y, height)];
  const pixels = tf.reshape(before, [height * width, channels]);
  const sums = rows.map((row) => {
    const parts = columns.map((column) => {
      // Whole numbers up to 2 ** 24 are exact in floats.
      const index = tf.cast(tf.add(tf.mul(row.place, width), column.place), 'int32');
      const taken = tf.gather(pixels, tf.reshape(index, [height * width]) as tf.Tensor1D);
      return tf.mul(tf.reshape(taken, [height, width, channels]), column.share);
    });
    return tf.mul(tf.addN(parts), row.share);
  });
  return tf.addN(sums) as tf.Tensor3D;
}
