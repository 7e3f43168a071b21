import * as tf from '@tensorflow/tfjs-core';
import { gaussianBlur } from '../regularisers/blur.ts';
import { thresholdOf } from '../regularisers/clip_pixels.ts';

/** The share of the pixels above whose attention a pixel is opaque. */
const OPAQUE = 0.2;
/** Deviation of the blur in sides of the picture: the gradient of single pixels is rough. */
const SOFT = 1 / 96;

/**
 * How much the score has depended on each pixel over all steps: the sum of |d score / d x| over steps and colours. It is the
 * picture's transparency. Fel et al. 2023, section 3.
 */
export class Attention {
  #sum: tf.Tensor4D | undefined;

  /** @param gradient at the pixels, [1, height, width, 3] */
  add(gradient: tf.Tensor4D): void {
    const before = this.#sum;
    const fresh = tf.sum(tf.abs(gradient), 3, true) as tf.Tensor4D;
    this.#sum = tf.keep(before ? tf.add(before, fresh) : fresh);
    before?.dispose();
  }

  /** Of the pixels, [1, height, width, 1], 0..1: 1 in the fifth that mattered most. Inside tf.tidy. */
  opacity(): tf.Tensor4D {
    const sum = this.#sum as tf.Tensor4D;
    const [, height, width] = sum.shape;
    const soft = gaussianBlur(tf.tile(sum, [1, 1, 1, 3]), SOFT * Math.min(height, width));
    const one = tf.slice(soft, [0, 0, 0, 0], [1, height, width, 1]);
    return tf.clipByValue(tf.div(one, tf.add(thresholdOf(one, 1 - OPAQUE), 1e-20)), 0, 1);
  }

  memory(): Record<string, tf.Tensor> {
    return this.#sum ? { attention: this.#sum } : {};
  }

  /** @param tensors handed over */
  restore({ attention }: Readonly<Record<string, tf.Tensor>>): void {
    this.dispose();
    this.#sum = attention as tf.Tensor4D | undefined;
  }

  dispose(): void {
    this.#sum?.dispose();
    this.#sum = undefined;
  }
}
