import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from './description.ts';

/** The preprocessed picture as RGB of 0..255 again, [batch, height, width, 3]. Call it inside tf.tidy. */
export function photographOf(image: tf.Tensor4D, { mean, std, order }: InputDescription): tf.Tensor4D {
  const values = tf.add<tf.Tensor4D>(tf.mul(image, [...std]), [...mean]);
  return order === 'rgb' ? values : tf.reverse(values, 3);
}

/** The other way round: RGB of 0..255 as a network takes it. Call it inside tf.tidy. */
export function preprocessed(photograph: tf.Tensor4D, { mean, std, order }: InputDescription): tf.Tensor4D {
  const values = order === 'rgb' ? photograph : tf.reverse(photograph, 3);
  return tf.div(tf.sub(values, [...mean]), [...std]);
}
