import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';

/** Under the gradient's size, for where there is no gradient at all. */
const TINY = 1e-12;

/**
 * Steps along the gradient divided by its mean absolute value, so that a step has the same size whatever the loss is
 * measured in. Mordvintsev et al. 2015 (DeepDream).
 */
export class NormalisedDescent implements Optimiser {
  /** @param rate how far a step moves a parameter on average, in the parameters' units */
  constructor(readonly rate: number) {}

  async step(
    parameters: tf.Tensor,
    evaluate: (parameters: tf.Tensor) => Promise<Evaluation>,
  ): Promise<Stepped> {
    const { gradient, ...measured } = await evaluate(parameters);
    const moved = tf.tidy(() => {
      const size = tf.add(tf.mean(tf.abs(gradient)), TINY);
      return tf.sub(parameters, tf.mul(gradient, tf.div(this.rate, size)));
    });
    return { parameters: moved, gradient, ...measured };
  }

  /** It remembers nothing. */
  memory(): Memory {
    return { tensors: {}, numbers: {} };
  }

  restore(): void {}

  dispose(): void {}
}
