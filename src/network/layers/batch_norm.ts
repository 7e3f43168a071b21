import * as tf from '@tensorflow/tfjs-core';
import { type Weights, weight } from '../weights.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase } from './layer.ts';

export interface BatchNorm extends LayerBase {
  readonly kind: 'batchNorm';
  readonly epsilon: number;
}

/** Batch norm at inference as one scale and one offset per channel. */
function scaleAndOffset({ name, epsilon }: BatchNorm, weights: Weights) {
  const read = (part: string) => weight(weights, `${name}.${part}`, 1).values;
  return scaleAndOffsetOf(read('weight'), read('bias'), read('running_mean'), read('running_var'), epsilon);
}

/** A batch norm's numbers, one of each a channel, as one scale and one offset per channel. */
export function scaleAndOffsetOf(
  gamma: Float32Array,
  beta: Float32Array,
  mean: Float32Array,
  variance: Float32Array,
  epsilon: number,
) {
  const scale = gamma.map((g, c) => g / Math.sqrt((variance[c] as number) + epsilon));
  const offset = beta.map((b, c) => b - (mean[c] as number) * (scale[c] as number));
  return { scale, offset };
}

/** Batch norm that no convolution could take in (fold.ts takes in the others), e.g. before a rectifier in DenseNet. */
export const batchNorm: LayerKind<BatchNorm> = {
  passes: true,
  parameters: {
    ...{ weight: { rank: 1 }, bias: { rank: 1 } },
    ...{ running_mean: { rank: 1 }, running_var: { rank: 1 } },
  },
  word: 'Scale and shift',
  terms: { factors: 'scale', addends: 'offset' },

  scale: scaleAndOffset,

  shape: (_layer, inputs) => only(inputs),

  prepare(layer, _inputs, weights, tensors) {
    const { scale, offset } = scaleAndOffset(layer, weights);
    tensors.keep('scale', tf.tensor1d(scale));
    tensors.keep('offset', tf.tensor1d(offset));
  },

  forward: (_layer, inputs, tensors) =>
    tf.add(tf.mul(only(inputs), tensors.get('scale')), tensors.get('offset')),
  reach: () => 'cell',
  adjoint: (_layer, dy, _moment, tensors) => [tf.mul(dy, tensors.get('scale'))],
};
