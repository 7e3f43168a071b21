import * as tf from '@tensorflow/tfjs-core';
import type { LayerKind } from './kind.ts';
import type { LayerBase } from './layer.ts';
import { rectifier } from './rectifier.ts';

export interface LeakyRelu extends LayerBase {
  readonly kind: 'leakyRelu';
  readonly slope: number;
}

/** x where positive, slope * x elsewhere. Under `guided` a negative gradient stops, the slope stays. */
export const leakyRelu: LayerKind<LeakyRelu> = rectifier({
  opening: ({ slope }) => ({ ceiling: Infinity, slope }),
  rectified: ({ slope }, x) => tf.leakyRelu(x, slope),
});
