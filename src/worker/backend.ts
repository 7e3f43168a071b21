import * as tf from '@tensorflow/tfjs-core';
import sharedKernels from '../network/kernels/kernels.threads.wasm?url';
import privateKernels from '../network/kernels/kernels.wasm?url';
import { registerWasmKernels } from '../network/kernels/wasm.ts';
import { startWasmBackend } from '../network/kernels/wasm_heap.ts';
import type { BackendCard, BackendName } from './api.ts';

/** A backend that cannot be had. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}

/** XNNPACK gains little from more, and the page and the camera want cores too. */
const MOST_THREADS = 8;

/** Renderers that are a program on the CPU: measured 80 times slower than wasm, so never chosen unasked. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

interface Hardware {
  readonly webgpu: string | null;
  readonly webgl: string | null;
}

/** The cores that wasm may take where nobody else needs them. */
const allCores = () => Math.min(navigator.hardwareConcurrency, MOST_THREADS);

/**
 * Brings up WebGPU on real hardware, else WebGL on real hardware, else wasm; or what is asked for.
 * @param asked from `?backend=`
 * @param threads of wasm
 * @throws {BackendError} if the one asked for does not start
 */
export async function startBackend(
  asked: BackendName | null,
  wasmUrl: string,
  threads = allCores(),
): Promise<BackendCard> {
  if (asked) return start(asked, wasmUrl, threads, 'asked for by the address');
  const hardware = await findHardware();
  const found = (['webgpu', 'webgl'] as const).filter((name) => hardware[name]);
  for (const name of found) {
    try {
      return await start(name, wasmUrl, threads, `graphics hardware found: ${hardware[name]}`);
    } catch (error) {
      console.warn(`${name} did not start`, error);
    }
  }
  const why = found.length ? 'the graphics hardware did not start' : 'no graphics hardware that is faster';
  return start('wasm', wasmUrl, threads, why);
}

async function start(
  name: BackendName,
  wasmUrl: string,
  threads: number,
  reason: string,
): Promise<BackendCard> {
  try {
    if (name === 'wasm') return { name, reason, hardware: false, detail: await startWasm(wasmUrl, threads) };
    if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
    if (name === 'webgl') await import('@tensorflow/tfjs-backend-webgl');
    if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
    if (!(await tf.setBackend(name))) throw new Error('tfjs could not start it');
    await tf.ready();
    const hardware = name === 'cpu' ? null : (await findHardware())[name];
    const detail = hardware ?? (name === 'cpu' ? 'plain JavaScript' : 'software');
    return { name, reason, detail, hardware: hardware !== null };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BackendError(
      `The backend "${name}" does not start here (${why}). Remove ?backend=${name} from the address to let the program choose.`,
      { cause },
    );
  }
}

async function startWasm(wasmUrl: string, threads: number): Promise<string> {
  const { setWasmPaths, getThreadsCount } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(wasmUrl);
  // tfjs takes half of the cores that it is told of; told of twice as many, it takes them all.
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads, configurable: true });
  const memory = await startWasmBackend();
  const shared = memory?.buffer instanceof ArrayBuffer === false;
  if (memory) {
    const kernels = await fetch(shared ? sharedKernels : privateKernels);
    await registerWasmKernels(await kernels.arrayBuffer(), memory);
  }
  const count = shared ? getThreadsCount() : 1;
  return `WASM SIMD, ${count} ${count === 1 ? 'thread' : 'threads'}`;
}

/** The names of the graphics adapters that are real hardware. */
async function findHardware(): Promise<Hardware> {
  return { webgpu: await webgpuAdapter(), webgl: webglRenderer() };
}

async function webgpuAdapter(): Promise<string | null> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name = [vendor, architecture, device, description].filter(Boolean).join(' ') || 'WebGPU adapter';
  return isFallbackAdapter || SOFTWARE.test(name) ? null : name;
}

function webglRenderer(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl?.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' && !SOFTWARE.test(name) ? name : null;
}
