import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** The part of the emscripten module that the single-threaded build shows. */
interface EmscriptenModule {
  asm?: { memory?: WebAssembly.Memory };
}

/**
 * Brings tfjs's wasm backend up and gets hold of the heap that it allocates its tensors in. The threaded build makes
 * the memory itself and shows it to nobody, so its constructor is watched for the time of the start.
 * @returns null where no heap was seen (another build of tfjs): the network then runs on tfjs's own kernels
 */
export async function startWasmBackend(): Promise<WebAssembly.Memory | null> {
  const { Memory } = WebAssembly;
  let shared: WebAssembly.Memory | undefined;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      if (descriptor.shared) shared = this;
    }
  };
  try {
    // It says so, and writes to the console why.
    if (!(await tf.setBackend('wasm'))) throw new Error('its program could not be loaded');
    await tf.ready();
  } finally {
    WebAssembly.Memory = Memory;
  }
  const { wasm } = tf.backend() as BackendWasm & { wasm: EmscriptenModule & { HEAPU8: Uint8Array } };
  const memory = wasm.asm?.memory ?? shared ?? null;
  return memory?.buffer === wasm.HEAPU8.buffer ? memory : null;
}
