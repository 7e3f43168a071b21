import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';

export interface AdamSettings {
  /** In units of the parameters: about how far each one moves in a step. */
  readonly rate: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Adam with its bias corrections, as torch.optim.Adam computes it. Kingma & Ba 2015, algorithm 1. */
export class Adam implements Optimiser {
  readonly #rate: number;
  readonly #beta1: number;
  readonly #beta2: number;
  readonly #epsilon: number;
  #steps = 0;
  /** Running means of the gradient and of its square; nothing before the first step. */
  #moments: { readonly first: tf.Tensor; readonly second: tf.Tensor } | undefined;

  constructor({ rate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamSettings) {
    this.#rate = rate;
    this.#beta1 = beta1;
    this.#beta2 = beta2;
    this.#epsilon = epsilon;
  }

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
    const [beta1, beta2] = [this.#beta1, this.#beta2];
    const fresh1 = tf.mul(gradient, 1 - beta1);
    const fresh2 = tf.mul(tf.square(gradient), 1 - beta2);
    const first = this.#moments ? tf.add(tf.mul(this.#moments.first, beta1), fresh1) : fresh1;
    const second = this.#moments ? tf.add(tf.mul(this.#moments.second, beta2), fresh2) : fresh2;
    const correction1 = 1 - beta1 ** this.#steps;
    const correction2 = Math.sqrt(1 - beta2 ** this.#steps);
    const spread = tf.add(tf.div(tf.sqrt(second), correction2), this.#epsilon);
    const move = tf.div(tf.mul(first, this.#rate / correction1), spread);
    return [first, second, tf.sub(parameters, move)];
  }

  memory(): Memory {
    return { tensors: { ...this.#moments }, numbers: { adamSteps: this.#steps } };
  }

  restore({ tensors, numbers }: Memory): void {
    this.#forget();
    const { first, second } = tensors;
    this.#moments = first && second ? { first, second } : undefined;
    this.#steps = numbers.adamSteps ?? 0;
  }

  #forget(): void {
    tf.dispose([this.#moments?.first ?? [], this.#moments?.second ?? []]);
    this.#moments = undefined;
  }

  dispose(): void {
    this.#forget();
  }
}
