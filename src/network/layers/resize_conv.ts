import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { size, weight } from '../weights.ts';
import { filterFromTorch } from './conv.ts';
import { explicit, only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';
import { mirrored, mirroredAdjoint, reflected } from './mirror.ts';
import { unweave, weave } from './transposed.ts';

const BORDER = [1, 1, 1, 1] as const;

/**
 * Doubling (nearest neighbour), reflection padding, 3 x 3 convolution: upsampling without a checkerboard (Odena et al.
 * 2016). Every other pixel of the doubled picture is a copy, so each of the 2 x 2 sub-pixel positions is a 2 x 2
 * convolution of the small picture, whose border pixels are repeated: under half of the multiplications, and the
 * doubled picture is never made.
 * Weights: `<name>.weight` [out, in, 3, 3], `<name>.bias` [out] (optional).
 */
export const resizeConv: LayerKind<Plain<'resizeConv'>> = {
  fuses: true,
  parameters: { weight: { rank: 4 }, bias: { rank: 1, optional: true } },

  shape({ name }, inputs, weights) {
    const [height, width, channels] = only(inputs);
    const filter = weight(weights, `${name}.weight`, 4);
    if (filter.shape.slice(1).join() !== [channels, 3, 3].join())
      throw new NetworkError(told('networkErrors.weightShape', { name, shape: filter.shape, channels }));
    return [2 * height, 2 * width, size(filter, 0)];
  },

  prepare({ name }, _inputs, weights, tensors) {
    const filter = weight(weights, `${name}.weight`, 4);
    tensors.keep(
      'filter',
      tf.tidy(() => subpixelFilter(filterFromTorch(filter))),
    );
    if (!weights.has(`${name}.bias`)) return;
    const bias = weight(weights, `${name}.bias`, 1).values;
    tensors.keep(
      'bias',
      tf.tidy(() => tf.tile(tf.tensor1d(bias), [4])),
    );
  },

  forward(_layer, inputs, tensors, activation) {
    const x = only(inputs);
    const phases = tf.fused.conv2d({
      x: mirrored(x, BORDER, 'symmetric'),
      filter: tensors.get<tf.Tensor4D>('filter'),
      strides: 1,
      pad: 'valid',
      activation,
      ...(tensors.has('bias') && { bias: tensors.get('bias') }),
    });
    return weave(phases, { stride: 2, skip: [1, 1], size: [2 * x.shape[1], 2 * x.shape[2]] });
  },

  reach: (_layer, inputs) => (output, axis) => {
    const length = 2 * only(inputs)[axis];
    return [-1, 0, 1].map((tap) => Math.floor(reflected(output + tap, length) / 2));
  },
  mixes: (_layer, _used, inputs) => [new Uint8Array(only(inputs)[2]).fill(1)],

  adjoint(_layer, dy, _moment, tensors) {
    const turned = tensors.once('turned', () =>
      tf.transpose<tf.Tensor4D>(tf.reverse(tensors.get<tf.Tensor4D>('filter'), [0, 1]), [0, 1, 3, 2]),
    );
    // One pixel of padding before, which the forward pass cut off, and one behind.
    const phases = unweave(dy, 2, BORDER);
    return [mirroredAdjoint(tf.conv2d(phases, turned, 1, explicit(BORDER)), BORDER, 'symmetric')];
  },
};

/**
 * From [3, 3, in, out] to [2, 2, in, 4 * out]. Along one axis, the pixel at 2q sees the small pixels q - 1, q, q, the one
 * at 2q + 1 sees q, q, q + 1. At the window of q and q + 1 end the phases 2q + 1 (index 0) and 2q + 2 (index 1).
 */
function subpixelFilter(filter: tf.Tensor4D): tf.Tensor4D {
  const [first, second] = [0, 1].map((phase) => alongAxis(filter, 0, phase)) as [tf.Tensor4D, tf.Tensor4D];
  return tf.concat(
    [first, second].flatMap((rows) => [0, 1].map((phase) => alongAxis(rows, 1, phase))),
    3,
  );
}

function alongAxis(filter: tf.Tensor4D, axis: 0 | 1, phase: number): tf.Tensor4D {
  const [before, centre, behind] = tf.split(filter, 3, axis) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
  const taps = phase === 0 ? [tf.add(before, centre), behind] : [before, tf.add(centre, behind)];
  return tf.concat(taps as tf.Tensor4D[], axis);
}
