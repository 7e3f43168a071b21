import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { BackwardContext, FusedActivation, LayerKind } from './kind.ts';
import type { LayerBase } from './layer.ts';
import type { BackwardRule, Opening } from './rules.ts';

/** The kernel that a backend may register for slope 0: inputs `dy` and `y`, attributes an Opening and the rule. */
export const RECTIFIER_ADJOINT = 'RectifierAdjoint';

/**
 * @param dy gradient at the rectifier's output
 * @param y the rectifier's output; a rectifier that is open shows it in its output, so the input is not needed
 * @returns the gradient at its input, of dy's shape
 */
function rectifierAdjoint(
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

/** A gradient at a layer's only input, taken back through the rectifier before where that is to be done. */
export const throughRectifier = (dx: tf.Tensor4D, { before, inputs, rule }: BackwardContext): tf.Tensor4D =>
  before ? rectifierAdjoint(rule, dx, only(inputs), before) : dx;

/**
 * Runs a kernel that a backend registered for a layer's adjoint. It goes back through a rectifier of slope 0 by itself, if it is
 * given its output as `y`, and the Opening and the rule as attributes.
 */
export function runAdjoint(
  kernel: string,
  inputs: tf.NamedTensorMap,
  attributes: tf.NamedAttrMap,
  moment: BackwardContext,
): tf.Tensor4D {
  const { before, rule } = moment;
  if (before?.slope === 0)
    return tf
      .engine()
      .runKernel(kernel, { ...inputs, y: only(moment.inputs) }, { ...attributes, ...before, rule });
  return throughRectifier(tf.engine().runKernel(kernel, inputs, attributes), moment);
}

/** What makes a rectifier one. */
interface Rectifier<L extends LayerBase> {
  /** The name by which kernels that end in it know it. */
  readonly fused?: Exclude<FusedActivation, 'linear'>;
  opening(layer: L): Opening;
  rectified(layer: L, x: tf.Tensor4D): tf.Tensor4D;
}

/** The layer kind of a rectifier; its way back follows the rule that is asked for. */
export const rectifier = <L extends LayerBase>({
  fused,
  opening,
  rectified,
}: Rectifier<L>): LayerKind<L> => ({
  activation: { opening, ...(fused && { fused }) },
  passes: true,
  shape: (_layer, inputs) => only(inputs),
  forward: (layer, inputs) => rectified(layer, only(inputs)),
  reach: () => 'cell',
  adjoint: (layer, dy, { output, rule }) => [rectifierAdjoint(rule, dy, output, opening(layer))],
});
