import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { DataType, TypedArray } from '@tensorflow/tfjs-core';

/** A tensor as kernels know it. */
export interface TensorInfo {
  readonly dataId: object;
  readonly shape: number[];
  readonly dtype: DataType;
}

/** What the backend keeps of a tensor's numbers: on the card, or in JavaScript until a kernel wants them there. */
interface TensorNumbers {
  values?: TypedArray | null;
  resource?: GPUBuffer | GPUTexture | null;
  /** The buffer is not the backend's own. */
  readonly external?: boolean;
}

/** What a kernel has compiled and is about to dispatch. */
interface Program {
  readonly pipeline: GPUComputePipeline;
  /** Work groups along x, y and z. */
  readonly dispatch: readonly [number, number, number];
}

interface Numbers {
  has(dataId: object): boolean;
  get(dataId: object): TensorNumbers;
}

/** The parts of TensorFlow.js' WebGPU backend, at the version in package.json, that recording and uploads work with; its types hide most of them. */
export interface BackendParts {
  readonly device: GPUDevice;
  queue: Pick<GPUQueue, 'submit' | 'writeBuffer'>;
  readonly tensorMap: Numbers;
  readonly bufferManager: { acquireBuffer(bytes: number, usage: GPUBufferUsageFlags): GPUBuffer };
  commandEncoder: GPUCommandEncoder | null;
  /** A tensor without numbers, of which nobody knows yet. */
  makeTensorInfo(shape: number[], dtype: DataType): TensorInfo;
  /** Gives a tensor its buffer on the card, and its numbers if it has some. */
  uploadToGPU(dataId: object): void;
  refCount(dataId: object): number;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  createTensorFromGPUData: WebGPUBackend['createTensorFromGPUData'];
  /** Every dispatch of every kernel passes through here. */
  recordAndSubmit(program: Program, output: TensorInfo, inputs: TensorInfo[], uniforms?: unknown): void;
  /** Writes a dispatch's uniforms into a buffer, by one call of queue.writeBuffer. */
  makeUniforms(fields: unknown): unknown;
  read(dataId: object): Promise<unknown>;
  readSync(dataId: object): unknown;
}

/** Of tensors, as the backend makes them. */
export const STORAGE = () => GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
