import * as tf from '@tensorflow/tfjs-core';

/** What is older belongs to another scene. */
export const LASTS_MS = 500;

/** A tensor that is kept from one frame to the next. */
export class PreviousFrame {
  readonly #now: () => number;
  #kept: { readonly tensor: tf.Tensor4D; readonly at: number } | undefined;

  /** @param now in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What was kept half a second ago or less, if it has this shape; undefined else. Borrowed until the next `keep`. */
  of({ shape }: tf.Tensor4D): tf.Tensor4D | undefined {
    const kept = this.#kept;
    const fits =
      kept && this.#now() - kept.at <= LASTS_MS && tf.util.arraysEqual([...kept.tensor.shape], [...shape]);
    return fits ? kept.tensor : undefined;
  }

  /** @param tensor borrowed */
  keep(tensor: tf.Tensor4D): void {
    this.forget();
    this.#kept = { tensor: tensor.clone(), at: this.#now() };
  }

  forget(): void {
    tf.dispose(this.#kept?.tensor);
    this.#kept = undefined;
  }
}
