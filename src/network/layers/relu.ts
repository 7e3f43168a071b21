import * as tf from '@tensorflow/tfjs-core';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';
import { rectifier } from './rectifier.ts';

/** max(0, x). */
export const relu: LayerKind<Plain<'relu'>> = rectifier({
  fused: 'relu',
  opening: () => ({ ceiling: Infinity, slope: 0 }),
  rectified: (_layer, x) => tf.relu(x),
});
