import * as tf from '@tensorflow/tfjs-core';
import { MomentOptimiser } from './moment_optimiser.ts';
import { type Rate, rateOf } from './rate.ts';

export interface AdamSettings {
  /** In units of the parameters: about how far each one moves in a step. */
  readonly rate: number | Rate;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Adam with its bias corrections, as torch.optim.Adam computes it. Kingma & Ba 2015, algorithm 1. */
export class Adam extends MomentOptimiser {
  readonly #rate: Rate;
  readonly #epsilon: number;

  constructor({ rate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamSettings) {
    super('adamSteps', beta1, beta2);
    this.#rate = rateOf(rate);
    this.#epsilon = epsilon;
  }

  protected moved(parameters: tf.Tensor, _: tf.Tensor, first: tf.Tensor, second: tf.Tensor): tf.Tensor {
    const correction1 = 1 - this.beta1 ** this.steps;
    const correction2 = Math.sqrt(1 - this.beta2 ** this.steps);
    const spread = tf.add(tf.div(tf.sqrt(second), correction2), this.#epsilon);
    return tf.sub(parameters, tf.div(tf.mul(first, this.#rate(this.steps) / correction1), spread));
  }
}
