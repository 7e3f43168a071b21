import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;
/** How fast the momentum comes to its full value: beta1 (1 - 0.96^(t * decay) / 2) at step t. */
const MOMENTUM_DECAY = 0.004;

const momentumAt = (step: number): number => BETA1 * (1 - 0.5 * 0.96 ** (step * MOMENTUM_DECAY));

/** Adam with Nesterov's momentum, as torch.optim.NAdam computes it. Dozat 2016, "Incorporating Nesterov Momentum into Adam". */
export class NAdam implements Optimiser {
  #steps = 0;
  /** Running means of the gradient and of its square; nothing before the first step. */
  #moments: { readonly first: tf.Tensor; readonly second: tf.Tensor } | undefined;

  /** @param rate about how far each parameter moves in a step, in its own units */
  constructor(readonly rate: number) {}

  async step(
    parameters: tf.Tensor,
    evaluate: (parameters: tf.Tensor) => Promise<Evaluation>,
  ): Promise<Stepped> {
    const { gradient, ...measured } = await evaluate(parameters);
    this.#steps++;
    const [first, second, moved] = tf.tidy(() => this.#move(parameters, gradient));
    this.#forget();
    this.#moments = { first, second };
    return { parameters: moved, gradient, ...measured };
  }

  #move(parameters: tf.Tensor, gradient: tf.Tensor): [tf.Tensor, tf.Tensor, tf.Tensor] {
    // Each in a tidy of its own, as the parameters of a large picture are many.
    const first = tf.tidy(() => {
      const fresh = tf.mul(gradient, 1 - BETA1);
      return this.#moments ? tf.add(tf.mul(this.#moments.first, BETA1), fresh) : fresh;
    });
    const second = tf.tidy(() => {
      const fresh = tf.mul(tf.square(gradient), 1 - BETA2);
      return this.#moments ? tf.add(tf.mul(this.#moments.second, BETA2), fresh) : fresh;
    });
    const [now, next] = [momentumAt(this.#steps), momentumAt(this.#steps + 1)];
    const product = Array.from({ length: this.#steps }, (_, i) => momentumAt(i + 1)).reduce((a, b) => a * b);
    const share = (this.rate * (1 - now)) / (1 - product);
    const carried = (this.rate * next) / (1 - product * next);
    const moved = tf.tidy(() => {
      const spread = tf.add(tf.div(tf.sqrt(second), Math.sqrt(1 - BETA2 ** this.#steps)), EPSILON);
      const ahead = tf.add(tf.mul(gradient, share), tf.mul(first, carried));
      return tf.sub(parameters, tf.div(ahead, spread));
    });
    return [first, second, moved];
  }

  memory(): Memory {
    return { tensors: { ...this.#moments }, numbers: { nadamSteps: this.#steps } };
  }

  restore({ tensors, numbers }: Memory): void {
    this.#forget();
    const { first, second } = tensors;
    this.#moments = first && second ? { first, second } : undefined;
    this.#steps = numbers.nadamSteps ?? 0;
  }

  #forget(): void {
    tf.dispose([this.#moments?.first ?? [], this.#moments?.second ?? []]);
    this.#moments = undefined;
  }

  dispose(): void {
    this.#forget();
  }
}
