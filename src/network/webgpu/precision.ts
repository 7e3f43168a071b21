import * as tf from '@tensorflow/tfjs-core';
import type { Precision } from '../../contract/opening.ts';
import type { BackendParts } from './backend_parts.ts';

let present: Precision = 'single';

/** Of passes that are recorded from now on. */
export function usePrecision(precision: Precision): void {
  present = precision;
}

export const presentPrecision = (): Precision => present;

/** Whether the present backend can keep arrays in 16 bits. */
export const canHalve = (): boolean =>
  tf.getBackend() === 'webgpu' && (tf.backend() as unknown as BackendParts).device.features.has('shader-f16');
