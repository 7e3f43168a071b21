import * as tf from '@tensorflow/tfjs-core';
import type { Plain } from '../description.ts';
import { NetworkError } from '../errors.ts';
import type { LayerKind } from './kind.ts';

/** Every channel of the first input times its gate, the second input, [batch, 1, 1, channels]: Hu et al. 2018. */
export const multiply: LayerKind<Plain> = {
  shape({ name }, inputs) {
    const [map, gate] = inputs;
    if (!map || !gate || inputs.length > 2 || gate.join() !== [1, 1, map[2]].join())
      throw new NetworkError(
        `${name} takes a map and a gate for each of its channels, not ${inputs.map((s) => `[${s}]`).join(', ')}.`,
      );
    return map;
  },
  forward: (_layer, [map, gate]) => tf.mul(map as tf.Tensor4D, gate as tf.Tensor4D),
  // What has no place was made of every place.
  reach: () => 'everything',
  adjoint(_layer, dy, { inputs: [map, gate] }) {
    return [
      tf.mul(dy, gate as tf.Tensor4D),
      tf.sum(tf.mul(dy, map as tf.Tensor4D), [1, 2], true) as tf.Tensor4D,
    ];
  },
};
