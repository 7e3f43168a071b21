import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../../src/network/kernels/wasm.ts';
import { startWasmBackend } from '../../src/network/kernels/wasm_heap.ts';

/** Where compiled programs lie. */
export interface WasmFiles {
  /** The folder of TensorFlow.js' own. */
  readonly tfjs: string;
  /** The file of our kernels. */
  readonly kernels: string | URL;
}

/** Those of this project and of its packages. */
const installed = (): WasmFiles => ({
  tfjs: dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')),
  kernels: new URL('../../src/network/kernels/kernels.wasm', import.meta.url),
});

let started: Promise<void> | undefined;

/** Brings up the wasm backend in Node, with our kernels, once. tfjs gives it one thread there. */
export function startNodeBackend(files?: WasmFiles): Promise<void> {
  started ??= start(files ?? installed());
  return started;
}

async function start({ tfjs, kernels }: WasmFiles): Promise<void> {
  setWasmPaths(join(tfjs, '/'));
  const memory = await startWasmBackend();
  if (memory) await registerWasmKernels(await readFile(kernels), memory);
}
