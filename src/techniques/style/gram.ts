import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../../network/description.ts';
import type { FeatureTerm } from '../optimise/feature_loss.ts';

/** A layer's output as a list of positions: [height * width, channels]. */
const positions = (activation: tf.Tensor4D): tf.Tensor2D => tf.reshape(activation, [-1, activation.shape[3]]);

/**
 * Gram matrix: how often two channels answer at the same place, F^T F / (height * width) for F of
 * [height * width, channels]. It has no position left. Gatys, Ecker, Bethge 2015, "Texture Synthesis Using Convolutional
 * Neural Networks", equation 1.
 * @param activation [1, height, width, channels]. Borrowed.
 * @returns [channels, channels], symmetric
 */
export function gramMatrix(activation: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    const features = positions(activation);
    // Transposed first: the wasm backend multiplies transposed operands in a scalar loop.
    return tf.div(tf.matMul(tf.transpose(features), features), features.shape[0]);
  });
}

/** What a layer's Gram matrix should be. */
export interface GramTarget {
  readonly layer: LayerName;
  /** [channels, channels]. Borrowed. */
  readonly gram: tf.Tensor2D;
  /** Of this layer among the others. */
  readonly weight: number;
}

/**
 * The distance of a layer's Gram matrix from its target as a loss, weight * |G - A|^2 / |A|^2, with its derivative
 * 4 weight / (height width |A|^2) F (G - A). Divided by the target's square norm, all layers speak up alike.
 */
export function gramTerm(name: string, { layer, gram: target, weight }: GramTarget): FeatureTerm {
  return {
    name,
    layer,
    measure(activation) {
      const features = positions(activation);
      const difference = tf.sub(gramMatrix(activation), target);
      const scale = tf.div(weight, tf.sum(tf.square(target)));
      const slope = tf.mul(difference, tf.mul(scale, 4 / features.shape[0])) as tf.Tensor2D;
      return {
        loss: tf.mul(tf.sum(tf.square(difference)), scale),
        seed: tf.reshape(tf.matMul(features, slope), activation.shape),
      };
    },
  };
}
