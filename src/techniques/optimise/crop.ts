import * as tf from '@tensorflow/tfjs-core';

/** A part of a picture, in whole pixels; all of it lies inside. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/**
 * What each of `to` samples takes of `from` samples: a triangle as wide as the samples are apart, on either side, and never narrower than
 * one of those that are read. Larger becomes bilinear, smaller is averaged first (antialiasing), as PyTorch's `interpolate` does both.
 * @param first where the `from` samples begin among the `reach` that are multiplied
 * @returns [to, reach], rows of sum 1
 */
function resizing(to: number, from: number, first: number, reach: number): tf.Tensor2D {
  const scale = from / to;
  const support = Math.max(1, scale);
  const values = new Float32Array(to * reach);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const begin = Math.max(0, Math.floor(centre - support));
    const end = Math.min(from, Math.ceil(centre + support));
    const weights = Array.from({ length: end - begin }, (_, k) =>
      Math.max(0, 1 - Math.abs(begin + k + 0.5 - centre) / support),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [k, weight] of weights.entries()) values[i * reach + first + begin + k] = weight / sum;
  }
  return tf.tensor2d(values, [to, reach]);
}

/**
 * A part of a picture brought to another size, and the adjoint of that. Inside tf.tidy.
 * @param from [height, width] of the picture
 * @param to [height, width] of what is made
 * @param reach [height, width] of what is read of the picture: the largest box there may be, so that tensors are of few sizes
 */
export function crop(
  from: readonly [number, number],
  box: Box,
  to: readonly [number, number],
  reach: readonly [number, number],
) {
  const [fromHeight, fromWidth] = from;
  const [height, width] = to;
  const [rows, columns] = [Math.min(reach[0], fromHeight), Math.min(reach[1], fromWidth)];
  const [top, left] = [Math.min(box.top, fromHeight - rows), Math.min(box.left, fromWidth - columns)];
  const down = resizing(height, box.height, box.top - top, rows);
  const across = resizing(width, box.width, box.left - left, columns);
  // Turned here: the WASM backend multiplies matrices that it is to turn itself by plain loops.
  const [up, along] = [tf.transpose(down), tf.transpose(across)];
  const swapped = (x: tf.Tensor): tf.Tensor3D => tf.transpose(x as tf.Tensor3D, [0, 2, 1]);
  return {
    /** @param pixels [1, *from, 3] @returns [1, *to, 3] */
    forward(pixels: tf.Tensor4D): tf.Tensor4D {
      const read = tf.slice(pixels, [0, top, left, 0], [1, rows, columns, 3]);
      const lower = tf.matMul(down, tf.reshape(read, [rows, columns * 3]));
      const turned = tf.reshape(swapped(tf.reshape(lower, [height, columns, 3])), [height * 3, columns]);
      const both = tf.matMul<tf.Tensor2D>(turned as tf.Tensor2D, along);
      return tf.reshape(swapped(tf.reshape(both, [height, 3, width])), [1, height, width, 3]);
    },
    /** @param gradient [1, *to, 3] @returns [1, *from, 3] */
    adjoint(gradient: tf.Tensor4D): tf.Tensor4D {
      const turned = tf.reshape(swapped(tf.reshape(gradient, [height, width, 3])), [height * 3, width]);
      const wider = tf.matMul(turned as tf.Tensor2D, across);
      const back = tf.reshape(swapped(tf.reshape(wider, [height, 3, columns])), [height, columns * 3]);
      const both = tf.matMul<tf.Tensor2D>(up, back as tf.Tensor2D);
      return tf.pad(tf.reshape(both, [1, rows, columns, 3]) as tf.Tensor4D, [
        [0, 0],
        [top, fromHeight - top - rows],
        [left, fromWidth - left - columns],
        [0, 0],
      ]);
    },
  };
}
