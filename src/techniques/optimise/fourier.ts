import * as tf from '@tensorflow/tfjs-core';
import { HartleyTransform } from '../spectrum/hartley.ts';

/** The frequency of each of n coefficients in cycles per sample, 0..0.5. */
const frequencies = (n: number): number[] => Array.from({ length: n }, (_, k) => Math.min(k, n - k) / n);

/**
 * A picture as its spatial frequencies, each of an amplitude that falls with 1 / f as those of photographs do, so that
 * equal changes of the coefficients are natural changes of the picture. Olah et al. 2017, "Feature Visualization",
 * preconditioning.
 */
export class FourierBasis {
  readonly #transform: HartleyTransform;
  /** [1, height, width]: pixels per unit of coefficient. */
  readonly #amplitudes: tf.Tensor3D;

  constructor(
    readonly height: number,
    readonly width: number,
  ) {
    this.#transform = new HartleyTransform(height, width);
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
    return tf.tidy(() => this.#transform.toPixels(tf.mul(coefficients, this.#amplitudes)));
  }

  /** The adjoint of `toPixels`. */
  toCoefficients(gradient: tf.Tensor4D): tf.Tensor3D {
    return tf.tidy(() => tf.mul(this.#transform.ofPixels(gradient), this.#amplitudes));
  }

  /** The inverse of `toPixels`. */
  ofPixels(pixels: tf.Tensor4D): tf.Tensor3D {
    return tf.tidy(() => tf.div(this.#transform.ofPixels(pixels), this.#amplitudes));
  }

  dispose(): void {
    this.#transform.dispose();
    this.#amplitudes.dispose();
  }
}
