import * as tf from '@tensorflow/tfjs-core';
import type { TaughtTarget } from '../contract/target.ts';
import type { Seeds } from '../network/backward.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { featureLayer } from '../network/structure.ts';
import { ParameterError } from './technique.ts';

/**
 * What a taught class puts at the layer that gives the features: its direction, which is the gradient of its score with
 * respect to the features, shared among the places whose mean they are.
 * @returns a seed of the layer's shape, made inside the caller's tf.tidy
 * @throws {ParameterError} if the class is of another number of features
 */
export function taughtSeed(network: Network, { name, direction }: TaughtTarget): Seeds {
  const layer = featureLayer(network);
  const [height, width, channels] = network.shape(layer);
  if (channels !== direction.length)
    throw new ParameterError(
      `The examples of “${name}” have ${direction.length} features, ${layer} gives ${channels}: teach the class with this network.`,
    );
  const share = Float32Array.from(direction, (value) => value / (height * width));
  return new Map([[layer, tf.tile(tf.tensor4d(share, [1, 1, 1, channels]), [1, height, width, 1])]]);
}

/**
 * The score of a taught class for each of several pictures, in one forward pass.
 * @param pictures [count, height, width, 3], preprocessed. Borrowed.
 * @throws {ParameterError} if the class is of another number of features
 */
export async function taughtScores(
  network: Network,
  pictures: Float32Array,
  target: TaughtTarget,
): Promise<Float32Array> {
  const { height, width } = network.description.input;
  const count = pictures.length / (height * width * 3);
  const scores = tf.tidy(() => {
    const trace = forward(network, tf.tensor4d(pictures, [count, height, width, 3]));
    const [[layer, seed] = []] = taughtSeed(network, target);
    return tf.sum(tf.mul(trace.at(layer as string), seed as tf.Tensor4D), [1, 2, 3]);
  });
  const values = await scores.data<'float32'>();
  scores.dispose();
  return values;
}
