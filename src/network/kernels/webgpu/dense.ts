import * as tf from '@tensorflow/tfjs-core';
import type { DenseAttributes } from '../../layers/dense.ts';
import { product, productRun } from './product.ts';
import { type Call, input, rectified, runShader, type Shader } from './program.ts';

const THREADS = 64;

/** One output a work group. */
function shaderOf(activation: string, hasBias: boolean): Shader {
  return {
    name: `dense ${activation} ${hasBias}`,
    inputs: ['x', 'weights', ...(hasBias ? ['bias'] : [])],
    vectors: [1, 4, 4, ...(hasBias ? [1] : [])],
    ...{ threads: THREADS, integers: ['pictures', 'inputs', 'outputs'] },
    before: `var<workgroup> sums : array<f32, ${THREADS}>;`,
    main: `
      let t = i32(localIndex);
      let place = index / ${THREADS};
      let picture = place / uniforms.outputs;
      let output = place % uniforms.outputs;
      var sum = vec4<f32>(0.0);
      if (picture < uniforms.pictures) {
        for (var k = t; k < uniforms.inputs; k += ${THREADS}) {
          sum += x[picture * uniforms.inputs + k] * weights[output * uniforms.inputs + k];
        }
      }
      sums[t] = sum.x + sum.y + sum.z + sum.w;
      workgroupBarrier();
      for (var half = ${THREADS / 2}; half > 0; half /= 2) {
        if (t < half) { sums[t] += sums[t + half]; }
        workgroupBarrier();
      }
      if (t == 0 && picture < uniforms.pictures) {
        let value = sums[0]${hasBias ? ' + bias[output]' : ''};
        result[place] = ${rectified('value', activation, 'f32')};
      }`,
  };
}

/** x [batch, inputs] times weights [outputs, inputs]: tfjs goes through the weights across their rows. */
export function dense(call: Call<DenseAttributes>): tf.TensorInfo {
  const { backend, attrs } = call;
  const [x, weights, bias] = [input(call, 'x'), input(call, 'weights'), call.inputs.bias];
  const [pictures] = x.shape as [number];
  const [outputs, inputs] = weights.shape as [number, number];
  if (inputs % 4 !== 0) return stockDense(call);
  return runShader(backend, shaderOf(attrs.activation, !!bias), {
    ...{ inputs: [x, weights, ...(bias ? [bias] : [])], shape: [pictures, outputs] },
    ...{ groups: pictures * outputs, integers: [pictures, inputs / 4, outputs] },
  });
}

/** dy [batch, outputs] times weights [outputs, inputs]. */
export function denseAdjoint(call: Call<unknown>): tf.TensorInfo {
  const [dy, weights] = [input(call, 'dy'), input(call, 'weights')];
  const [pictures, outputs] = dy.shape as [number, number];
  const [, inputs] = weights.shape as [number, number];
  if (outputs % 4 !== 0 || inputs % 4 !== 0) return stockAdjoint(call);
  return runShader(
    call.backend,
    product('linear', false),
    productRun([dy, weights], [pictures, outputs, inputs], [pictures, inputs]),
  );
}

const run = (name: string, { backend }: Call<unknown>, inputs: object, attrs: object): tf.TensorInfo =>
  tf.getKernel(name, 'webgpu').kernelFunc({ backend, inputs, attrs } as never) as tf.TensorInfo;

function stockDense(call: Call<DenseAttributes>): tf.TensorInfo {
  const { x, weights, bias } = call.inputs;
  const attrs = { transposeA: false, transposeB: true, activation: call.attrs.activation };
  const [a, b] = [inThree(x as tf.TensorInfo), inThree(weights as tf.TensorInfo)];
  return flat(run(tf._FusedMatMul, call, { a, b, ...(bias && { bias }) }, attrs));
}

function stockAdjoint(call: Call<unknown>): tf.TensorInfo {
  const { dy, weights } = call.inputs;
  const [a, b] = [inThree(dy as tf.TensorInfo), inThree(weights as tf.TensorInfo)];
  return flat(run(tf.BatchMatMul, call, { a, b }, { transposeA: false, transposeB: false }));
}

/** tfjs' kernels take a batch of matrices. */
const inThree = (matrix: tf.TensorInfo): tf.TensorInfo => ({ ...matrix, shape: [1, ...matrix.shape] });
const flat = (matrices: tf.TensorInfo): tf.TensorInfo => ({ ...matrices, shape: matrices.shape.slice(1) });
