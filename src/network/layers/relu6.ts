import * as tf from '@tensorflow/tfjs-core';
import type { Plain } from '../description.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import { rectifierAdjoint } from './rectifier.ts';

/** min(max(0, x), 6): closed below 0 and from 6 on. */
export const relu6: LayerKind<Plain> = {
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => tf.relu6(only(inputs)),
  reach: () => 'cell',
  adjoint: (_layer, dy, { output, rule }) => [rectifierAdjoint(rule, dy, output, { ceiling: 6, slope: 0 })],
};
