/** The wasm kernels for pictures: see assembly/. */
import type * as tf from '@tensorflow/tfjs-core';
import { LUMINANCE } from '../../numeric/luminance.ts';
import {
  CARRY,
  EDGE_GUIDE,
  type EdgeMeasure,
  PICTURE_BYTES,
  type Source,
  VARIATION,
  WARP,
  WARP_ADJOINT,
} from './picture.ts';
import { addressIn, type Call, input, type Kernels, type Size4 } from './wasm_call.ts';

/** The kernels by the names that techniques ask for. */
export const pictureKernels = (kernels: Kernels): [name: string, kernel: unknown][] => [
  [WARP, warp(kernels)],
  [WARP_ADJOINT, warpAdjoint(kernels)],
  [VARIATION, variation(kernels)],
  [EDGE_GUIDE, edgeGuide(kernels)],
  [PICTURE_BYTES, pictureBytes(kernels)],
  [CARRY, carry(kernels)],
];

const warp = (kernels: Kernels) => (call: Call<Source & { fill: number[] }>) => {
  const { backend, attrs } = call;
  const [pixels, result, size] = inAndOut(call, 'pixels');
  const at = addressIn(backend);
  kernels.warp(
    at(pixels),
    at(result),
    ...size,
    ...attrs.origin,
    ...attrs.down,
    ...attrs.across,
    ...attrs.fill,
  );
  return result;
};

const warpAdjoint = (kernels: Kernels) => (call: Call<Source>) => {
  const { backend, attrs } = call;
  const [gradient, result, size] = inAndOut(call, 'gradient');
  const at = addressIn(backend);
  kernels.warpAdjoint(at(gradient), at(result), ...size, ...attrs.origin, ...attrs.down, ...attrs.across);
  return result;
};

const variation = (kernels: Kernels) => (call: Call<{ scale: number }>) => {
  const { backend, attrs } = call;
  const [pixels, gradient, size] = inAndOut(call, 'pixels');
  const sum = backend.makeOutput([], 'float32');
  const at = addressIn(backend);
  kernels.variation(at(pixels), at(sum), at(gradient), ...size, attrs.scale);
  return [sum, gradient];
};

const edgeGuide = (kernels: Kernels) => (call: Call<EdgeMeasure>) => {
  const { backend, attrs } = call;
  const [painting, photograph] = [input(call, 'painting'), input(call, 'photograph')];
  const [height, width] = painting.shape as [number, number, 3];
  const slopes = backend.makeOutput(painting.shape, 'float32');
  const luminance = backend.makeOutput([height, width], 'float32');
  const scratch = backend.makeOutput([24 * (6 * width + 4)], 'float32');
  kernels.edgeGuide(
    ...[painting, photograph, slopes, luminance, scratch].map(addressIn(backend)),
    ...[height, width, ...LUMINANCE],
    ...[attrs.leastVariance, attrs.leastColourVariance, attrs.slack, attrs.leastLight, attrs.one, attrs.zero],
  );
  backend.disposeData(scratch.dataId);
  return [slopes, luminance];
};

const pictureBytes = (kernels: Kernels) => (call: Call<unknown>) => {
  const { backend } = call;
  const picture = input(call, 'picture');
  const { opacity } = call.inputs;
  const [height, width] = picture.shape as [number, number, 3];
  const bytes = backend.makeOutput([height, width], 'int32');
  const at = addressIn(backend);
  kernels.pictureBytes(at(picture), opacity ? at(opacity) : 0, at(bytes), height * width);
  return bytes;
};

const carry = (kernels: Kernels) => (call: Call<unknown>) => {
  const { backend } = call;
  const [before, dx, dy] = [input(call, 'before'), input(call, 'dx'), input(call, 'dy')];
  const result = backend.makeOutput(before.shape, 'float32');
  const at = addressIn(backend);
  const shape = before.shape as [number, number, number];
  kernels.carry(...[before, dx, dy, result].map(at), ...shape, ...(dx.shape as [number, number]));
  return result;
};

/** A picture, room for another of its size, and that size. */
function inAndOut(call: Call<unknown>, name: string): [tf.TensorInfo, tf.TensorInfo, [number, number]] {
  const picture = input(call, name);
  const [, height, width] = picture.shape as Size4;
  return [picture, call.backend.makeOutput(picture.shape, 'float32'), [height, width]];
}
