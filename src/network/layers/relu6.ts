import * as tf from '@tensorflow/tfjs-core';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';
import { rectifier } from './rectifier.ts';

/** min(max(0, x), 6): closed below 0 and from 6 on. */
export const relu6: LayerKind<Plain<'relu6'>> = rectifier({
  fused: 'relu6',
  opening: () => ({ ceiling: 6, slope: 0 }),
  rectified: (_layer, x) => tf.relu6(x),
});
