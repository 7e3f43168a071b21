import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** The part of the emscripten module that is used here. */
interface EmscriptenModule {
  readonly HEAPU8: Uint8Array;
  /** Of the single-threaded build. */
  readonly asm?: { memory?: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** What is asked for in turn, in pages of 64 KiB, where a shared heap is refused: iOS reserves no 4 GB, which tfjs asks for. */
const SMALLER_HEAPS = [16_384, 8_192];

const refusals = new WeakSet<Error>();

/** Whether the browser gave no shared memory, not even a smaller one: without threads the backend can be had. */
export const isHeapRefusal = (error: unknown): boolean => error instanceof Error && refusals.has(error);

/** Modules whose allocations tell of a full heap. */
const telling = new WeakSet<EmscriptenModule>();

/**
 * Brings tfjs's wasm backend up and gets hold of the heap that it allocates its tensors in. The threaded build makes
 * the memory itself and shows it to nobody, so its constructor is watched for the time of the start.
 * @returns null where no heap was seen (another build of tfjs): the network then runs on tfjs's own kernels
 * @throws {Error} of the threaded build one that isHeapRefusal knows, where there is no shared memory
 */
export async function startWasmBackend(): Promise<WebAssembly.Memory | null> {
  const { Memory } = WebAssembly;
  let shared: WebAssembly.Memory | undefined;
  let refused: Error | undefined;
  WebAssembly.Memory = new Proxy(Memory, {
    construct(_, [descriptor]: [WebAssembly.MemoryDescriptor]) {
      if (!descriptor.shared) return new Memory(descriptor);
      try {
        shared = shareHeap(Memory, descriptor);
        return shared;
      } catch (cause) {
        refused = new Error('the browser gives no shared memory', { cause });
        refusals.add(refused);
        throw refused;
      }
    },
  });
  try {
    // It says so, and writes to the console why.
    if (!(await tf.setBackend('wasm'))) throw refused ?? new Error('its program could not be loaded');
    await tf.ready();
  } finally {
    WebAssembly.Memory = Memory;
  }
  const { wasm } = tf.backend() as BackendWasm & { wasm: EmscriptenModule };
  tellFullHeap(wasm);
  const memory = wasm.asm?.memory ?? shared ?? null;
  return memory?.buffer === wasm.HEAPU8.buffer ? memory : null;
}

/** A module takes every heap whose most is no more than the most that it declares. */
function shareHeap(
  Memory: typeof WebAssembly.Memory,
  descriptor: WebAssembly.MemoryDescriptor,
): WebAssembly.Memory {
  const { initial, maximum = 0 } = descriptor;
  const smaller = SMALLER_HEAPS.filter((pages) => pages >= initial && pages < maximum);
  let refused: unknown;
  for (const pages of [maximum, ...smaller]) {
    try {
      return new Memory({ ...descriptor, maximum: pages });
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

/** A heap that cannot grow gives address 0, and tfjs would write its numbers there, over the program's own. */
function tellFullHeap(wasm: EmscriptenModule): void {
  if (telling.has(wasm)) return;
  telling.add(wasm);
  // With its first call the module puts another function in the place of this one.
  wasm._free(wasm._malloc(1));
  const allocate = wasm._malloc;
  wasm._malloc = (bytes) => {
    const address = allocate(bytes);
    if (address === 0) throw new RangeError(`Out of memory: the heap has no ${bytes} bytes left.`);
    return address;
  };
}
