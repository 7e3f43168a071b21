import * as tf from '@tensorflow/tfjs-core';

/**
 * The orthonormal Hartley basis of n samples: cas(2 pi j k / n) / sqrt(n), cas = cos + sin. A real matrix that is
 * symmetric and its own inverse, and spans of every frequency what sine and cosine span.
 */
function hartley(n: number): tf.Tensor2D {
  const values = new Float32Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const angle = (2 * Math.PI * ((j * k) % n)) / n;
      values[j * n + k] = (Math.cos(angle) + Math.sin(angle)) / Math.sqrt(n);
    }
  }
  return tf.tensor2d(values, [n, n]);
}

/** The frequency of each of n coefficients in cycles per sample, 0..0.5. */
const frequencies = (n: number): number[] => Array.from({ length: n }, (_, k) => Math.min(k, n - k) / n);

/**
 * A picture as its spatial frequencies, each of an amplitude that falls with 1 / f as those of photographs do, so that
 * equal changes of the coefficients are natural changes of the picture. Olah et al. 2017, "Feature Visualization",
 * preconditioning. The transform is the real, separable Hartley transform (two matrix products): of every frequency it
 * spans what the discrete Fourier transform spans, and since it is its own inverse it is its own adjoint too.
 */
export class FourierBasis {
  readonly #rows: tf.Tensor2D;
  readonly #columns: tf.Tensor2D;
  /** [3 * height * width]: pixels per unit of coefficient. */
  readonly #amplitudes: tf.Tensor3D;

  constructor(
    readonly height: number,
    readonly width: number,
  ) {
    this.#rows = tf.keep(hartley(height));
    this.#columns = height === width ? this.#rows : tf.keep(hartley(width));
    const lowest = 1 / Math.max(height, width);
    const [vertical, horizontal] = [frequencies(height), frequencies(width)];
    const amplitudes = vertical.map((v) => horizontal.map((h) => 1 / Math.max(Math.hypot(v, h), lowest)));
    this.#amplitudes = tf.keep(tf.tensor3d([amplitudes]));
  }

  /**
   * @param coefficients [3, height, width]
   * @returns [1, height, width, 3]
   */
  toPixels(coefficients: tf.Tensor3D): tf.Tensor4D {
    return tf.tidy(() => this.#transformed(tf.mul(coefficients, this.#amplitudes)));
  }

  /** The adjoint of `toPixels`. */
  toCoefficients(gradient: tf.Tensor4D): tf.Tensor3D {
    return tf.tidy(() => tf.mul(this.#spectrum(gradient), this.#amplitudes));
  }

  /** The inverse of `toPixels`. */
  ofPixels(pixels: tf.Tensor4D): tf.Tensor3D {
    return tf.tidy(() => tf.div(this.#spectrum(pixels), this.#amplitudes));
  }

  dispose(): void {
    tf.dispose([this.#rows, this.#columns, this.#amplitudes]);
  }

  /** [3, height, width] -> [1, height, width, 3]: along rows, then along columns. */
  #transformed(spectrum: tf.Tensor3D): tf.Tensor4D {
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

  /** [1, height, width, 3] -> [3, height, width]: the same in the other direction. */
  #spectrum(pixels: tf.Tensor4D): tf.Tensor3D {
    const { height, width } = this;
    const turned = tf.reshape(tf.transpose(pixels, [0, 3, 2, 1]), [3 * width, height]);
    const down = tf.reshape(tf.matMul(turned as tf.Tensor2D, this.#rows), [3, width, height]);
    const upright = tf.reshape(tf.transpose(down, [0, 2, 1]), [3 * height, width]);
    return tf.reshape(tf.matMul(upright as tf.Tensor2D, this.#columns), [3, height, width]);
  }
}
