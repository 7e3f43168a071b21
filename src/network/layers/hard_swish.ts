import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** x * relu6(x + 3) / 6: Howard et al. 2019, MobileNetV3, section 5.2. */
export const hardSwish: LayerKind<Plain<'hardSwish'>> = {
  activation: {},
  passes: true,
  shape: (_layer, inputs) => only(inputs),
  forward(_layer, inputs) {
    const x = only(inputs);
    return tf.mul(x, gate(x));
  },
  reach: () => 'cell',
  // Its slope: the gate, and where the gate is on its way up the gate's own slope times x.
  adjoint(_layer, dy, { inputs }) {
    const x = only(inputs);
    const rising = tf.cast(tf.less(tf.abs(x), 3), 'float32');
    return [tf.mul(dy, tf.add(gate(x), tf.mul(rising, tf.div(x, 6))))];
  },
};

const gate = (x: tf.Tensor4D): tf.Tensor4D => tf.div(tf.relu6(tf.add(x, 3)), 6);
