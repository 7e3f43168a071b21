/**
 * Convolutions of one pixel, depthwise ones and those of three colours on the wasm backend: see assembly/tiles.ts. All others are
 * tfjs's own.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type OneTensor, replaceKernel } from './replaced_kernel.ts';
import { addressIn, type Call, input, type Kernels, LIMITS, type Size4 } from './wasm_call.ts';

/** What a helping thread needs. Addresses are bytes in the heap. */
export interface Helping {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Of what the threads share. */
  readonly block: number;
  /** Of this thread's room for packed weights. */
  readonly panel: number;
}

/** Threads that take tiles of convolutions. */
export interface Helpers {
  /** How many, beside the one that calls. */
  readonly count: number;
  /** Starts one; it lives as long as this thread. */
  start(helping: Helping): void;
}

interface Place {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly helpers: Helpers | undefined;
}

interface ConvolutionAttributes {
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number | [number, number][];
  /** TensorFlow.js's layers give null for 1. */
  readonly dilations: number | [number, number] | null;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly activation?: string;
}

type Convolution = OneTensor<ConvolutionAttributes>;

/** The size of what the threads share. */
const BLOCK_BYTES = 128;
/** Convolutions of more inputs are tfjs's: packed weights of 8 outputs take 128 KB at most. */
export const MOST_INPUTS = 4095;
export const PANEL_BYTES = 8 * (MOST_INPUTS + 1) * 4;
/** As many rows are multiplied at once. Of fewer tfjs's kernel makes more. */
const LEAST_ROWS = 6;
/** Smaller products are ours whatever their rows where tfjs would wake a thread for them, and wait for it. */
const SMALL = 1 << 14;
const COLOURS = 3;
/** Of a window: what it needs lies behind the packed weights. */
const MOST_PIXELS = 600;

/**
 * Puts kernels in the place of tfjs's. Convolutions of one pixel are ours where helpers are given: of that kernel Node 20's compiler makes
 * less than of tfjs's own, browsers' of today more.
 */
export function replaceConvolutions(kernels: Kernels, place: Place): Room {
  const room = roomIn(place);
  for (const name of ['Conv2D', 'FusedConv2D'])
    replaceKernel<ConvolutionAttributes>(
      name,
      place.helpers ? (stock) => convolution(kernels, room, stock) : null,
    );
  for (const name of ['DepthwiseConv2dNative', 'FusedDepthwiseConv2D'])
    replaceKernel<ConvolutionAttributes>(name, (stock) => depthwise(kernels, room, stock));
  return room;
}

/** What the threads share, and what this one has for itself: addresses in the heap. */
export interface Room {
  /** Whether convolutions of one pixel are ours. */
  readonly ownsPointwise: boolean;
  readonly block: number;
  readonly panel: number;
  readonly hasHelpers: boolean;
}

/** Takes room in the heap, for good, and starts the helpers. */
function roomIn({ module, memory, helpers }: Place): Room {
  const { wasm } = tf.backend() as BackendWasm & { wasm: { _malloc(bytes: number): number } };
  const block = wasm._malloc(BLOCK_BYTES);
  new Uint8Array(memory.buffer, block, BLOCK_BYTES).fill(0);
  for (let helper = 0; helper < (helpers?.count ?? 0); helper++)
    helpers?.start({ module, memory, block, panel: wasm._malloc(PANEL_BYTES) });
  const panel = wasm._malloc(PANEL_BYTES);
  return { ownsPointwise: helpers !== undefined, block, panel, hasHelpers: (helpers?.count ?? 0) > 0 };
}

/** The limits of the results; null where the kernel is not ours: another activation, another type, another bias. */
function limitsOf({ inputs, attrs }: Call<ConvolutionAttributes>, channels: number) {
  const { activation = 'linear', dataFormat = 'NHWC' } = attrs;
  if (dataFormat !== 'NHWC' || !Object.hasOwn(LIMITS, activation) || inputs.preluActivationWeights)
    return null;
  if (inputs.bias && tf.util.sizeFromShape(inputs.bias.shape) !== channels) return null;
  return LIMITS[activation as keyof typeof LIMITS];
}

const infoOf = (call: Call<ConvolutionAttributes>, isDepthwise: boolean) => {
  const { strides, dilations, pad, dimRoundingMode } = call.attrs;
  const [x, filter] = [input(call, 'x'), input(call, 'filter')];
  return tf.backend_util.computeConv2DInfo(
    x.shape as [number, number, number, number],
    filter.shape as [number, number, number, number],
    strides,
    dilations ?? 1,
    pad as 'valid',
    dimRoundingMode,
    isDepthwise,
  );
};

const convolution = (kernels: Kernels, room: Room, other: Convolution) => {
  const [ofPixels, ofWindows] = [pointwise(kernels, room, other), windows(kernels, room, other)];
  return (call: Call<ConvolutionAttributes>) => {
    const [height, width] = input(call, 'filter').shape as Size4;
    if (height * width === 1) return ofPixels(call);
    // tfjs's sums a little faster where there is one thread; with more it waits until all of them have woken.
    return room.hasHelpers ? ofWindows(call) : other(call);
  };
};

const pointwise = (kernels: Kernels, { block, panel, hasHelpers }: Room, other: Convolution) => {
  return (call: Call<ConvolutionAttributes>): tf.TensorInfo => {
    const { backend, inputs } = call;
    const [x, filter] = [input(call, 'x'), input(call, 'filter')];
    const [, , taken, channels] = filter.shape as Size4;
    const limits = limitsOf(call, channels);
    if (!limits || taken > MOST_INPUTS) return other(call);
    const { outShape } = infoOf(call, false);
    const rows = outShape[0] * outShape[1] * outShape[2];
    const isWhole = outShape.slice(0, 3).every((size, at) => size === x.shape[at]);
    const isFew = rows < LEAST_ROWS && !(hasHelpers && taken * channels <= SMALL);
    if (!isWhole || isFew) return other(call);
    const y = backend.makeOutput(outShape, 'float32');
    const at = addressIn(backend);
    const bias = inputs.bias ? at(inputs.bias) : 0;
    kernels.pointwiseInTiles(block, panel, at(x), at(filter), bias, at(y), rows, taken, channels, ...limits);
    return y;
  };
};

const windows = (kernels: Kernels, { block, panel }: Room, other: Convolution) => {
  return (call: Call<ConvolutionAttributes>): tf.TensorInfo => {
    const { backend, inputs } = call;
    const [x, filter] = [input(call, 'x'), input(call, 'filter')];
    const [height, width, taken, channels] = filter.shape as Size4;
    const limits = limitsOf(call, channels);
    if (!limits || taken !== COLOURS || x.shape[3] !== COLOURS || height * width > MOST_PIXELS)
      return other(call);
    const { strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo, ...info } = infoOf(
      call,
      false,
    );
    const isPlain = strideHeight === strideWidth && dilationHeight === 1 && dilationWidth === 1;
    if (!isPlain || info.outWidth < LEAST_ROWS) return other(call);
    const y = backend.makeOutput(info.outShape, 'float32');
    const at = addressIn(backend);
    kernels.windowsInTiles(
      ...[block, panel, at(x), at(filter), inputs.bias ? at(inputs.bias) : 0, at(y)],
      ...[info.batchSize, info.inHeight, info.inWidth, info.outHeight, info.outWidth, channels],
      ...[height, width, strideHeight, padInfo.top, padInfo.left],
      ...limits,
    );
    return y;
  };
};

const depthwise = (kernels: Kernels, { block }: Room, other: Convolution) => {
  return (call: Call<ConvolutionAttributes>): tf.TensorInfo => {
    const { backend, inputs } = call;
    const [x, filter] = [input(call, 'x'), input(call, 'filter')];
    const limits = limitsOf(call, x.shape[3] as number);
    const info = infoOf(call, true);
    const { strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = info;
    if (!limits || filter.shape[3] !== 1 || strideHeight !== strideWidth || dilationHeight !== dilationWidth)
      return other(call);
    const y = backend.makeOutput(info.outShape, 'float32');
    const at = addressIn(backend);
    kernels.depthwiseInTiles(
      ...[block, at(x), at(filter), inputs.bias ? at(inputs.bias) : 0, at(y)],
      ...[info.batchSize, info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth],
      ...[info.filterHeight, info.filterWidth, strideHeight, dilationHeight, padInfo.top, padInfo.left],
      ...limits,
    );
    return y;
  };
};
