import * as tf from '@tensorflow/tfjs-core';

/** Of scalars of the same names. Inside tf.tidy. */
export const meanOf = (all: readonly Readonly<Record<string, tf.Scalar>>[]): Record<string, tf.Scalar> =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => [
      name,
      tf.div(tf.addN(all.map((one) => one[name] as tf.Scalar)), all.length),
    ]),
  );
