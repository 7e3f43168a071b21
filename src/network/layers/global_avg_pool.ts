import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** The kernel that a backend may register to copy one `pixel` over `size` = [height, width]. */
export const SPREAD = 'Spread';

/** The mean over the whole picture: [batch, 1, 1, channels]. */
export const globalAvgPool: LayerKind<Plain<'globalAvgPool'>> = {
  word: 'Feature vector',
  unnumbered: true,
  shape: (_layer, inputs) => [1, 1, only(inputs)[2]],
  reach: () => 'everything',
  forward: (_layer, inputs) => tf.mean(only(inputs), [1, 2], true),
  adjoint(_layer, dy, { inputShapes }) {
    const [height, width, channels] = only(inputShapes);
    const pixel = tf.div(dy, height * width) as tf.Tensor4D;
    if (tf.getKernel(SPREAD, tf.getBackend())) {
      return [tf.engine().runKernel(SPREAD, { pixel }, { size: [height, width] })];
    }
    return [tf.broadcastTo(pixel, [dy.shape[0], height, width, channels])];
  },
};
