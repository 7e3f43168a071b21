import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import type { LayerKind, Shape } from './kind.ts';
import type { Plain } from './layer.ts';

/**
 * Every channel of the first input times its gate, the second input, [batch, 1, 1, channels] (Hu et al. 2018); or two maps of one
 * shape, cell by cell (x times its sigmoid: Ramachandran et al. 2017).
 */
export const multiply: LayerKind<Plain<'multiply'>> = {
  joins: 'product',
  word: 'Product',

  // A gate says how much passes, not what (Arras et al. 2017): the map has it all. Of two maps each has half.
  relevance: (relevance, inputShapes) => {
    if (isCellwise(inputShapes)) return [tf.mul(relevance, 0.5), tf.mul(relevance, 0.5)];
    const [batch] = relevance.shape;
    const [, gate = [1, 1, 1]] = inputShapes;
    return [relevance, tf.zeros([batch, ...gate] as [number, number, number, number])];
  },

  shape({ name }, inputs) {
    const [map, gate] = inputs;
    const fits = map && gate && (isCellwise(inputs) || gate.join() === [1, 1, map[2]].join());
    if (!fits || inputs.length > 2)
      throw new NetworkError(
        told('networkErrors.gateInputs', { name, shapes: inputs.map((s) => `[${s}]`).join(', ') }),
      );
    return map;
  },
  forward: (_layer, [map, gate]) => tf.mul(map as tf.Tensor4D, gate as tf.Tensor4D),
  // A gate, which has no place, was made of every place.
  reach: (_layer, inputs) => (isCellwise(inputs) ? 'cell' : 'everything'),
  adjoint(_layer, dy, { inputs: [map, gate], inputShapes }) {
    const atGate = tf.mul(dy, map as tf.Tensor4D) as tf.Tensor4D;
    const atMap = tf.mul(dy, gate as tf.Tensor4D) as tf.Tensor4D;
    return [atMap, isCellwise(inputShapes) ? atGate : (tf.sum(atGate, [1, 2], true) as tf.Tensor4D)];
  },
};

/** Whether the two have one shape, so that cells meet cells. */
const isCellwise = ([map, gate]: readonly Shape[]): boolean => map?.join() === gate?.join();
