import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { size, type Weights, weight } from '../weights.ts';
import { firstOf, only } from './geometry.ts';
import type { FusedActivation, LayerKind, Shape } from './kind.ts';
import type { LayerBase } from './layer.ts';

/**
 * Mean 0 and variance 1 per picture and channel, then a scale and a shift: its own weights, or, conditional
 * (Dumoulin et al. 2017), the outputs of the second and third layer it takes, [batch, 1, 1, channels] each.
 */
interface Normalising<Kind extends string> extends LayerBase {
  readonly kind: Kind;
  readonly epsilon: number;
  /** True where the variance is over n - 1 of the n pixels, as torch's var is unless told otherwise; it is over n by default. */
  readonly unbiased?: true;
}

/**
 * The kernel that a backend may register for the whole of it: inputs `x`, `scale`, `shift` (channels numbers each, or as
 * many for every picture of the batch), attributes NormAttributes.
 */
export const INSTANCE_NORM = 'InstanceNorm';

export interface NormAttributes {
  readonly epsilon: number;
  readonly activation: FusedActivation;
}

/**
 * Instance norm (Ulyanov et al. 2016): mean 0 and variance 1 per picture and channel, then the channel's own scale and
 * shift. Weights: `<name>.weight` [channels], `<name>.bias` [channels].
 */
export const instanceNorm: LayerKind<Normalising<'instanceNorm'>> = {
  fuses: true,
  passes: true,
  parameters: { weight: { rank: 1 }, bias: { rank: 1 } },

  shape({ name }, inputs, weights) {
    const shape = only(inputs);
    for (const part of ['weight', 'bias']) checkCount(`${name}.${part}`, weights, shape);
    return shape;
  },

  prepare({ name }, _inputs, weights, tensors) {
    tensors.keep('scale', tf.tensor1d(weight(weights, `${name}.weight`, 1).values));
    tensors.keep('shift', tf.tensor1d(weight(weights, `${name}.bias`, 1).values));
  },

  forward: (layer, inputs, tensors, activation) =>
    normalised(layer, only(inputs), tensors.get('scale'), tensors.get('shift'), activation),

  reach: () => 'everything',

  adjoint: (layer, dy, { inputs }, tensors) => [
    inputGradient(layer, dy, only(inputs), tensors.get('scale')).dx,
  ],
};

/**
 * Conditional instance norm (Dumoulin et al. 2017): scale and shift are given with every run, by the layers that turn a
 * style into them. Inputs: the map, the scale, the shift.
 */
export const conditionalInstanceNorm: LayerKind<Normalising<'conditionalInstanceNorm'>> = {
  fuses: true,

  shape({ name }, inputs) {
    const [shape, scale, shift] = inputs;
    const fits = (given?: Shape) => given?.join() === [1, 1, shape?.[2]].join();
    if (!shape || inputs.length !== 3 || !fits(scale) || !fits(shift)) {
      throw new NetworkError(
        told('networkErrors.normInputs', {
          name,
          channels: shape?.[2],
          shapes: inputs.map((s) => `[${s}]`).join(', '),
        }),
      );
    }
    return shape;
  },

  forward: (layer, [x, scale, shift], _tensors, activation) =>
    normalised(layer, x as tf.Tensor4D, scale as tf.Tensor4D, shift as tf.Tensor4D, activation),

  reach: () => 'everything',

  adjoint(layer, dy, { inputs }) {
    const { dx, unit } = inputGradient(layer, dy, firstOf(inputs), inputs[1] as tf.Tensor4D);
    return [dx, tf.sum(tf.mul(dy, unit), [1, 2], true), tf.sum(dy, [1, 2], true)];
  },
};

function checkCount(name: string, weights: Weights, [, , channels]: Shape): void {
  const length = size(weight(weights, name, 1), 0);
  if (length !== channels)
    throw new NetworkError(told('networkErrors.normLength', { name, length, channels }));
}

/**
 * The variance over n - 1 is n / (n - 1) of that over n. So of (x - mean) / sqrt(variance + epsilon) the whole is `share` of, and
 * the epsilon share^2 of, what they are with the variance over n: share = sqrt((n - 1) / n).
 */
function shareOf({ unbiased }: Normalising<string>, [, height, width]: tf.Tensor4D['shape']): number {
  const pixels = height * width;
  return unbiased && pixels > 1 ? Math.sqrt((pixels - 1) / pixels) : 1;
}

function normalised(
  layer: Normalising<string>,
  x: tf.Tensor4D,
  given: tf.Tensor,
  shift: tf.Tensor,
  activation: FusedActivation,
) {
  const share = shareOf(layer, x.shape);
  const epsilon = layer.epsilon * share ** 2;
  const scale = share === 1 ? given : tf.mul(given, share);
  if (tf.getKernel(INSTANCE_NORM, tf.getBackend())) {
    const attributes: NormAttributes = { epsilon, activation };
    return tf
      .engine()
      .runKernel(INSTANCE_NORM, { x, scale, shift }, attributes as unknown as tf.NamedAttrMap) as tf.Tensor4D;
  }
  const { centred, deviation } = moments(x, epsilon);
  const y = tf.add<tf.Tensor4D>(tf.mul(centred, tf.div(scale, deviation)), shift);
  if (activation === 'linear') return y;
  return activation === 'relu' ? tf.relu(y) : tf.relu6(y);
}

function moments(x: tf.Tensor4D, epsilon: number) {
  const centred = tf.sub<tf.Tensor4D>(x, tf.mean(x, [1, 2], true));
  const deviation = tf.sqrt(tf.add(tf.mean(tf.square(centred), [1, 2], true), epsilon));
  return { centred, deviation };
}

/**
 * With u = (x - mean) / deviation, without the share: dx = share scale / deviation (dy - mean(dy) - u mean(dy u)).
 * @returns also the unit map that the scale multiplies: share u
 */
function inputGradient(layer: Normalising<string>, dy: tf.Tensor4D, x: tf.Tensor4D, scale: tf.Tensor) {
  const share = shareOf(layer, x.shape);
  const { centred, deviation } = moments(x, layer.epsilon * share ** 2);
  const unit = tf.div<tf.Tensor4D>(centred, deviation);
  const mean = tf.mean(dy, [1, 2], true);
  const along = tf.mul(unit, tf.mean(tf.mul(dy, unit), [1, 2], true));
  const factor = tf.div(tf.mul(scale, share), deviation);
  const dx = tf.mul<tf.Tensor4D>(tf.sub(tf.sub(dy, mean), along), factor);
  return { dx, unit: tf.mul(unit, share) };
}
