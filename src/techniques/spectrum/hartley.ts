import * as tf from '@tensorflow/tfjs-core';

/**
 * The orthonormal Hartley basis of n samples: cas(2 pi j k / n) / sqrt(n), cas = cos + sin. A real matrix that is
 * symmetric and its own inverse, and spans of every frequency what sine and cosine span.
 */
function basisOf(n: number): tf.Tensor2D {
  const values = new Float32Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const angle = (2 * Math.PI * ((j * k) % n)) / n;
      values[j * n + k] = (Math.cos(angle) + Math.sin(angle)) / Math.sqrt(n);
    }
  }
  return tf.tensor2d(values, [n, n]);
}

/**
 * The real, separable Hartley transform of pictures of one size, by two matrix products. Of every frequency it spans what
 * the discrete Fourier transform spans, and since it is its own inverse it is its own adjoint too.
 */
export class HartleyTransform {
  readonly #rows: tf.Tensor2D;
  readonly #columns: tf.Tensor2D;

  constructor(
    readonly height: number,
    readonly width: number,
  ) {
    this.#rows = tf.keep(basisOf(height));
    this.#columns = height === width ? this.#rows : tf.keep(basisOf(width));
  }

  /** [3, height, width] -> [1, height, width, 3]: along rows, then along columns. Inside tf.tidy. */
  toPixels(spectrum: tf.Tensor3D): tf.Tensor4D {
    const { height, width } = this;
    const along = tf.reshape(tf.matMul(tf.reshape(spectrum, [3 * height, width]), this.#columns), [
      3,
      height,
      width,
    ]);
    const turned = tf.reshape(tf.transpose(along, [0, 2, 1]), [3 * width, height]);
    const both = tf.reshape(tf.matMul(turned as tf.Tensor2D, this.#rows), [1, 3, width, height]);
    return tf.transpose<tf.Tensor4D>(both as tf.Tensor4D, [0, 3, 2, 1]);
  }

  /** [1, height, width, 3] -> [3, height, width]: the inverse and the adjoint of `toPixels`. Inside tf.tidy. */
  ofPixels(pixels: tf.Tensor4D): tf.Tensor3D {
    const { height, width } = this;
    const turned = tf.reshape(tf.transpose(pixels, [0, 3, 2, 1]), [3 * width, height]);
    const down = tf.reshape(tf.matMul(turned as tf.Tensor2D, this.#rows), [3, width, height]);
    const upright = tf.reshape(tf.transpose(down, [0, 2, 1]), [3 * height, width]);
    return tf.reshape(tf.matMul(upright as tf.Tensor2D, this.#columns), [3, height, width]);
  }

  dispose(): void {
    tf.dispose([this.#rows, this.#columns]);
  }
}
