import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { BackendName } from '../../src/contract/opening.ts';
import { startBackend } from '../../src/worker/backend.ts';

const rig = {
  async start(backend: BackendName, losses: BackendName[]): Promise<BackendName> {
    const { name } = await startBackend(
      { backend, losses, wasmUrl: `${self.location.origin}/tfjs-wasm/` },
      1,
    );
    const [sum] = await tf.tidy(() => tf.sum(tf.matMul(tf.ones([4, 4]), tf.ones([4, 4])))).data();
    if (sum !== 64) throw new Error(`${name} computes ${sum}.`);
    return name;
  },

  hideCard(): void {
    navigator.gpu.requestAdapter = async () => null;
  },

  /** Takes the graphics card away, as a fault of its driver would. */
  lose(): void {
    const backend = tf.backend();
    if ('device' in backend) (backend as WebGPUBackend).device.destroy();
    else (backend as MathBackendWebGL).gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
  },
};

export type Rig = typeof rig;
Comlink.expose(rig);
