import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { firstOf } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Element-wise sum (residual connections). Its adjoint hands the gradient to every summand. */
export const add: LayerKind<Plain<'add'>> = {
  joins: 'sum',
  word: 'Sum',

  shape({ name }, inputs) {
    const shape = firstOf(inputs);
    if (inputs.some((other) => other.join() !== shape.join())) {
      throw new NetworkError(
        told('networkErrors.addsShapes', { name, shapes: inputs.map((s) => `[${s}]`).join(', ') }),
      );
    }
    return shape;
  },
  forward: (_layer, inputs) =>
    inputs.length === 2 ? tf.add(inputs[0] as tf.Tensor4D, inputs[1] as tf.Tensor4D) : tf.addN([...inputs]),
  reach: () => 'cell',
  adjoint: (_layer, dy, { inputShapes }) => inputShapes.map(() => dy),
};
