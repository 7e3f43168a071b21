import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Hyperbolic tangent, -1..1. */
export const tanh: LayerKind<Plain<'tanh'>> = {
  activation: {},
  passes: true,
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => tf.tanh(only(inputs)),
  reach: () => 'cell',
  adjoint: (_layer, dy, { output }) => [tf.mul(dy, tf.sub(1, tf.square(output)))],
};
