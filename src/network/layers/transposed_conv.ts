import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import type { LayerTensors } from '../layer_tensors.ts';
import { size, weight } from '../weights.ts';
import { filterFromTorch } from './conv.ts';
import { explicit, only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase, Sliding } from './layer.ts';
import { interleave, phases } from './transposed.ts';

/** The adjoint of a convolution with this stride and padding, as torch and TensorFlow write it. */
export interface TransposedConv extends LayerBase, Sliding {
  readonly kind: 'transposedConv';
}

/**
 * Transposed convolution: the adjoint of a convolution with this stride, of whose result `pad` pixels are cut off.
 * Carried out as stride² small convolutions whose outputs interleave (transposed.ts).
 * Weights as torch has them: `<name>.weight` [in, out, height, width], `<name>.bias` [out] (optional).
 */
export const transposedConv: LayerKind<TransposedConv> = {
  fuses: true,
  parameters: { weight: { rank: 4 }, bias: { rank: 1, optional: true } },
  word: 'Transposed convolution',

  shape({ name, stride, pad }, inputs, weights) {
    const [height, width, channels] = only(inputs);
    const filter = weight(weights, `${name}.weight`, 4);
    if (size(filter, 0) !== channels)
      throw new NetworkError(
        told('networkErrors.weightChannels', { name, takes: size(filter, 0), channels }),
      );
    return [
      (height - 1) * stride + size(filter, 2) - pad[0] - pad[1],
      (width - 1) * stride + size(filter, 3) - pad[2] - pad[3],
      size(filter, 1),
    ];
  },

  prepare({ name, stride }, _inputs, weights, tensors) {
    // As the convolution that it is the adjoint of sees it: [height, width, out, in].
    tensors.keep('filter', filterFromTorch(weight(weights, `${name}.weight`, 4)));
    if (weights.has(`${name}.bias`))
      tensors.keep('bias', tf.tensor1d(weight(weights, `${name}.bias`, 1).values));
    phaseTensors(tensors, stride);
  },

  forward({ stride, pad }, inputs, tensors, activation) {
    const x = only(inputs);
    const [kernelHeight, kernelWidth, channels] = tensors.get<tf.Tensor4D>('filter').shape;
    const size = [
      (x.shape[1] - 1) * stride + kernelHeight - pad[0] - pad[1],
      (x.shape[2] - 1) * stride + kernelWidth - pad[2] - pad[3],
      channels,
    ] as const;
    return interleave(x, { stride, pad }, [kernelHeight, kernelWidth], size, (small, padding) =>
      tf.fused.conv2d({
        x: small,
        ...phaseTensors(tensors, stride),
        strides: 1,
        pad: padding,
        activation,
      }),
    );
  },

  reach({ stride, pad }, inputs, tensors) {
    const kernel = tensors.get<tf.Tensor4D>('filter').shape;
    return (output, axis) => {
      const place = output + (axis === 0 ? pad[0] : pad[2]);
      const all = Array.from({ length: only(inputs)[axis] }, (_, position) => position);
      return all.filter((position) => place >= stride * position && place < stride * position + kernel[axis]);
    };
  },
  mixes: (_layer, _used, inputs) => [new Uint8Array(only(inputs)[2]).fill(1)],

  adjoint: ({ stride, pad }, dy, _moment, tensors) => [
    tf.conv2d(dy, tensors.get<tf.Tensor4D>('filter'), stride, explicit(pad)),
  ],
};

/** The small convolutions as one, [height, width, in, stride² * out], with the bias of each: made of filter and bias once. */
function phaseTensors(tensors: LayerTensors, stride: number): { filter: tf.Tensor4D; bias?: tf.Tensor1D } {
  const filter = tensors.once('phases', () =>
    tf.transpose<tf.Tensor4D>(tf.concat(phases(tensors.get<tf.Tensor4D>('filter'), stride), 2), [0, 1, 3, 2]),
  );
  if (!tensors.has('bias')) return { filter };
  const bias = tensors.once('phases of bias', () =>
    tf.tile(tensors.get<tf.Tensor1D>('bias'), [stride * stride]),
  );
  return { filter, bias };
}
