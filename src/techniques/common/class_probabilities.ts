import * as tf from '@tensorflow/tfjs-core';
import { forward, type Trace } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { featureLayer } from '../../network/structure.ts';
import { taughtScoreIn } from './taught.ts';
import type { FixedTarget } from './technique.ts';

/**
 * One number for each of several pictures, in one forward pass.
 * @param pictures [count, height, width, 3], preprocessed. Borrowed.
 * @param read what of a forward pass the number is, `count` numbers; runs inside tf.tidy
 */
export async function numberOfEach(
  network: Network,
  pictures: Float32Array,
  read: (trace: Trace) => tf.Tensor,
): Promise<Float32Array> {
  const { height, width } = network.description.input;
  const count = pictures.length / (height * width * 3);
  const numbers = tf.tidy(() => read(forwardOnly(network, tf.tensor4d(pictures, [count, height, width, 3]))));
  const values = await numbers.data<'float32'>();
  numbers.dispose();
  return values;
}

/** A forward pass for what `measureOf` reads: the class scores and the features. Made inside the caller's tf.tidy. */
export const forwardOnly = (network: Network, images: tf.Tensor4D): Trace =>
  forward(network, images, { only: [network.description.logits, featureLayer(network)] });

/**
 * The probabilities of all classes, by class scores: their softmax over channels. Of a single score its sigmoid, which is the
 * softmax of yes against a no of score 0. Call it inside tf.tidy.
 */
export const probabilitiesIn = (logits: tf.Tensor4D): tf.Tensor4D =>
  logits.shape[3] === 1 ? tf.sigmoid(logits) : tf.softmax(logits, 3);

/** The probability of a class, [count, 1, 1, 1]. */
export const probabilityIn =
  (classIndex: number) =>
  ({ logits }: Trace): tf.Tensor =>
    tf.slice(probabilitiesIn(logits), [0, 0, 0, classIndex], [-1, 1, 1, 1]);

/**
 * What of a forward pass says how much of the target it holds, [count] or [count, 1, 1, 1]: the probability of a class, the
 * similarity to a taught class.
 * @throws {UnknownClassError|ParameterError} if there is no such class, or if it was taught with another network
 */
export function measureOf(network: Network, target: FixedTarget): (trace: Trace) => tf.Tensor {
  if (target.kind === 'taught') return taughtScoreIn(network, target);
  if (target.kind === 'class') return probabilityIn(network.checkClass(target.index));
  throw new Error('Only classes have a probability or similarity.');
}
