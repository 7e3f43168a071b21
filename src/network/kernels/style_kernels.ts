/** The wasm kernels of style nets: see assembly/. */
import * as tf from '@tensorflow/tfjs-core';
import { INSTANCE_NORM, type NormAttributes } from '../layers/instance_norm.ts';
import { MIRROR_BORDERS, type MirrorAttributes } from '../layers/mirror.ts';
import { UNROLL_ROWS, type UnrollAttributes } from '../layers/row_conv.ts';
import { addressIn, type Call, input, type Kernels, LIMITS, type Size4 } from './wasm_call.ts';

/** The kernels by the names that layers ask for. */
export const styleKernels = (kernels: Kernels): [name: string, kernel: unknown][] => [
  [INSTANCE_NORM, instanceNorm(kernels)],
  [MIRROR_BORDERS, mirrorBorders(kernels)],
  [UNROLL_ROWS, unrollRows(kernels)],
];

const instanceNorm = (kernels: Kernels) => (call: Call<NormAttributes>) => {
  const { backend, attrs } = call;
  const [x, scale, shift] = [input(call, 'x'), input(call, 'scale'), input(call, 'shift')];
  const [batch, height, width, channels] = x.shape as Size4;
  // After how many numbers the channels meet the same lanes of a vector again.
  const period = channels % 4 === 0 ? channels : channels * (channels % 2 === 0 ? 2 : 4);
  const y = backend.makeOutput(x.shape, 'float32');
  const scratch = backend.makeOutput([7 * period], 'float32');
  const at = addressIn(backend);
  const perPicture = batch > 1 && tf.util.sizeFromShape(scale.shape) > channels ? 1 : 0;
  kernels.instanceNorm(
    ...[x, scale, shift, y, scratch].map(at),
    ...[batch, height * width, channels, period, perPicture, attrs.epsilon, ...LIMITS[attrs.activation]],
  );
  backend.disposeData(scratch.dataId);
  return y;
};

const mirrorBorders = (kernels: Kernels) => (call: Call<MirrorAttributes>) => {
  const { backend, attrs } = call;
  const x = input(call, 'x');
  const [batch, height, width, channels] = x.shape as Size4;
  const [top, bottom, left, right] = attrs.pad;
  const y = backend.makeOutput([batch, height + top + bottom, width + left + right, channels], 'float32');
  const first = attrs.mode === 'reflect' ? 1 : 0;
  const at = addressIn(backend);
  kernels.mirrorBorders(at(x), at(y), batch, height, width, channels, ...attrs.pad, first);
  return y;
};

const unrollRows = (kernels: Kernels) => (call: Call<UnrollAttributes>) => {
  const { backend, attrs } = call;
  const { positions, step, window, place, lead } = attrs;
  const x = input(call, 'x');
  const [batch, height, width, channels] = x.shape as Size4;
  const y = backend.makeOutput([batch, height, positions, place], 'float32');
  const at = addressIn(backend);
  kernels.unrollRows(at(x), at(y), batch * height, width * channels, positions, step, window, place, lead);
  return y;
};
