/** Kernels of our own on the wasm backend, where tfjs composes several passes or runs a slow loop. */
import * as tf from '@tensorflow/tfjs-core';
import { SPREAD } from '../layers/global_avg_pool.ts';
import { MAX_POOL_ADJOINT } from '../layers/max_pool.ts';
import { INTERLEAVE, type InterleaveAttributes } from '../layers/transposed.ts';
import { adjointKernels } from './adjoint_kernels.ts';
import { cellwiseKernels, replaceCellwise } from './cellwise_kernels.ts';
import { type Helpers, replaceConvolutions } from './convolution_kernels.ts';
import { denseKernels } from './dense_kernels.ts';
import { pictureKernels } from './picture_kernels.ts';
import { styleKernels } from './style_kernels.ts';
import { addressIn, type Call, input, type Kernels, type Size4 } from './wasm_call.ts';

interface PoolAttributes {
  filterSize: [number, number];
  strides: number;
  pad: [number, number][];
}

const maxPool = (kernels: Kernels) => (call: Call<PoolAttributes>) => {
  const { backend, attrs } = call;
  const [dy, x, y] = [input(call, 'dy'), input(call, 'input'), input(call, 'output')];
  const dx = backend.makeOutput(x.shape, 'float32');
  const at = addressIn(backend);
  const [, rows, columns] = dy.shape as Size4;
  const [top, left] = [attrs.pad[1]?.[0] ?? 0, attrs.pad[2]?.[0] ?? 0];
  kernels.maxPool(
    ...[at(dy), at(x), at(y), at(dx), ...x.shape, rows, columns],
    ...[...attrs.filterSize, attrs.strides, top, left],
  );
  return dx;
};

const interleave = (kernels: Kernels) => (call: Call<InterleaveAttributes>) => {
  const { backend, attrs } = call;
  const { stride, skip, size } = attrs;
  const phases = input(call, 'phases');
  const [batch, rows, columns, depth] = phases.shape as Size4;
  const channels = depth / (stride * stride);
  const result = backend.makeOutput([batch, ...size, channels], 'float32');
  const at = addressIn(backend);
  kernels.interleave(at(phases), at(result), batch, rows, columns, channels, stride, ...skip, ...size);
  return result;
};

const spread = (kernels: Kernels) => (call: Call<{ size: [number, number] }>) => {
  const { backend, attrs } = call;
  const pixel = input(call, 'pixel');
  const [batch, , , channels] = pixel.shape as Size4;
  const result = backend.makeOutput([batch, ...attrs.size, channels], 'float32');
  const at = addressIn(backend);
  kernels.spread(at(pixel), at(result), batch, attrs.size[0] * attrs.size[1], channels);
  return result;
};

/**
 * Makes the kernels known to tfjs; once per thread, after the wasm backend is up.
 * @param bytes kernels.wasm, or kernels.threads.wasm where the heap is shared
 * @param memory the heap that tfjs allocates its tensors in
 * @param helpers threads that take tiles of convolutions, none of them unless the heap is shared; absent where convolutions of one
 *   pixel stay tfjs's own
 */
export async function registerWasmKernels(
  bytes: BufferSource,
  memory: WebAssembly.Memory,
  helpers?: Helpers,
): Promise<void> {
  const { module, instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const kernels = instance.exports as Kernels;
  const register = (kernelName: string, kernelFunc: unknown) =>
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernelFunc as tf.KernelFunc });
  register(MAX_POOL_ADJOINT, maxPool(kernels));
  register(INTERLEAVE, interleave(kernels));
  register(SPREAD, spread(kernels));
  const room = replaceConvolutions(kernels, { module, memory, helpers });
  const others = [denseKernels, styleKernels, pictureKernels, cellwiseKernels].flatMap((some) =>
    some(kernels),
  );
  for (const [name, kernel] of [...others, ...adjointKernels(kernels, room)]) register(name, kernel);
  replaceCellwise(kernels);
}
