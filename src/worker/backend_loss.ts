/**
 * A graphics card can be lost at any time: its driver fails or is updated, a laptop changes cards. Whatever was on it is gone,
 * so the worker only says so, and the page starts another.
 */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import type { BackendName, OpenOptions } from '../contract/opening.ts';
import { BackendLostError } from '../contract/worker_state.ts';

interface Word {
  backendLost: { backend: BackendName; reason: string };
}

interface Watch {
  isLost(): boolean;
  readonly loss: Promise<unknown>;
}
/** Null where nothing can be lost. */
let watch: Watch | null = null;

const tellPage = (backend: BackendName, reason: string): void =>
  self.postMessage({ backendLost: { backend, reason } } satisfies Word);

/** A card whose numbers have become others is as good as lost. */
export function giveUpBackend(name: BackendName, reason: string): void {
  watch = { isLost: () => true, loss: Promise.resolve() };
  tellPage(name, reason);
}

/** Called in the worker, once its backend stands. TensorFlow.js itself does not listen. */
export function tellBackendLoss(name: BackendName, backend: KernelBackend): void {
  const tell = (reason: string) => tellPage(name, reason);
  if (name === 'webgpu') {
    let isLost = false;
    const loss = (backend as WebGPUBackend).device.lost.then(({ message, reason }) => {
      isLost = true;
      tell(message || reason);
    });
    watch = { isLost: () => isLost, loss };
  }
  if (name === 'webgl') {
    // The canvas that TensorFlow.js makes; the types of a worker do not name it.
    const gl = (backend as MathBackendWebGL).gpgpu.gl as WebGLRenderingContext & { canvas: EventTarget };
    const loss = new Promise((resolve) => {
      gl.canvas.addEventListener('webglcontextlost', resolve);
      // The event may have come while the backend was started.
      if (gl.isContextLost()) resolve(null);
    });
    void loss.then(() => tell('the context was lost'));
    watch = { isLost: () => gl.isContextLost(), loss };
  }
}

/** A lost device breaks off what is read from it, and a busy card says only then, and late, that it is lost. */
const BROKEN_OFF = /^(AbortError|OperationError)$/;
const SAID_LATE_MS = 5000;
const SAID_MS = 100;

/**
 * What a lost card computes is nonsense, and so are its errors: neither is an answer. The page hears of the loss, and ends
 * the worker.
 */
export async function unlessLost<T>(work: Promise<T>): Promise<T> {
  const never = () => new Promise<never>(() => {});
  try {
    const answer = await work;
    return watch?.isLost() ? never() : answer;
  } catch (error) {
    if (!watch) throw error;
    const ms = BROKEN_OFF.test((error as Error).name) ? SAID_LATE_MS : SAID_MS;
    await Promise.race([watch.loss, new Promise((resolve) => setTimeout(resolve, ms))]);
    if (watch.isLost()) return never();
    throw error;
  }
}

/** Called on the page, before the worker can have said anything. */
export function onBackendLost(worker: Worker, lost: (error: BackendLostError) => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<Word> | null>) => {
    if (data?.backendLost) lost(new BackendLostError(data.backendLost.backend, data.backendLost.reason));
  });
}

/** A card that was lost once may be back; one that is lost again so soon is not to be relied on. */
const FORGET_MS = 60_000;

/** The losses of late, and the cards that hung, which decide where the next worker computes. */
export class LossBook {
  readonly #losses: { backend: BackendName; at: number }[] = [];
  readonly #hung = new Set<BackendName>();

  note({ backend, hangs }: BackendLostError): void {
    if (hangs) this.#hung.add(backend);
    else this.#losses.push({ backend, at: performance.now() });
  }

  /** Nothing that is empty. */
  get options(): Pick<OpenOptions, 'losses' | 'hung'> {
    const since = performance.now() - FORGET_MS;
    const losses = this.#losses.filter(({ at }) => at > since).map(({ backend }) => backend);
    const hung = [...this.#hung];
    return { ...(losses.length > 0 && { losses }), ...(hung.length > 0 && { hung }) };
  }
}
