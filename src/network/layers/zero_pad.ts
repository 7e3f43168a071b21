import * as tf from '@tensorflow/tfjs-core';
import { explicit, only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase, Padding } from './layer.ts';

export interface ZeroPad extends LayerBase {
  readonly kind: 'zeroPad';
  readonly pad: Padding;
}

/** Puts zeros around the picture. Its adjoint cuts them off. */
export const zeroPad: LayerKind<ZeroPad> = {
  word: 'Padding',
  relevance: 'routed',

  shape({ pad }, inputs) {
    const [height, width, channels] = only(inputs);
    return [height + pad[0] + pad[1], width + pad[2] + pad[3], channels];
  },
  forward: ({ pad }, inputs) => tf.pad(only(inputs), explicit(pad)),
  reach: ({ pad }) => ({ kernel: [1, 1], dilation: 1, stride: 1, pad }),
  adjoint({ pad }, dy, { inputShapes }) {
    const [height, width, channels] = only(inputShapes);
    return [tf.slice(dy, [0, pad[0], pad[2], 0], [dy.shape[0], height, width, channels])];
  },
};
