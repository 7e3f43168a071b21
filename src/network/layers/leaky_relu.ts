import * as tf from '@tensorflow/tfjs-core';
import type { LeakyRelu } from '../description.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import { rectifierAdjoint } from './rectifier.ts';

/** x where positive, slope * x elsewhere. Under `guided` a negative gradient stops, the slope stays. */
export const leakyRelu: LayerKind<LeakyRelu> = {
  shape: (_layer, inputs) => only(inputs),
  forward: ({ slope }, inputs) => tf.leakyRelu(only(inputs), slope),
  reach: () => 'cell',
  adjoint: ({ slope }, dy, { output, rule }) => [
    rectifierAdjoint(rule, dy, output, { ceiling: Infinity, slope }),
  ],
};
