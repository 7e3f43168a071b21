import * as tf from '@tensorflow/tfjs-core';

/** Side of the cells that contrast is measured in, in pixels: that of the grain of strokes. Sizes of style nets are multiples of it. */
const CELL = 4;
/** So many cells along each side count. */
const AROUND = 3;
/** So much contrast is added or taken at most, as a factor: a blend of one frame loses no more. */
const MOST = 1.15;
/** Sum of the colours' variances, of 255, that stands for none: what is even stays even. */
const EVEN = 4;

/**
 * A blend of two paintings has less contrast than either, since strokes lie elsewhere in them: of two without a stroke in common, with equal shares,
 * 0.7 of it. So it is brought half the way to that of one of them, cell by cell, about the mean colour (Heitz & Neyret 2018 keep the
 * variance of blended textures). Half the way in each frame: a painting's own contrast trembles, too. Where both are the same, nothing changes. Call it
 * inside tf.tidy.
 * @param painting [height, width, 3]
 * @param blend of the same shape
 */
export function withContrastOf(painting: tf.Tensor3D, blend: tf.Tensor3D): tf.Tensor3D {
  const [height, width] = blend.shape;
  const [wanted, { variance, mean }] = [cells(painting), cells(blend)];
  // The root of a ratio of variances is that of contrasts; half the way is the root of that.
  const gain = tf.pow(tf.div(tf.add(wanted.variance, EVEN), tf.add(variance, EVEN)), 1 / 4);
  const added = tf.sub<tf.Tensor4D>(tf.clipByValue(gain, 1 / MOST, MOST), 1);
  const large = (grid: tf.Tensor4D): tf.Tensor4D =>
    tf.image.resizeBilinear(grid, [height, width], false, true);
  // Repeated for the colours while it is small: a backend multiplies tensors of one shape ten times faster than others.
  const share = large(tf.tile(added, [1, 1, 1, 3]));
  const beyond = tf.sub(tf.expandDims(blend, 0), large(mean));
  return tf.add(blend, tf.squeeze(tf.mul(beyond, share), [0]));
}

/** Mean colours of cells and those around, [1, rows, columns, 3], and the sum of the colours' variances, [1, rows, columns, 1]. */
function cells(picture: tf.Tensor3D): { mean: tf.Tensor4D; variance: tf.Tensor4D } {
  const pixels = tf.expandDims(picture, 0) as tf.Tensor4D;
  const pooled = (x: tf.Tensor4D) => tf.avgPool(x, CELL, CELL, 'same');
  const around = (x: tf.Tensor4D) => tf.avgPool(x, AROUND, 1, 'same');
  const mean = pooled(pixels);
  const variances = tf.sub<tf.Tensor4D>(pooled(tf.square(pixels)), tf.square(mean));
  return { mean: around(mean), variance: tf.relu(tf.sum<tf.Tensor4D>(around(variances), 3, true)) };
}
