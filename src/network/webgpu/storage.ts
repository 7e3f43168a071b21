import type { Dispatch, Written } from './dispatch_log.ts';

/** How the arrays of one pass are kept on the card. */
export interface Storage {
  /** Of an array that the pass writes. */
  bytesOf(array: Written): number;
  /** Where numbers are that stay what they are. */
  keptAt(buffer: GPUBuffer): GPUBuffer;
  /** The shader that reads and writes the arrays as they are kept. */
  pipelineOf(dispatch: Dispatch): GPUComputePipeline;
}

/** As TensorFlow.js' backend has them: in 32 bits. */
export const SINGLE: Storage = {
  bytesOf: ({ bytes }) => bytes,
  keptAt: (buffer) => buffer,
  pipelineOf: ({ pipeline }) => pipeline,
};
