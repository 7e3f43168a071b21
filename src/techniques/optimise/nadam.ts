import * as tf from '@tensorflow/tfjs-core';
import { MomentOptimiser } from './moment_optimiser.ts';
import { type Rate, rateOf } from './rate.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;
/** How fast the momentum comes to its full value: beta1 (1 - 0.96^(t * decay) / 2) at step t. */
const MOMENTUM_DECAY = 0.004;

const momentumAt = (step: number): number => BETA1 * (1 - 0.5 * 0.96 ** (step * MOMENTUM_DECAY));

/** Adam with Nesterov's momentum, as torch.optim.NAdam computes it. Dozat 2016, "Incorporating Nesterov Momentum into Adam". */
export class NAdam extends MomentOptimiser {
  readonly #rate: Rate;

  /** @param rate about how far each parameter moves in a step, in its own units */
  constructor(rate: number | Rate) {
    super('nadamSteps', BETA1, BETA2);
    this.#rate = rateOf(rate);
  }

  protected moved(
    parameters: tf.Tensor,
    gradient: tf.Tensor,
    first: tf.Tensor,
    second: tf.Tensor,
  ): tf.Tensor {
    const [now, next] = [momentumAt(this.steps), momentumAt(this.steps + 1)];
    const product = Array.from({ length: this.steps }, (_, i) => momentumAt(i + 1)).reduce((a, b) => a * b);
    const rate = this.#rate(this.steps);
    const share = (rate * (1 - now)) / (1 - product);
    const carried = (rate * next) / (1 - product * next);
    const spread = tf.add(tf.div(tf.sqrt(second), Math.sqrt(1 - BETA2 ** this.steps)), EPSILON);
    const ahead = tf.add(tf.mul(gradient, share), tf.mul(first, carried));
    return tf.sub(parameters, tf.div(ahead, spread));
  }
}
