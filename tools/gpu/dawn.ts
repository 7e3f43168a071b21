/** WebGPU without a browser: Dawn, which Chromium has too, in Node. */
import { existsSync } from 'node:fs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** Where Debian's Chromium has its software renderer. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** `null` takes every call and computes nothing: what is left is the cost of issuing the work. */
export type DawnBackend = 'vulkan' | 'metal' | 'd3d12' | 'null';

export const NATIVE: DawnBackend =
  ({ darwin: 'metal', win32: 'd3d12' } as Partial<Record<NodeJS.Platform, DawnBackend>>)[process.platform] ??
  'vulkan';

/** The driver of a software renderer; null where there is none. */
export const softwareDriver = (): string | null => (existsSync(SWIFTSHADER) ? SWIFTSHADER : null);

/** What the device complained of; an answer after that is worth nothing. */
const complaints: string[] = [];

/** @throws {Error} if the present device complained of anything */
export function checkDevice(): void {
  if (complaints.length > 0) throw new Error(`The graphics device complained: ${complaints[0]}`);
}

/** Dawn goes with this object. */
let present: GPU;

/**
 * Makes TensorFlow.js' WebGPU backend the present one, on a device of its own; what was on the device before is lost.
 * @returns the adapter
 * @throws {Error} where there is no adapter
 */
export async function startDawn(backend: DawnBackend): Promise<GPUAdapterInfo> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  present = create([`backend=${backend}`]);
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const browser = { gpu: present, userAgent: 'node', platform: process.platform };
  Object.defineProperty(globalThis, 'navigator', { value: browser, configurable: true });
  try {
    const adapter = await present.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new Error('No graphics adapter was found.');
    const factory = tf.findBackendFactory('webgpu');
    if (factory) {
      tf.removeBackend('webgpu');
      tf.registerBackend('webgpu', factory);
    } else await import('@tensorflow/tfjs-backend-webgpu');
    (await import('../../src/network/webgpu/half_device.ts')).askForHalf();
    if (!(await tf.setBackend('webgpu')))
      throw new Error('TensorFlow.js could not start its WebGPU backend.');
    complaints.length = 0;
    const { device } = tf.backend() as WebGPUBackend;
    device.onuncapturederror = ({ error }) => complaints.push(error.message);
    return adapter.info;
  } finally {
    // Only the factory asks the browser.
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
}
