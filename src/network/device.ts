/** What the device that the present tfjs backend runs on can hold. */
import * as tf from '@tensorflow/tfjs-core';

/** What a device can hold, in bytes; Infinity where it does not say. */
export interface DeviceLimits {
  /** Of one array. */
  readonly array: number;
  /** Of all arrays together. */
  readonly total: number;
  /** Where the first limit is from, for a person. */
  readonly from: string;
}

/** Bytes of a number. */
export const FLOAT = 4;
/** The heap of tfjs' wasm program. */
const WASM_HEAP = 2 ** 31;
/** Weights may take half of the machine's memory: the browser, the page and the maps want theirs. */
const SHARE = 0.5;

/** What tells of a device: members of tfjs' backend, of its environment and of the browser. */
export interface Device {
  readonly backend: string;
  /** Of WebGPU: GPUDevice.limits. */
  readonly gpu?: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number };
  /** Of WebGL: MAX_TEXTURE_SIZE. */
  readonly textureSide?: number;
  /** navigator.deviceMemory in GiB, where the browser tells. */
  readonly memory?: number;
}

/** The device of the present backend. */
export function presentDevice(): Device {
  const backend = tf.getBackend();
  const { device } = tf.backend() as { readonly device?: { readonly limits: NonNullable<Device['gpu']> } };
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number };
  return {
    backend,
    ...(backend === 'webgpu' && device && { gpu: device.limits }),
    ...(backend === 'webgl' && { textureSide: tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE') }),
    ...(deviceMemory !== undefined && { memory: deviceMemory }),
  };
}

export function limitsOf({ backend, gpu, textureSide, memory }: Device): DeviceLimits {
  const whole = memory === undefined ? Infinity : memory * 2 ** 30 * SHARE;
  if (gpu) {
    const array = Math.min(gpu.maxBufferSize, gpu.maxStorageBufferBindingSize);
    return { array, total: whole, from: 'the graphics card takes in one buffer (WebGPU)' };
  }
  if (textureSide) {
    // tfjs uploads one number a pixel.
    return {
      array: textureSide ** 2 * FLOAT,
      total: whole,
      from: 'the graphics card takes in one texture (WebGL)',
    };
  }
  if (backend === 'wasm')
    return { array: WASM_HEAP, total: Math.min(whole, WASM_HEAP), from: 'WebAssembly has' };
  return { array: Infinity, total: whole, from: 'there is' };
}
