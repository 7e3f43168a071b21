import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../../src/network/kernels/wasm.ts';
import { startWasmBackend } from '../../src/network/kernels/wasm_heap.ts';

const KERNELS = new URL('../../src/network/kernels/kernels.wasm', import.meta.url);

let started: Promise<void> | undefined;

/** Brings up the wasm backend in Node, with our kernels, once. tfjs gives it one thread there. */
export function startNodeBackend(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  const backend = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(join(dirname(backend), '/'));
  const memory = await startWasmBackend();
  if (memory) await registerWasmKernels(await readFile(KERNELS), memory);
}
