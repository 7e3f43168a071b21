import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { BackendName } from '../../src/contract/opening.ts';
import type { GpuCanvas } from '../../src/engine/encode/gpu_canvas.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { openGpuCanvas } from '../../src/worker/live_style/gpu_canvas/gpu_canvas.ts';

let canvas: GpuCanvas | null = null;

const rig = {
  /** @returns whether there is a canvas */
  async open(backend: BackendName, readback: boolean | null): Promise<boolean> {
    const card = await startBackend({ backend, wasmUrl: `${self.location.origin}/tfjs-wasm/` });
    canvas = await openGpuCanvas(card, readback);
    return canvas !== null;
  },

  /**
   * Adds 1 to numbers of [height, width, 3] on the backend, and draws them.
   * @returns how many tensors were left behind, too
   */
  async draw(numbers: Float32Array, height: number, width: number) {
    if (!canvas) throw new Error('There is no canvas.');
    const idle = tf.memory().numTensors;
    const picture = tf.tidy(() => tf.add<tf.Tensor3D>(tf.tensor3d(numbers, [height, width, 3]), 1));
    const bitmap = await canvas.draw(picture);
    // The backend goes on computing as if nothing had been drawn.
    const [sum] = await tf.tidy(() => tf.sum(tf.sub(picture, 1))).data();
    picture.dispose();
    const left = tf.memory().numTensors - idle - 1;
    return Comlink.transfer({ bitmap, sum, left }, [bitmap]);
  },
};

export type Rig = typeof rig;
Comlink.expose(rig);
