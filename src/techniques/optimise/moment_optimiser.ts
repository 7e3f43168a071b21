import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';

/** Goes downhill by running means of the gradient and of its square, as Adam and its kin do. */
export abstract class MomentOptimiser implements Optimiser {
  /** Steps done, the present one among them. */
  protected steps = 0;
  /** Running means of the gradient and of its square; nothing before the first step. */
  #moments: { readonly first: tf.Tensor; readonly second: tf.Tensor } | undefined;

  /**
   * @param counter under which name a checkpoint keeps the number of steps
   * @param beta1 share of the mean before in that of the gradient
   * @param beta2 share of the mean before in that of its square
   */
  constructor(
    private readonly counter: string,
    protected readonly beta1: number,
    protected readonly beta2: number,
  ) {}

  /** The parameters after a step. Inside tf.tidy. */
  protected abstract moved(
    parameters: tf.Tensor,
    gradient: tf.Tensor,
    first: tf.Tensor,
    second: tf.Tensor,
  ): tf.Tensor;

  async step(
    parameters: tf.Tensor,
    evaluate: (parameters: tf.Tensor) => Promise<Evaluation>,
  ): Promise<Stepped> {
    const { gradient, ...measured } = await evaluate(parameters);
    this.steps++;
    const before = this.#moments;
    // Each in a tidy of its own, as the parameters of a large picture are many.
    const first = tf.tidy(() => meanWith(before?.first, gradient, this.beta1));
    const second = tf.tidy(() => meanWith(before?.second, tf.square(gradient), this.beta2));
    const moved = tf.tidy(() => this.moved(parameters, gradient, first, second));
    this.dispose();
    this.#moments = { first, second };
    return { parameters: moved, gradient, ...measured };
  }

  memory(): Memory {
    return { tensors: { ...this.#moments }, numbers: { [this.counter]: this.steps } };
  }

  restore({ tensors, numbers }: Memory): void {
    this.dispose();
    const { first, second } = tensors;
    this.#moments = first && second ? { first, second } : undefined;
    this.steps = numbers[this.counter] ?? 0;
  }

  dispose(): void {
    tf.dispose([this.#moments?.first ?? [], this.#moments?.second ?? []]);
    this.#moments = undefined;
  }
}

function meanWith(before: tf.Tensor | undefined, fresh: tf.Tensor, beta: number): tf.Tensor {
  const share = tf.mul(fresh, 1 - beta);
  return before ? tf.add(tf.mul(before, beta), share) : share;
}
