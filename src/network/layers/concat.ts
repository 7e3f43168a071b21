import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { firstOf } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Concatenation of channels. Its adjoint cuts the gradient into the same pieces. */
export const concat: LayerKind<Plain<'concat'>> = {
  joins: 'channels',
  word: 'Joined',
  relevance: 'routed',

  separates: () => true,

  shape({ name }, inputs) {
    const [height, width] = firstOf(inputs);
    if (inputs.some((other) => other[0] !== height || other[1] !== width)) {
      throw new NetworkError(
        told('networkErrors.joinsSizes', { name, shapes: inputs.map((s) => `[${s}]`).join(', ') }),
      );
    }
    return [height, width, inputs.reduce((sum, shape) => sum + shape[2], 0)];
  },
  forward: (_layer, inputs) => tf.concat([...inputs], 3),
  reach: () => 'cell',
  mixes(_layer, used, inputs) {
    let first = 0;
    return inputs.map(([, , channels]) => {
      first += channels;
      return used.slice(first - channels, first);
    });
  },
  adjoint: (_layer, dy, { inputShapes }) =>
    tf.split(
      dy,
      inputShapes.map((shape) => shape[2]),
      3,
    ),
};
