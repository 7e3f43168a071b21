import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { size, weight } from '../weights.ts';
import { explicit, only, slidingShape } from './geometry.ts';
import type { BackwardContext, LayerKind } from './kind.ts';
import type { LayerBase, Padding, Sliding } from './layer.ts';
import { runAdjoint, throughRectifier } from './rectifier.ts';
import { dilate, interleave, phases } from './transposed.ts';

export interface Depthwise extends LayerBase, Sliding {
  readonly kind: 'depthwise';
  readonly dilation?: number;
}

/** The kernel that a backend may register, by `runAdjoint`: inputs `dy` and `filter` [height, width, channels, 1], these attributes. */
export const DEPTHWISE_ADJOINT = 'DepthwiseAdjoint';

export interface DepthwiseAdjointAttributes {
  readonly stride: number;
  readonly pad: Padding;
  /** [height, width] of the result. */
  readonly size: readonly [number, number];
}

/**
 * Depthwise convolution: every channel has a filter of its own.
 * Weights: `<name>.weight` [channels, 1, height, width], `<name>.bias` [channels] (optional).
 */
export const depthwise: LayerKind<Depthwise> = {
  fuses: true,
  fusesBack: true,
  takesScale: true,
  parameters: { weight: { rank: 4 }, bias: { rank: 1, optional: true } },
  word: 'Depthwise convolution',
  terms: { factors: 'filter', addends: 'bias' },

  shape(layer, inputs, weights) {
    const input = only(inputs);
    const filter = weight(weights, `${layer.name}.weight`, 4);
    if (size(filter, 0) !== input[2]) {
      throw new NetworkError(
        told('networkErrors.weightFilters', {
          name: layer.name,
          filters: size(filter, 0),
          channels: input[2],
        }),
      );
    }
    return [...slidingShape(input, [size(filter, 2), size(filter, 3)], layer), input[2]];
  },

  prepare({ name }, _inputs, weights, tensors) {
    const { shape, values } = weight(weights, `${name}.weight`, 4);
    tensors.keep(
      'filter',
      tf.tidy(() =>
        tf.transpose(tf.tensor4d(values, shape as [number, number, number, number]), [2, 3, 0, 1]),
      ),
    );
    if (weights.has(`${name}.bias`))
      tensors.keep('bias', tf.tensor1d(weight(weights, `${name}.bias`, 1).values));
  },

  forward({ stride, pad, dilation = 1 }, inputs, tensors, activation) {
    return tf.fused.depthwiseConv2d({
      x: only(inputs),
      filter: tensors.get<tf.Tensor4D>('filter'),
      strides: stride,
      // tfjs takes explicit padding here too; only its types forget to say so.
      pad: explicit(pad) as unknown as number,
      dilations: dilation,
      activation,
      ...(tensors.has('bias') && { bias: tensors.get('bias') }),
    });
  },

  reach({ stride, pad, dilation = 1 }, _inputs, tensors) {
    const [height, width] = tensors.get<tf.Tensor4D>('filter').shape;
    return { kernel: [height, width], dilation, stride, pad };
  },

  filter(_layer, tensors) {
    const [height, width, channels] = tensors.get<tf.Tensor4D>('filter').shape;
    return tf.reshape(tensors.get<tf.Tensor4D>('filter'), [height, width, 1, channels]);
  },

  adjoint({ stride, pad, dilation = 1 }, dy, moment, tensors) {
    const filter = tensors.get<tf.Tensor4D>('filter');
    return [depthwiseAdjoint(dy, filter, { stride, pad, dilation }, moment, tensors)];
  },
};

/** The adjoint of tf.depthwiseConv2d with a filter [height, width, channels, 1]; also that of average pooling. */
export function depthwiseAdjoint(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  { stride, pad, dilation }: Pick<Depthwise, 'stride' | 'pad'> & { dilation: number },
  moment: BackwardContext,
  tensors: { once<T extends tf.Tensor>(name: string, make: () => T): T },
): tf.Tensor4D {
  const [height, width, channels] = only(moment.inputShapes);
  if (dilation === 1 && tf.getKernel(DEPTHWISE_ADJOINT, tf.getBackend())) {
    const attributes = { stride, pad: [...pad], size: [height, width] };
    return runAdjoint(DEPTHWISE_ADJOINT, { dy, filter }, attributes, moment);
  }
  const turned = tensors.once('turned', () => tf.concat(phases(dilate(filter, dilation), stride), 2));
  const kernel = [dilation * (filter.shape[0] - 1) + 1, dilation * (filter.shape[1] - 1) + 1] as const;
  const shape = [height, width, channels] as const;
  const dx = interleave(dy, { stride, pad }, kernel, shape, (gradient, padding) => {
    const copies = stride === 1 ? gradient : tf.concat(Array<tf.Tensor4D>(stride * stride).fill(gradient), 3);
    return tf.depthwiseConv2d(copies, turned, 1, padding);
  });
  return throughRectifier(dx, moment);
}
