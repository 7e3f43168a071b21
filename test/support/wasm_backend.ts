import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../../src/network/kernels/wasm.ts';
import { startWasmBackend } from '../../src/network/kernels/wasm_heap.ts';

const TFJS = fileURLToPath(
  new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url),
);
const KERNELS = new URL('../../src/network/kernels/kernels.wasm', import.meta.url);

let registered = false;

/** One that never comes: convolutions are the program's own wherever they are with threads, and all of them done by this one. */
const HELPERS = { count: 1, start: () => {} };

/** Brings up the wasm backend with the program's own kernels, in Node, on one thread. */
export async function startWasm(): Promise<void> {
  setWasmPaths(TFJS);
  const memory = await startWasmBackend();
  if (!memory) throw new Error('The heap of tfjs was not seen: its kernels would be tested instead of ours.');
  if (!registered) await registerWasmKernels(await readFile(KERNELS), memory, HELPERS);
  registered = true;
}
