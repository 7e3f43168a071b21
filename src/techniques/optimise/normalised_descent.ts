import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';
import { type Rate, rateOf } from './rate.ts';

/** Under the gradient's size, for where there is no gradient at all. */
const TINY = 1e-12;

/**
 * Steps along the gradient divided by its mean absolute value, so that a step has the same size whatever the loss is
 * measured in. Mordvintsev et al. 2015 (DeepDream).
 */
export class NormalisedDescent implements Optimiser {
  readonly #rate: Rate;
  #steps = 0;

  /** @param rate how far a step moves a parameter on average, in the parameters' units */
  constructor(rate: number | Rate) {
    this.#rate = rateOf(rate);
  }

  async step(
    parameters: tf.Tensor,
    evaluate: (parameters: tf.Tensor) => Promise<Evaluation>,
  ): Promise<Stepped> {
    const { gradient, ...measured } = await evaluate(parameters);
    this.#steps++;
    const moved = tf.tidy(() => {
      const size = tf.add(tf.mean(tf.abs(gradient)), TINY);
      return tf.sub(parameters, tf.mul(gradient, tf.div(this.#rate(this.#steps), size)));
    });
    return { parameters: moved, gradient, ...measured };
  }

  /** How many steps it has done. */
  memory(): Memory {
    return { tensors: {}, numbers: { descentSteps: this.#steps } };
  }

  restore({ numbers }: Memory): void {
    this.#steps = numbers.descentSteps ?? 0;
  }

  dispose(): void {}
}
