import * as tf from '@tensorflow/tfjs-core';
import type { TaughtTarget } from '../../contract/target.ts';
import { told } from '../../contract/told.ts';
import type { Seeds } from '../../network/backward.ts';
import type { Trace } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { featureLayer } from '../../network/structure.ts';
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
      told('settingErrors.otherFeatures', { name, features: direction.length, layer, channels }),
    );
  const share = Float32Array.from(direction, (value) => value / (height * width));
  return new Map([[layer, tf.tile(tf.tensor4d(share, [1, 1, 1, channels]), [1, height, width, 1])]]);
}

/**
 * The score of a taught class, [count].
 * @throws {ParameterError} if the class is of another number of features
 */
export const taughtScoreIn =
  (network: Network, target: TaughtTarget) =>
  (trace: Trace): tf.Tensor => {
    const [[layer, seed] = []] = taughtSeed(network, target);
    return tf.sum(tf.mul(trace.at(layer as string), seed as tf.Tensor4D), [1, 2, 3]);
  };
