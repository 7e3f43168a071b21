import * as tf from '@tensorflow/tfjs-core';
import { VARIATION } from '../../network/kernels/picture.ts';
import type { ImageLoss } from './feature_loss.ts';

const TERM = 'total variation';

/** Under the root, so that its derivative exists where neighbours are equal; far below one step of a byte, squared. */
const SMALL = 1e-8;

/**
 * Total variation, the mean over pixels and colours of (dx^2 + dy^2)^(beta / 2), times a weight. dx and dy are the
 * differences to the pixel at the right and below, 0 at the edge. Mahendran & Vedaldi 2015, equation 4.
 * @param pixels [1, height, width, 3]
 * @param beta 2: mean square differences; 1: the classic, which keeps edges
 */
export function totalVariation(pixels: tf.Tensor4D, weight: number, beta = 2): ImageLoss {
  const [, height, width] = pixels.shape;
  const scale = weight / pixels.size;
  if (beta === 2 && tf.getKernel(VARIATION, tf.getBackend())) {
    const [sum, gradient] = tf.engine().runKernel(VARIATION, { pixels }, { scale }) as unknown as tf.Tensor[];
    return { terms: { [TERM]: sum as tf.Scalar }, gradient: gradient as tf.Tensor4D };
  }
  const below = difference(pixels, 1, height);
  const right = difference(pixels, 2, width);
  const squares = tf.add(tf.square(below), tf.square(right));
  if (beta === 2) {
    const gradient = tf.mul(tf.add(back(below, 1, height), back(right, 2, width)), 2 * scale) as tf.Tensor4D;
    return { terms: { [TERM]: tf.mul(tf.sum(squares), scale) }, gradient };
  }
  const safe = tf.add(squares, SMALL);
  // d (s^(beta/2)) / d dx = beta s^(beta/2 - 1) dx
  const slope = tf.mul(tf.pow(safe, beta / 2 - 1), beta * scale);
  const gradient = tf.add(back(tf.mul(below, slope), 1, height), back(tf.mul(right, slope), 2, width));
  return {
    terms: { [TERM]: tf.mul(tf.sum(tf.pow(safe, beta / 2)), scale) },
    gradient: gradient as tf.Tensor4D,
  };
}

/** x[i + 1] - x[i] along an axis, 0 at its end. */
function difference(x: tf.Tensor4D, axis: 1 | 2, length: number): tf.Tensor4D {
  return shifted(tf.sub(part(x, axis, 1, length - 1), part(x, axis, 0, length - 1)), axis, [0, 1]);
}

/** The adjoint of `difference`: -d[i] + d[i - 1]. Its last difference is always 0. */
function back(d: tf.Tensor4D, axis: 1 | 2, length: number): tf.Tensor4D {
  return tf.sub(shifted(part(d, axis, 0, length - 1), axis, [1, 0]), d);
}

function part(x: tf.Tensor4D, axis: 1 | 2, from: number, length: number): tf.Tensor4D {
  const begin = [0, 0, 0, 0];
  const size = [-1, -1, -1, -1];
  begin[axis] = from;
  size[axis] = length;
  return tf.slice(x, begin, size);
}

/** With zeros before and after along an axis. */
function shifted(x: tf.Tensor, axis: 1 | 2, padding: [number, number]): tf.Tensor4D {
  const none: [number, number] = [0, 0];
  return tf.pad(x as tf.Tensor4D, [none, axis === 1 ? padding : none, axis === 2 ? padding : none, none]);
}
