import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { BackendCard, BackendName } from '../../src/contract/opening.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { giveUpBackend, unlessLost } from '../../src/worker/backend_loss.ts';

/** Names of the software renderers that pass for those of a card. */
const NAMES = {
  ...{ vendor: 'acme', architecture: '', device: '', description: 'test card' },
  isFallbackAdapter: false,
};

async function start(
  backend: BackendName | null,
  losses: BackendName[],
  hung: BackendName[],
  threads: number,
): Promise<BackendCard> {
  const wasmUrl = `${self.location.origin}/tfjs-wasm/`;
  const card = await startBackend({ backend, losses, hung, wasmUrl }, threads);
  const [sum] = await tf.tidy(() => tf.sum(tf.matMul(tf.ones([4, 4]), tf.ones([4, 4])))).data();
  if (sum !== 64) throw new Error(`${card.name} computes ${sum}.`);
  return card;
}

const rig = {
  async start(
    backend: BackendName | null,
    losses: BackendName[],
    hung: BackendName[] = [],
    threads = 1,
  ): Promise<BackendName> {
    return (await start(backend, losses, hung, threads)).name;
  },

  /** @returns what a person reads of it */
  async startWasm(threads: number): Promise<string> {
    return (await start('wasm', [], [], threads)).detail;
  },

  /** @param pages those of a larger shared memory are refused, as on an iPhone; with 0 all of them */
  refuseSharedMemory(pages: number): void {
    WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
      construct(Memory, [descriptor]: [WebAssembly.MemoryDescriptor]) {
        if (descriptor.shared && (descriptor.maximum ?? 0) > pages) throw new RangeError('Out of memory');
        return new Memory(descriptor);
      },
    });
  },

  /** Fills the heap, whose most is so small that it is full soon. @returns what is said then */
  async fill(): Promise<string> {
    const kept: tf.Tensor[] = [];
    try {
      // 64 MiB each.
      while (kept.length < 64) kept.push(tf.zeros([2 ** 24]));
      return 'nothing';
    } catch (error) {
      return String(error);
    } finally {
      tf.dispose(kept);
    }
  },

  /** The browser's software renderers pass for a card of this name. */
  pretendHardware(): void {
    Object.defineProperty(GPUAdapter.prototype, 'info', { get: () => NAMES });
    const context = WebGL2RenderingContext.prototype;
    const ask = context.getParameter;
    context.getParameter = function (name) {
      const { UNMASKED_RENDERER_WEBGL } = this.getExtension('WEBGL_debug_renderer_info') ?? {};
      return name === UNMASKED_RENDERER_WEBGL ? 'acme test card' : ask.call(this, name);
    };
  },

  /** The same card under a browser of 2023. */
  pretendOldBrowser(): void {
    Reflect.deleteProperty(GPUAdapter.prototype, 'info');
    Object.assign(GPUAdapter.prototype, { requestAdapterInfo: async () => NAMES });
  },

  hideCard(): void {
    navigator.gpu.requestAdapter = async () => null;
  },

  breakCard(): void {
    navigator.gpu.requestAdapter = () => Promise.reject(new DOMException('no driver', 'OperationError'));
  },

  /** What is asked of the card is never answered, as by a driver that hangs. */
  silenceCard(part: 'adapter' | 'device'): void {
    if (part === 'adapter') navigator.gpu.requestAdapter = () => new Promise<never>(() => {});
    else GPUAdapter.prototype.requestDevice = () => new Promise<never>(() => {});
  },

  /** The server has it no more. @param part of its address */
  hideFile(part: string): void {
    const ask = self.fetch.bind(self);
    self.fetch = async (input: RequestInfo | URL, init?: RequestInit) =>
      String(input).includes(part) ? new Response(null, { status: 404 }) : ask(input, init);
    // TensorFlow.js asks once more in its own way.
    const open = XMLHttpRequest.prototype.open;
    XMLHttpRequest.prototype.open = function (method: string, url: string | URL, ...rest: unknown[]) {
      return open.call(
        this,
        method,
        String(url).includes(part) ? '/missing.wasm' : url,
        ...(rest as [boolean]),
      );
    };
  },

  giveUp(backend: BackendName): void {
    giveUpBackend(backend, 'it computes other numbers than before');
  },

  /** An answer of the card. */
  answer: () => unlessLost(Promise.resolve(64)),

  /** WebGL's context is lost, and its event is over, before the backend is started to its end. */
  loseWhileItStarts(): void {
    navigator.gpu.requestAdapter = async () => {
      const { canvas } = (tf.backend() as MathBackendWebGL).gpgpu.gl;
      const over = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
      rig.lose();
      await over;
      return null;
    };
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
