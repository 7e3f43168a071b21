import * as tf from '@tensorflow/tfjs-core';
import { narrowConvolution } from './narrow_convolution.ts';
import { isSmallProduct, product, productRun } from './product.ts';
import { type Call, input, runShader } from './program.ts';

interface Attributes {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dilations: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly activation?: string;
}

type Kernel = (call: Call<Attributes>) => tf.TensorInfo;

const OURS = new Set<string | undefined>([undefined, 'linear', 'relu', 'relu6']);

/**
 * Runs those convolutions that tfjs is slow with as kernels of our own: of one pixel over small pictures, and of many pixels to few
 * channels.
 * @param stock tfjs' kernel, for all others
 */
export const convolution =
  (stock: Kernel): Kernel =>
  (call) => {
    const { backend, attrs } = call;
    const [x, filter, bias] = [input(call, 'x'), input(call, 'filter'), call.inputs.bias];
    if (!OURS.has(attrs.activation) || attrs.dataFormat !== 'NHWC' || call.inputs.preluActivationWeights)
      return stock(call);
    if (bias && tf.util.sizeFromShape(bias.shape) !== filter.shape[3]) return stock(call);
    const size = tf.backend_util.computeConv2DInfo(
      x.shape as [number, number, number, number],
      filter.shape as [number, number, number, number],
      attrs.strides,
      attrs.dilations,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    const activation = attrs.activation ?? 'linear';
    const rows = size.batchSize * size.outHeight * size.outWidth;
    const isPointwise =
      size.filterHeight === 1 &&
      size.filterWidth === 1 &&
      size.strideHeight === 1 &&
      size.strideWidth === 1 &&
      size.outHeight === size.inHeight &&
      size.outWidth === size.inWidth;
    if (isPointwise && isSmallProduct(rows, size.inChannels, size.outChannels))
      return runShader(
        backend,
        product(activation, !!bias),
        productRun(
          [x, filter, ...(bias ? [bias] : [])],
          [rows, size.inChannels, size.outChannels],
          size.outShape,
        ),
      );
    return narrowConvolution(backend, size, activation, x, filter, bias) ?? stock(call);
  };
