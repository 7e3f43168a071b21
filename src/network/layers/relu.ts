import * as tf from '@tensorflow/tfjs-core';
import type { Plain } from '../description.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import { rectifierAdjoint } from './rectifier.ts';

/** max(0, x). */
export const relu: LayerKind<Plain> = {
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => tf.relu(only(inputs)),
  reach: () => 'cell',
  adjoint: (_layer, dy, { output, rule }) => [
    rectifierAdjoint(rule, dy, output, { ceiling: Infinity, slope: 0 }),
  ],
};
