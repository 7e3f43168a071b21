import * as tf from '@tensorflow/tfjs-core';

/**
 * What a rectifier does to the gradient on its way back:
 * - gradient: passes where the forward pass was open (the derivative);
 * - deconvnet (Zeiler & Fergus 2014): passes where the gradient itself is positive;
 * - guided (Springenberg et al. 2014): passes where both are.
 */
export type BackwardRule = 'gradient' | 'guided' | 'deconvnet';

/** A rectifier with derivative 1 where 0 < y < ceiling, by its output y, and `slope` elsewhere. */
export interface Opening {
  readonly ceiling: number;
  readonly slope: number;
}

/** The kernel that a backend may register for slope 0: inputs `dy` and `y`, attributes an Opening and the rule. */
export const RECTIFIER_ADJOINT = 'RectifierAdjoint';

/**
 * @param dy gradient at the rectifier's output
 * @param y the rectifier's output; a rectifier that is open shows it in its output, so the input is not needed
 * @returns the gradient at its input, of dy's shape
 */
export function rectifierAdjoint(
  rule: BackwardRule,
  dy: tf.Tensor4D,
  y: tf.Tensor4D,
  opening: Opening,
): tf.Tensor4D {
  if (opening.slope === 0 && tf.getKernel(RECTIFIER_ADJOINT, tf.getBackend())) {
    return tf.engine().runKernel(RECTIFIER_ADJOINT, { dy, y }, { rule, ...opening });
  }
  if (rule === 'deconvnet') return tf.relu(dy);
  const passed = rule === 'guided' ? tf.relu(dy) : dy;
  const open =
    opening.ceiling === Infinity
      ? tf.greater(y, 0)
      : tf.logicalAnd(tf.greater(y, 0), tf.less(y, opening.ceiling));
  const derivative = tf.cast(open, 'float32');
  return opening.slope === 0
    ? tf.mul(passed, derivative)
    : tf.mul(passed, tf.add(tf.mul(derivative, 1 - opening.slope), opening.slope));
}
