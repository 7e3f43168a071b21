import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import type { LayerTensors } from '../layer_tensors.ts';
import { size, type WeightArray, weight } from '../weights.ts';
import { explicit, only, slidingShape } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase, Padding, Sliding } from './layer.ts';
import { runAdjoint, throughRectifier } from './rectifier.ts';
import { isRowConv, rowConv } from './row_conv.ts';
import { dilate, interleave, phases } from './transposed.ts';

export interface Conv extends LayerBase, Sliding {
  readonly kind: 'conv';
  readonly groups?: number;
  readonly dilation?: number;
}

/** From torch's [out, in, height, width] to tfjs's [height, width, in, out]. */
export function filterFromTorch({ shape, values }: WeightArray): tf.Tensor4D {
  return tf.tidy(() =>
    tf.transpose(tf.tensor4d(values, shape as [number, number, number, number]), [2, 3, 1, 0]),
  );
}

/**
 * The kernel that a backend may register for convolutions of one pixel, by `runAdjoint`: inputs `dy`, `filter` [1, 1, in, out] and
 * `turned` [1, 1, out, in].
 */
export const POINTWISE_ADJOINT = 'PointwiseAdjoint';

/**
 * The kernel that a backend may register for convolutions of stride 2 over three channels, which pictures have: inputs `dy` and
 * `turned` [height, width, out, 12], the four phases' taps turned around; these attributes.
 */
export const STEM_ADJOINT = 'StemAdjoint';

export interface StemAdjointAttributes {
  readonly pad: Padding;
  /** [height, width] of the result. */
  readonly size: readonly [number, number];
}

const intoGroups = (x: tf.Tensor4D, groups: number) =>
  groups === 1 ? [x] : (tf.split(x, groups, 3) as tf.Tensor4D[]);

/** The forward filters of one group. */
const groupFilter = (group: number) => `filter ${group}`;

/**
 * Convolution (cross-correlation, as everyone calls it), strided, padded, dilated, grouped.
 * Weights: `<name>.weight` [out, in / groups, height, width], `<name>.bias` [out] (optional).
 * Its adjoint is a convolution with the filter turned around and in/out swapped: see transposed.ts.
 */
export const conv: LayerKind<Conv> = {
  fuses: true,
  fusesBack: true,
  takesScale: true,
  parameters: { weight: { rank: 4 }, bias: { rank: 1, optional: true } },
  word: 'Convolution',
  terms: { factors: 'filter', addends: 'bias' },

  separates: ({ groups = 1 }) => groups > 1,

  shape(layer, inputs, weights) {
    const { name, groups = 1 } = layer;
    const input = only(inputs);
    const filter = weight(weights, `${name}.weight`, 4);
    if (size(filter, 1) * groups !== input[2]) {
      throw new NetworkError(
        told('networkErrors.weightChannels', { name, takes: size(filter, 1) * groups, channels: input[2] }),
      );
    }
    const filters = size(filter, 0);
    if (filters % groups !== 0)
      throw new NetworkError(told('networkErrors.weightGroups', { name, filters, groups }));
    return [...slidingShape(input, [size(filter, 2), size(filter, 3)], layer), filters];
  },

  prepare({ name, groups = 1 }, _inputs, weights, tensors) {
    const filter = filterFromTorch(weight(weights, `${name}.weight`, 4));
    tf.split(filter, groups, 3).forEach((part, group) => {
      tensors.keep(groupFilter(group), part);
    });
    filter.dispose();
    if (!weights.has(`${name}.bias`)) return;
    const bias = tf.tensor1d(weight(weights, `${name}.bias`, 1).values);
    tf.split(bias, groups).forEach((part, group) => {
      tensors.keep(`bias ${group}`, part);
    });
    bias.dispose();
  },

  forward(layer, inputs, tensors, activation) {
    const { stride, pad, dilation = 1, groups = 1 } = layer;
    const whole = tensors.get<tf.Tensor4D>(groupFilter(0));
    if (isRowConv(layer, whole, only(inputs)))
      return rowConv(only(inputs), whole, layer, tensors, activation);
    const parts = intoGroups(only(inputs), groups);
    const outputs = parts.map(
      (x, group): tf.Tensor4D =>
        tf.fused.conv2d({
          x,
          filter: tensors.get<tf.Tensor4D>(groupFilter(group)),
          strides: stride,
          pad: explicit(pad),
          dilations: dilation,
          activation,
          ...(tensors.has(`bias ${group}`) && { bias: tensors.get(`bias ${group}`) }),
        }),
    );
    return groups === 1 ? only(outputs) : tf.concat(outputs, 3);
  },

  reach({ stride, pad, dilation = 1 }, _inputs, tensors) {
    const [height, width] = tensors.get<tf.Tensor4D>(groupFilter(0)).shape;
    return { kernel: [height, width], dilation, stride, pad };
  },

  mixes({ groups = 1 }, used, inputs) {
    const channels = only(inputs)[2];
    if (groups === 1) return [new Uint8Array(channels).fill(1)];
    const group = (channel: number, count: number) => Math.floor((channel * groups) / count);
    const wanted = new Set(Array.from(used, (one, channel) => one && group(channel, used.length) + 1));
    return [new Uint8Array(channels).map((_, channel) => +wanted.has(group(channel, channels) + 1))];
  },

  filter({ groups = 1 }, tensors) {
    const parts = Array.from({ length: groups }, (_, group) => tensors.get<tf.Tensor4D>(groupFilter(group)));
    return groups === 1 ? tf.clone(only(parts)) : tf.concat(parts, 3);
  },

  adjoint(layer, dy, moment, tensors) {
    const { stride, pad, dilation = 1, groups = 1 } = layer;
    const filter = tensors.get<tf.Tensor4D>(groupFilter(0));
    if (isOfOnePixel(layer, filter) && tf.getKernel(POINTWISE_ADJOINT, tf.getBackend())) {
      const turned = turnedFilter(layer, 0, tensors);
      return [runAdjoint(POINTWISE_ADJOINT, { dy, filter, turned }, {}, moment)];
    }
    const [height, width, channels] = only(moment.inputShapes);
    if (stride === 2 && channels === 3 && groups === 1 && tf.getKernel(STEM_ADJOINT, tf.getBackend())) {
      const inputs = { dy, turned: turnedFilter(layer, 0, tensors) };
      const dx = tf.engine().runKernel(STEM_ADJOINT, inputs, { pad: [...pad], size: [height, width] });
      return [throughRectifier(dx as tf.Tensor4D, moment)];
    }
    const kernel = [dilation * (filter.shape[0] - 1) + 1, dilation * (filter.shape[1] - 1) + 1] as const;
    const gradients = intoGroups(dy, groups).map((part, group) =>
      interleave(part, { stride, pad }, kernel, [height, width, channels], (padded, padding) =>
        tf.conv2d(padded, turnedFilter(layer, group, tensors), 1, padding),
      ),
    );
    return [throughRectifier(groups === 1 ? only(gradients) : tf.concat(gradients, 3), moment)];
  },
};

/** Whether every output cell is made of the input cell at its own place, by one filter. */
const isOfOnePixel = ({ stride, pad, groups = 1 }: Conv, { shape: [height, width] }: tf.Tensor4D) =>
  height === 1 && width === 1 && stride === 1 && groups === 1 && pad.every((side) => side === 0);

/** The filter of one group as its adjoint takes it, made once: [h, w, in, out] -> per phase [h', w', out, phases * in]. */
const turnedFilter = ({ stride, dilation = 1 }: Conv, group: number, tensors: LayerTensors) =>
  tensors.once(`turned ${group}`, () => {
    const filter = tensors.get<tf.Tensor4D>(groupFilter(group));
    return tf.transpose<tf.Tensor4D>(tf.concat(phases(dilate(filter, dilation), stride), 2), [0, 1, 3, 2]);
  });
