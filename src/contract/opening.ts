/** How a worker is opened, and what it tells meanwhile. */
import type { Told } from './told.ts';

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** In how many bits a graphics card keeps what passes hand from layer to layer, where nothing goes back through them: 32, or 16. */
export type Precision = 'single' | 'half';

export interface BackendCard {
  name: BackendName;
  /** What a person reads, e.g. "WASM SIMD, 2 threads" or the GPU adapter's name. */
  detail: string;
  /** Why this one: hardware found, or overridden by the address. */
  reason: Told;
  /** In how many bits it keeps what nothing goes back through, and why; absent where there is no choice. */
  precision?: Told;
  /** False where the processor computes, be it as a graphics card played by software. */
  hardware: boolean;
  /** Where a card that hung was left out: when it may be tried again, in milliseconds since 1970. */
  againAt?: number;
}

export interface LoadProgress {
  /** What is going on, e.g. "weights". */
  stage: 'backend' | 'weights' | 'warm-up';
  /** Bytes or steps done; total is 0 where unknown. */
  done: number;
  total: number;
  fromCache: boolean;
}

export interface OpenOptions {
  /** Address of the folder that holds network.json. */
  networkUrl: string;
  /** Address of the folder that holds style-nets.json. */
  modelsUrl: string;
  /** Address of the folder that holds the .wasm files of tfjs. */
  wasmUrl: string;
  /** Address of the folder that holds opencv.js and opencv.wasm; without it nothing can be cut out. */
  openCvUrl?: string;
  /** From `?backend=`; null lets the worker choose. */
  backend: BackendName | null;
  /** Backends that were lost of late, one entry a loss: each is tried once more, then the next is taken, even where one was asked for. */
  losses?: readonly BackendName[];
  /** Graphics cards that hung while they were started: none of them is tried again, even where one was asked for. */
  hung?: readonly BackendName[];
  /** From `?readback=`: whether frames, maps and paintings pass through the processor on a graphics card; absent or null lets the worker choose. */
  readback?: boolean | null;
  /** From `?precision=`; null lets the worker measure. Without it the graphics card is asked for nothing more than 32 bits. */
  precision?: Precision | null;
}
