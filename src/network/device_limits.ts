/** Whether weights fit the device that the present tfjs backend runs on, asked before they are put there. */
import * as tf from '@tensorflow/tfjs-core';
import { NetworkTooLargeError } from './errors.ts';
import { kindOf, type LayerKinds } from './layers/index.ts';
import type { LayerBase } from './layers/layer.ts';
import type { Weights } from './weights.ts';

/** What a device can hold, in bytes; Infinity where it does not say. */
export interface DeviceLimits {
  /** Of one array. */
  readonly array: number;
  /** Of all arrays together. */
  readonly total: number;
  /** Where the first limit is from, for a person. */
  readonly from: string;
}

const FLOAT = 4;
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

/**
 * @param layers whose arrays are put on the device as fp32
 * @throws {NetworkTooLargeError} naming the array, the limit and what to do
 */
export function checkFits(
  title: string,
  layers: readonly LayerBase[],
  weights: Weights,
  limits: DeviceLimits,
  kinds?: LayerKinds,
): void {
  let total = 0;
  for (const layer of layers) {
    for (const part of Object.keys(kindOf(layer, kinds).parameters ?? {})) {
      const name = `${layer.name}.${part}`;
      const bytes = (weights.get(name)?.shape ?? [0]).reduce((all, length) => all * length, FLOAT);
      total += bytes;
      if (bytes > limits.array)
        throw new NetworkTooLargeError(
          `${title} does not fit: ${name} takes ${inMegabytes(bytes)}, more than the ${inMegabytes(limits.array)} that ${limits.from}. Open its features only, or take ?backend=wasm.`,
        );
    }
  }
  if (total > limits.total)
    throw new NetworkTooLargeError(
      `${title} does not fit: its weights take ${inMegabytes(total)}, and ${inMegabytes(limits.total)} are free for them. Open its features only, or a smaller network.`,
    );
}

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
