import * as tf from '@tensorflow/tfjs-core';

export interface Averaged {
  /** The caller disposes it. */
  readonly mean: tf.Tensor2D;
  readonly progress: number;
}

/** The mean of some samples, as far as it is known. @param sample made inside tf.tidy */
export async function* runningMean(
  count: number,
  sample: (index: number) => tf.Tensor2D,
): AsyncGenerator<Averaged, void> {
  let sum: tf.Tensor2D | undefined;
  try {
    for (let index = 0; index < count; index++) {
      const previous: tf.Tensor2D | undefined = sum;
      sum = tf.tidy(() => (previous ? tf.add(previous, sample(index)) : sample(index)));
      previous?.dispose();
      yield { mean: tf.div(sum, index + 1), progress: (index + 1) / count };
    }
  } finally {
    sum?.dispose();
  }
}
