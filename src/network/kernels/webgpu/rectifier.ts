import * as tf from '@tensorflow/tfjs-core';
import type { BackwardRule, Opening } from '../../layers/rules.ts';
import { type Call, input, runShader, type Shader } from './program.ts';

const THREADS = 64;

/** One pass over the gradient where tfjs composes four or five. */
export function rectifierAdjoint(call: Call<Opening & { readonly rule: BackwardRule }>): tf.TensorInfo {
  const [dy, y] = [input(call, 'dy'), input(call, 'y')];
  const size = tf.util.sizeFromShape(dy.shape);
  const vector = size % 4 === 0 ? 4 : 1;
  const elements = size / vector;
  return runShader(call.backend, shaderOf(call.attrs, vector), {
    ...{ inputs: [dy, y], shape: dy.shape },
    ...{ groups: Math.ceil(elements / THREADS), integers: [elements] },
  });
}

function shaderOf({ rule, ceiling }: Opening & { readonly rule: BackwardRule }, vector: number): Shader {
  const type = vector === 4 ? 'vec4<f32>' : 'f32';
  const conditions = [
    ...(rule === 'deconvnet' ? [] : [`out > ${type}(0.0)`]),
    ...(rule === 'deconvnet' || ceiling === Infinity ? [] : [`out < ${type}(${ceiling})`]),
    ...(rule === 'gradient' ? [] : [`gradient > ${type}(0.0)`]),
  ];
  return {
    name: `rectifierAdjoint ${rule} ${ceiling} ${vector}`,
    ...{ inputs: ['dy', 'y'], vectors: [vector, vector, vector], threads: THREADS, integers: ['elements'] },
    main: `
      if (index < uniforms.elements) {
        let gradient = dy[index];
        let out = y[index];
        result[index] = select(${type}(0.0), gradient, ${conditions.map((one) => `(${one})`).join(' & ')});
      }`,
  };
}
