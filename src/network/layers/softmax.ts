import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Softmax over channels. dx = y (dy - sum(dy y)). */
export const softmax: LayerKind<Plain<'softmax'>> = {
  probabilities: true,
  relevance: 'passes',
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => tf.softmax(only(inputs), 3),
  reach: () => 'cell',
  mixes: (_layer, used) => [new Uint8Array(used.length).fill(1)],
  adjoint: (_layer, dy, { output }) => [tf.mul(output, tf.sub(dy, tf.sum(tf.mul(dy, output), 3, true)))],
};
