import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';

/** The exports of kernels.wasm: see assembly/index.ts. */
export type Kernels = Record<
  | 'maxPool'
  | 'interleave'
  | 'spread'
  | 'dense'
  | 'denseAdjoint'
  | 'instanceNorm'
  | 'mirrorBorders'
  | 'unrollRows'
  | 'warp'
  | 'warpAdjoint'
  | 'variation'
  | 'edgeGuide'
  | 'pictureBytes'
  | 'carry'
  | 'add'
  | 'hardSwish'
  | 'gate'
  | 'mean'
  | 'sigmoid'
  | 'enlarge'
  | 'pointwiseInTiles'
  | 'depthwiseInTiles'
  | 'windowsInTiles'
  | 'pointwiseAdjointInTiles'
  | 'depthwiseAdjointInTiles'
  | 'stemAdjointInTiles'
  | 'rectifierInTiles'
  | 'help',
  (...numbers: number[]) => void
> & { zerosToPass(...numbers: number[]): number };

/** Limits of a result by the rectifier behind it. */
export const LIMITS = { linear: [-Infinity, Infinity], relu: [0, Infinity], relu6: [0, 6] } as const;

export type Size4 = [number, number, number, number];

/** What tfjs calls a kernel with. */
export interface Call<Attributes> {
  readonly inputs: Record<string, tf.TensorInfo>;
  readonly backend: BackendWasm;
  readonly attrs: Attributes;
}

/** Where a tensor's numbers begin in the heap, in bytes. */
export const addressIn =
  (backend: BackendWasm) =>
  ({ dataId }: tf.TensorInfo): number =>
    backend.getMemoryOffset(dataId);

/** A tensor that the kernel is given under this name. */
export function input({ inputs }: Call<unknown>, name: string): tf.TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`The kernel needs an input "${name}".`);
  return tensor;
}
