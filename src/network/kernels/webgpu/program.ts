/** How kernels in WGSL are run by TensorFlow.js' WebGPU backend, so that its buffers, its queue and recorded passes know them. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';

/** What tfjs calls a kernel with. */
export interface Call<Attributes> {
  readonly inputs: Record<string, tf.TensorInfo>;
  readonly backend: WebGPUBackend;
  readonly attrs: Attributes;
}

/**
 * A compute shader. Its code is the body of `fn main(index : i32)`, index counting all threads, and what stands before it. It sees
 * `result`, the inputs by their names, `uniforms`, `localIndex` (u32, within the work group), and `vec4<f32>` in place of numbers
 * where its vectors say so.
 */
export interface Shader {
  /** Tells it from all others, together with the ranks of its tensors: same name, same code. */
  readonly name: string;
  readonly inputs: readonly string[];
  /** Numbers in an element of the result and of each input: 1 or 4. */
  readonly vectors: readonly number[];
  /** Threads of a work group. */
  readonly threads: number;
  /** Integers that it is given with each run. */
  readonly integers?: readonly string[];
  /** Other numbers, after those. */
  readonly numbers?: readonly string[];
  readonly before?: string;
  readonly main: string;
}

export interface Run {
  readonly inputs: readonly tf.TensorInfo[];
  /** Of the result. */
  readonly shape: readonly number[];
  /** Work groups. */
  readonly groups: number;
  /** In the shader's order. */
  readonly integers?: readonly number[];
  readonly numbers?: readonly number[];
}

/** @returns the result, which is the caller's */
export function runShader(backend: WebGPUBackend, shader: Shader, run: Run): tf.TensorInfo {
  const { integers = [], numbers = [] } = shader;
  const [component = 1, ...components] = shader.vectors;
  const program = {
    variableNames: [...shader.inputs],
    uniforms: [
      ...integers.map((name) => `${name} : i32, `),
      ...numbers.map((name) => `${name} : f32, `),
    ].join(''),
    outputShape: [...run.shape],
    outputComponent: component,
    variableComponents: components,
    workgroupSize: [shader.threads, 1, 1] as [number, number, number],
    dispatchLayout: { x: run.shape.map((_, axis) => axis) },
    dispatch: [run.groups, 1, 1] as [number, number, number],
    shaderKey: shader.name,
    getUserCode: () => `${shader.before ?? ''}\nfn main(index : i32) {\n${shader.main}\n}`,
  };
  const uniforms = [
    ...(run.integers ?? []).map((value) => ({ type: 'int32', data: [value] })),
    ...(run.numbers ?? []).map((value) => ({ type: 'float32', data: [value] })),
  ];
  return backend.runWebGPUProgram(program, [...run.inputs], 'float32', uniforms);
}

/** A tensor that the kernel is given under this name. */
export function input({ inputs }: Call<unknown>, name: string): tf.TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`The kernel needs an input "${name}".`);
  return tensor;
}

/** An expression limited by the rectifier behind it. @param type of the expression */
export const rectified = (expression: string, activation: string, type: 'f32' | 'vec4<f32>'): string => {
  if (activation === 'relu') return `max(${expression}, ${type}(0.0))`;
  return activation === 'relu6' ? `clamp(${expression}, ${type}(0.0), ${type}(6.0))` : expression;
};
