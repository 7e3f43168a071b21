import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carried } from '../../../src/engine/live_style/warp.ts';
import { CARRY } from '../../../src/network/kernels/picture.ts';
import { registerWebGpuKernels, unregisterWebGpuKernels } from '../../../src/network/kernels/webgpu/index.ts';
import { DENSE, DENSE_ADJOINT } from '../../../src/network/layers/dense.ts';
import { INSTANCE_NORM } from '../../../src/network/layers/instance_norm.ts';
import { RECTIFIER_ADJOINT } from '../../../src/network/layers/rectifier.ts';
import { seeded } from '../../support/seeded.ts';
import { startSoftwareWebGpu } from './software_webgpu.ts';

const LONG = 120_000;

const missing = await startSoftwareWebGpu();

const normals = (shape: readonly number[], seed: number, mean = 0) =>
  Float32Array.from(seeded(seed).normals(tf.util.sizeFromShape([...shape])), (value) => value + mean);

type Inputs = Record<string, { shape: number[]; values: Float32Array }>;
const given = (shape: number[], seed: number, mean = 0) => ({ shape, values: normals(shape, seed, mean) });

/** What a function of tensors answers on a backend. */
async function on(backend: string, inputs: Inputs, compute: (tensors: tf.NamedTensorMap) => tf.Tensor) {
  await tf.setBackend(backend);
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, { shape, values }]) => [name, tf.tensor(values, shape)]),
  );
  const answer = tf.tidy(() => compute(tensors));
  const numbers = { shape: answer.shape, values: Float32Array.from(await answer.data<'float32'>()) };
  tf.dispose([answer, ...Object.values(tensors)]);
  return numbers;
}

const kernel = (name: string, attrs: object) => (tensors: tf.NamedTensorMap) =>
  tf.engine().runKernel(name, tensors, attrs as tf.NamedAttrMap) as tf.Tensor;

/** Compares with tfjs' reference in plain JavaScript; relative to the largest number. */
async function expectSame(
  inputs: Inputs,
  ours: (tensors: tf.NamedTensorMap) => tf.Tensor,
  reference: (tensors: tf.NamedTensorMap) => tf.Tensor,
  tolerance = 1e-5,
) {
  const wanted = await on('cpu', inputs, reference);
  const found = await on('webgpu', inputs, ours);
  expect(found.shape).toEqual(wanted.shape);
  const scale = wanted.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  const worst = wanted.values.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (found.values[at] as number))),
    0,
  );
  expect(worst / scale).toBeLessThan(tolerance);
}

describe.skipIf(missing)(`kernels in WGSL${missing ? `: ${missing}` : ''}`, { timeout: LONG }, () => {
  beforeAll(registerWebGpuKernels);
  afterAll(unregisterWebGpuKernels);

  for (const shape of [
    [1, 3, 3, 8],
    [1, 3, 3, 3],
  ])
    for (const rule of ['gradient', 'guided', 'deconvnet'] as const)
      for (const ceiling of [6, Infinity])
        it(`lets gradients through by the rule ${rule} below ${ceiling}, [${shape}]`, async () => {
          const numbers = Float32Array.from(normals(shape, 2), (value) =>
            Math.min(ceiling, Math.max(0, 6 * value)),
          );
          await expectSame(
            { dy: given(shape, 1), y: { shape, values: numbers } },
            kernel(RECTIFIER_ADJOINT, { rule, ceiling, slope: 0 }),
            ({ dy, y }) => {
              const [gradient, output] = [dy as tf.Tensor, y as tf.Tensor];
              const open = tf.logicalAnd(tf.greater(output, 0), tf.less(output, ceiling));
              const passed = rule === 'gradient' ? gradient : tf.relu(gradient);
              return rule === 'deconvnet' ? passed : tf.where(open, passed, tf.zerosLike(passed));
            },
          );
        });

  for (const [shape, mean] of [
    [[1, 7, 5, 3], 0],
    [[1, 40, 33, 4], 0],
    [[2, 24, 24, 32], 100],
    [[1, 5, 4, 300], -3],
    [[1, 1, 2, 8], 0],
  ] as const)
    for (const perPicture of [false, true])
      it(`normalises [${shape}] about ${mean}${perPicture ? ', each picture its own way' : ''}`, async () => {
        const [batch, , , channels] = shape;
        const one = perPicture ? [batch, 1, 1, channels] : [channels];
        await expectSame(
          { x: given([...shape], 3, mean), scale: given(one, 4), shift: given(one, 5) },
          kernel(INSTANCE_NORM, { epsilon: 1e-3, activation: 'relu' }),
          ({ x, scale, shift }) => {
            const centred = tf.sub(x as tf.Tensor, tf.mean(x as tf.Tensor, [1, 2], true));
            const variance = tf.mean(tf.square(centred), [1, 2], true);
            const unit = tf.div(centred, tf.sqrt(tf.add(variance, 1e-3)));
            return tf.relu(tf.add(tf.mul(unit, scale as tf.Tensor), shift as tf.Tensor));
          },
          // A float has seven digits: about 100 the reference itself is no better.
          mean === 100 ? 1e-3 : 1e-4,
        );
      });

  for (const activation of ['linear', 'relu', 'relu6'] as const)
    for (const [rows, columns, from, to] of [
      [7, 7, 64, 20],
      [3, 5, 132, 4],
      [1, 1, 256, 48],
    ] as const)
      it(`convolves single pixels, ${rows} x ${columns} of ${from} to ${to}, ${activation}`, async () => {
        const convolve = ({ x, filter, bias }: tf.NamedTensorMap) =>
          tf.fused.conv2d({
            ...{ x: x as tf.Tensor4D, filter: filter as tf.Tensor4D, bias: bias as tf.Tensor },
            ...{ strides: 1, pad: 'valid', activation },
          });
        const inputs = {
          x: given([2, rows, columns, from], 6),
          filter: given([1, 1, from, to], 7),
          bias: given([to], 8),
        };
        await expectSame(inputs, convolve, convolve);
      });

  for (const [side, from, to] of [
    [9, 4, 3],
    [5, 8, 3],
    [5, 16, 1],
  ] as const)
    it(`convolves windows of ${side} from ${from} to ${to} channels`, async () => {
      const convolve = ({ x, filter }: tf.NamedTensorMap) =>
        tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'valid');
      const inputs = { x: given([1, 72, 75, from], 9), filter: given([side, side, from, to], 10) };
      await expectSame(inputs, convolve, convolve);
    });

  for (const channels of [1, 3])
    it(`carries a picture of ${channels} channels along a motion`, async () => {
      const motion = (seed: number) => ({
        shape: [3, 4],
        values: normals([3, 4], seed).map((value) => value / 8),
      });
      const [dx, dy] = [motion(17), motion(18)];
      const field = {
        ...{ columns: 4, rows: 3, dx: dx.values, dy: dy.values, residual: new Float32Array(12) },
        confidence: { width: 1, height: 1, values: Float32Array.of(1) },
      };
      await expectSame(
        { before: given([20, 30, channels], 16), dx, dy },
        kernel(CARRY, {}),
        ({ before }) => carried(before as tf.Tensor3D, field),
        1e-4,
      );
    });

  for (const [batch, inputs, outputs] of [
    [1, 1280, 100],
    [3, 8, 4],
    [2, 7, 5],
  ] as const) {
    it(`multiplies ${inputs} numbers of ${batch} pictures by a matrix, ${outputs} rows`, async () => {
      await expectSame(
        {
          x: given([batch, inputs], 11),
          weights: given([outputs, inputs], 12),
          bias: given([outputs], 13),
        },
        kernel(DENSE, { activation: 'relu' }),
        ({ x, weights, bias }) =>
          tf.relu(tf.add(tf.matMul(x as tf.Tensor, weights as tf.Tensor, false, true), bias as tf.Tensor)),
      );
    });
    it(`and back, ${outputs} to ${inputs}`, async () => {
      await expectSame(
        { dy: given([batch, outputs], 14), weights: given([outputs, inputs], 15) },
        kernel(DENSE_ADJOINT, {}),
        ({ dy, weights }) => tf.matMul(dy as tf.Tensor, weights as tf.Tensor),
      );
    });
  }
});
