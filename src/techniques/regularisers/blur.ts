import * as tf from '@tensorflow/tfjs-core';
import { gaussianWeights } from '../../numeric/gaussian.ts';

/**
 * Gaussian blur, edges repeated outwards: it penalises fine patterns, which networks overrate. Yosinski et al. 2015,
 * section 3.
 * @param pixels [1, height, width, 3]
 * @param deviation in pixels, > 0
 */
export function gaussianBlur(pixels: tf.Tensor4D, deviation: number): tf.Tensor4D {
  const weights = gaussianWeights(deviation);
  const reach = (weights.length - 1) / 2;
  const taps = Array.from(weights).flatMap((weight) => [weight, weight, weight]);
  const down = tf.tensor4d(taps, [2 * reach + 1, 1, 3, 1]);
  const across = tf.reshape(down, [1, 2 * reach + 1, 3, 1]) as tf.Tensor4D;
  const padded = repeatEdges(repeatEdges(pixels, 1, reach), 2, reach);
  return tf.depthwiseConv2d(tf.depthwiseConv2d(padded, down, 1, 'valid'), across, 1, 'valid');
}

function repeatEdges(x: tf.Tensor4D, axis: 1 | 2, count: number): tf.Tensor4D {
  const edge = (at: number) => {
    const begin = [0, 0, 0, 0];
    const size = [-1, -1, -1, -1];
    begin[axis] = at;
    size[axis] = 1;
    return tf.slice(x, begin, size);
  };
  const [first, last] = [edge(0), edge(x.shape[axis] - 1)];
  return tf.concat(
    [...Array<tf.Tensor4D>(count).fill(first), x, ...Array<tf.Tensor4D>(count).fill(last)],
    axis,
  );
}
