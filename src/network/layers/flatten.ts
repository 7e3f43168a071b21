import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase } from './layer.ts';

export interface Flatten extends LayerBase {
  readonly kind: 'flatten';
  /** By channel, row and column, as torch and ONNX flatten; by row, column and channel, as Keras does, where absent. */
  readonly channelsFirst?: true;
}

/**
 * A map as one vector, to be joined with others; a dense layer takes maps as they are. Its adjoint puts each number back to
 * its place.
 */
export const flatten: LayerKind<Flatten> = {
  word: 'Flattened',
  relevance: 'routed',

  separates: () => true,

  shape(_layer, inputs) {
    const [height, width, channels] = only(inputs);
    return [1, 1, height * width * channels];
  },

  forward({ channelsFirst }, inputs) {
    const x = only(inputs);
    const ordered = channelsFirst ? tf.transpose(x, [0, 3, 1, 2]) : x;
    return tf.reshape(ordered, [x.shape[0], 1, 1, -1]);
  },

  // Of one place, in truth: a reach tells places of channels together.
  reach: () => 'everything',

  mixes({ channelsFirst }, used, inputs) {
    const [height, width, channels] = only(inputs);
    const taken = new Uint8Array(channels);
    used.forEach((one, at) => {
      if (one) taken[channelsFirst ? Math.floor(at / (height * width)) : at % channels] = 1;
    });
    return [taken];
  },

  adjoint({ channelsFirst }, dy, { inputShapes }) {
    const [height, width, channels] = only(inputShapes);
    const sides: [number, number, number, number] = channelsFirst
      ? [-1, channels, height, width]
      : [-1, height, width, channels];
    const map = tf.reshape(dy, sides) as tf.Tensor4D;
    return [channelsFirst ? tf.transpose(map, [0, 2, 3, 1]) : map];
  },
};
