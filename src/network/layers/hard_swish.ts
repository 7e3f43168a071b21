import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** The kernel that a backend may register: input `x`; the layer's output. */
export const HARD_SWISH = 'HardSwish';

/** x * relu6(x + 3) / 6: Howard et al. 2019, MobileNetV3, section 5.2. */
export const hardSwish: LayerKind<Plain<'hardSwish'>> = {
  activation: {},
  passes: true,
  shape: (_layer, inputs) => only(inputs),
  forward(_layer, inputs) {
    const x = only(inputs);
    if (tf.getKernel(HARD_SWISH, tf.getBackend())) return tf.engine().runKernel(HARD_SWISH, { x });
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
