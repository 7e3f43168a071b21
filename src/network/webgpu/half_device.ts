import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { infoOf } from './adapter_info.ts';
import { keepSources } from './shader_sources.ts';

const BACKEND = 'webgpu';
const HALF = 'shader-f16';
/** As TensorFlow.js asks for them. */
const FEATURES = ['timestamp-query', 'bgra8unorm-storage'] as const;
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

const wrapped = new WeakSet<object>();

/**
 * Has TensorFlow.js' WebGPU backend, when it is started, ask for numbers of 16 bits where the adapter has them. Elsewhere it starts as
 * always. A second call changes nothing.
 */
export function askForHalf(): void {
  const stock = tf.findBackendFactory(BACKEND);
  if (!stock || wrapped.has(stock)) return;
  const factory = async () => {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter?.features.has(HALF)) return stock();
    const device = await adapter
      .requestDevice({
        requiredFeatures: [...FEATURES.filter((feature) => adapter.features.has(feature)), HALF],
        requiredLimits: Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]])),
      })
      .catch(() => null);
    if (!device) return stock();
    keepSources(device);
    return new WebGPUBackend(device, await infoOf(adapter));
  };
  wrapped.add(factory);
  tf.removeBackend(BACKEND);
  tf.registerBackend(BACKEND, factory);
}
