import * as tf from '@tensorflow/tfjs-core';
import { train } from '@tensorflow/tfjs-core';
import { line, mediansInTurn, ratio, type Step } from './median.ts';

/** One step of tf.train.adam down a loss written with stock operations; then the colours are clipped, as ours are. */
export function stockStep(image: tf.Variable<tf.Rank.R4>, rate: number, loss: () => tf.Scalar): Step {
  const adam = train.adam(rate);
  return async () => {
    const cost = adam.minimize(loss, true, [image]);
    await cost?.data();
    cost?.dispose();
    const clipped = tf.clipByValue(image, 0, 1);
    image.assign(clipped as tf.Tensor4D);
    clipped.dispose();
  };
}

/** Prints our step and the stock one, both taken in turn on SqueezeNet. */
export async function raceStock(ours: Step, stock: Step): Promise<void> {
  const [oursMs = 0, stockMs = 0] = await mediansInTurn([ours, stock]);
  line('SqueezeNet 1.0, our step', oursMs, 'ms');
  const faster = `ours is ${ratio(stockMs, oursMs)} x faster`;
  line('SqueezeNet 1.0, tf.grad + tf.train.adam', stockMs, 'ms', faster);
}
