/**
 * Sums, products and means of feature maps on the wasm backend: see assembly/cellwise.ts. tfjs wakes a thread for some of them, goes
 * through a table of strides for others, and turns the map around for the mean. What is of another type or shape is tfjs's own.
 */
import * as tf from '@tensorflow/tfjs-core';
import { HARD_SWISH } from '../layers/hard_swish.ts';
import { replaceKernel } from './replaced_kernel.ts';
import { addressIn, type Call, input, type Kernels, type Size4 } from './wasm_call.ts';

/** The kernels by the names that layers ask for. */
export const cellwiseKernels = (kernels: Kernels): [name: string, kernel: unknown][] => [
  [HARD_SWISH, hardSwish(kernels)],
];

/** Puts those of tfjs's that ours are faster than out of their place. */
export function replaceCellwise(kernels: Kernels): void {
  replaceKernel<unknown>('Add', (stock) => (call) => {
    const [a, b] = [input(call, 'a'), input(call, 'b')];
    return areFloats(a, b) && tf.util.arraysEqual(a.shape, b.shape) ? add(kernels, call, a, b) : stock(call);
  });
  replaceKernel<unknown>('Multiply', (stock) => (call) => {
    const [map, gates] = [input(call, 'a'), input(call, 'b')];
    return areFloats(map, gates) && isGated(map.shape, gates.shape)
      ? gate(kernels, call, map, gates)
      : stock(call);
  });
  replaceKernel<MeanAttributes>('Mean', (stock) => (call) => {
    const x = input(call, 'x');
    return areFloats(x) && isOverPicture(call.attrs, x.shape) ? mean(kernels, call, x) : stock(call);
  });
  replaceKernel<unknown>('Sigmoid', (stock) => (call) => {
    const x = input(call, 'x');
    return areFloats(x) ? ofEach(kernels.sigmoid, call, x) : stock(call);
  });
  replaceKernel<ResizeAttributes>('ResizeBilinear', (stock) => (call) => {
    const picture = input(call, 'images');
    return areFloats(picture) && isDoubled(call.attrs, picture.shape)
      ? enlarge(kernels, call, picture)
      : stock(call);
  });
}

const areFloats = (...tensors: tf.TensorInfo[]) => tensors.every(({ dtype }) => dtype === 'float32');

const hardSwish = (kernels: Kernels) => (call: Call<unknown>) =>
  ofEach(kernels.hardSwish, call, input(call, 'x'));

/** A function of each number. */
function ofEach(kernel: Kernels['sigmoid'], { backend }: Call<unknown>, x: tf.TensorInfo) {
  const y = backend.makeOutput(x.shape, 'float32');
  const at = addressIn(backend);
  kernel(at(x), at(y), tf.util.sizeFromShape(x.shape));
  return y;
}

function add(kernels: Kernels, { backend }: Call<unknown>, a: tf.TensorInfo, b: tf.TensorInfo) {
  const y = backend.makeOutput(a.shape, 'float32');
  const at = addressIn(backend);
  kernels.add(at(a), at(b), at(y), tf.util.sizeFromShape(a.shape));
  return y;
}

/** Whether the second is one number for each channel of each picture of the first. */
function isGated(map: number[], gates: number[]): boolean {
  const [batch, , , channels] = map as Size4;
  return map.length === 4 && tf.util.arraysEqual(gates, [batch, 1, 1, channels]);
}

function gate(kernels: Kernels, { backend }: Call<unknown>, map: tf.TensorInfo, gates: tf.TensorInfo) {
  const [batch, height, width, channels] = map.shape as Size4;
  const y = backend.makeOutput(map.shape, 'float32');
  const at = addressIn(backend);
  kernels.gate(at(map), at(gates), at(y), batch, height * width, channels);
  return y;
}

interface MeanAttributes {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

const isOverPicture = ({ axis }: MeanAttributes, shape: number[]) =>
  shape.length === 4 && tf.util.arraysEqual(tf.util.parseAxisParam(axis, shape), [1, 2]);

function mean(kernels: Kernels, { backend, attrs }: Call<MeanAttributes>, x: tf.TensorInfo) {
  const [batch, height, width, channels] = x.shape as Size4;
  const shape = attrs.keepDims ? [batch, 1, 1, channels] : [batch, channels];
  const y = backend.makeOutput(shape, 'float32');
  const at = addressIn(backend);
  kernels.mean(at(x), at(y), batch, height * width, channels);
  return y;
}

interface ResizeAttributes {
  readonly size: readonly [height: number, width: number];
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}

const isDoubled = ({ size, alignCorners, halfPixelCenters }: ResizeAttributes, shape: number[]) =>
  halfPixelCenters && !alignCorners && size[0] === 2 * (shape[1] ?? 0) && size[1] === 2 * (shape[2] ?? 0);

function enlarge(kernels: Kernels, { backend }: Call<unknown>, picture: tf.TensorInfo) {
  const [batch, height, width, channels] = picture.shape as Size4;
  const y = backend.makeOutput([batch, 2 * height, 2 * width, channels], 'float32');
  const at = addressIn(backend);
  kernels.enlarge(at(picture), at(y), batch, height, width, channels);
  return y;
}
