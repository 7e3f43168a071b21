import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** 1 / (1 + exp(-x)), 0..1. */
export const sigmoid: LayerKind<Plain<'sigmoid'>> = {
  activation: {},
  passes: true,
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => tf.sigmoid(only(inputs)),
  reach: () => 'cell',
  adjoint: (_layer, dy, { output }) => [tf.mul(dy, tf.mul(output, tf.sub(1, output)))],
};
