import * as tf from '@tensorflow/tfjs-core';
import type { BackendCard, BackendName, OpenOptions } from '../contract/opening.ts';
import { type Told, ToldError, told } from '../contract/told.ts';
import type { Helping } from '../network/kernels/convolution_kernels.ts';
import sharedKernels from '../network/kernels/kernels.threads.wasm?url';
import privateKernels from '../network/kernels/kernels.wasm?url';
import { registerWasmKernels } from '../network/kernels/wasm.ts';
import { isHeapRefusal, startWasmBackend } from '../network/kernels/wasm_heap.ts';
import type { NetworkPlan } from '../network/load.ts';
import { infoOf, isFallback } from '../network/webgpu/adapter_info.ts';
import { recalled, remember } from './adapter_memory.ts';
import { type Choice, chooseBackend, holds } from './backend_choice.ts';
import { tellBackendLoss } from './backend_loss.ts';
import { tryOut } from './backend_trial.ts';
import { tellTrial } from './card_trial.ts';

/** A backend that cannot be had. */
class BackendError extends ToldError {
  override readonly name = 'BackendError';
}

/** XNNPACK gains little from more, and the page and the camera want cores too. */
const MOST_THREADS = 8;

/** Renderers that are a program on the CPU: measured 80 times slower than wasm, so never chosen unasked. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Those on a graphics card, the better first. */
const CARDS = ['webgpu', 'webgl'] as const;
type Card = (typeof CARDS)[number];

/** The names of the graphics adapters that are real hardware. */
type Hardware = Readonly<Record<Card, string | null>>;

/** The cores that wasm may take where nobody else needs them. */
const allCores = () => Math.min(navigator.hardwareConcurrency, MOST_THREADS);

/** A card that takes longer to start and for its trial is not faster than the processor. */
const TRIAL_MS = 30_000;

/** An adapter that does not come meanwhile is none. */
const ADAPTER_MS = 10_000;

/** After so many losses of late the next backend is taken. */
const MOST_LOSSES = 2;

/** How whichever backend is started. */
interface How {
  /** The backend that the address names. */
  readonly asked: BackendName | null;
  readonly wasmUrl: string;
  /** Of wasm. */
  readonly threads: number;
  /** Of WebGPU: whether the device is asked for numbers of 16 bits, where it has them. */
  readonly asksForHalf: boolean;
}

type Options = Pick<OpenOptions, 'backend' | 'wasmUrl' | 'losses' | 'hung' | 'precision'>;

/**
 * Brings up the fastest backend that computes rightly: measured where there is a card, and remembered; else wasm. Or what is asked
 * for. Should the graphics card be lost later, the page is told. One that was lost before is tried once more; what comes after it
 * is taken then, and where it does not start. One that hung is not started; of each that may hang the page is told (card_trial.ts).
 * @param threads of wasm
 * @param hardware what there is, where that is known
 * @param network what is measured with; without it and where nothing is remembered, WebGPU comes before WebGL and that before wasm
 * @throws {BackendError} if the one asked for does not start, or none does
 */
export async function startBackend(
  options: Options,
  threads = allCores(),
  network?: () => Promise<NetworkPlan>,
  hardware?: Hardware,
): Promise<BackendCard> {
  const { backend: asked, wasmUrl, precision = 'single' } = options;
  const how = { asked, wasmUrl, threads, asksForHalf: precision !== 'single' };
  try {
    const card = await startChosen(options, how, network, hardware);
    tellBackendLoss(card.name, tf.backend());
    return card;
  } finally {
    tellTrial(null);
  }
}

async function startChosen(
  { backend: asked, losses = [], hung = [] }: Options,
  how: How,
  network?: () => Promise<NetworkPlan>,
  known?: Hardware,
): Promise<BackendCard> {
  if (asked && losses.length === 0 && !hung.includes(asked))
    return startFor(told('pieces.backendAsked'), asked, how);
  const hardware = known ?? (await findHardware());
  const isWeary = (name: BackendName) =>
    hung.includes(name) || losses.filter((lost) => lost === name).length >= MOST_LOSSES;
  const inTurn = asked === 'webgl' ? CARDS.slice(1) : CARDS;
  const isFound = (name: Card) => hardware[name] !== null || name === asked;
  const found = inTurn.filter((name) => isFound(name) && !isWeary(name));
  let unmeasured: unknown = null;
  if (!asked && losses.length === 0 && found.length + hung.length > 0) {
    const choice = await recalled<Choice>('backend', hardware);
    if (choice && holds(choice, hung, network !== undefined)) {
      try {
        return { ...(await startFor(whyChosen(choice), choice.name, how)), ...againAt(choice) };
      } catch (error) {
        console.warn(`${choice.name} did not start`, error);
      }
    } else if (network) {
      try {
        return await measure(found, hung, hardware, how, network);
      } catch (error) {
        // Without the processor's program there is no measure: a card is taken unmeasured.
        console.warn('no backend could be measured', error);
        unmeasured = error;
      }
    }
  }
  for (const name of found) {
    try {
      const why = losses.includes(name)
        ? told('pieces.backendAgain')
        : told('pieces.backendFound', { hardware: hardware[name] });
      return await startFor(why, name, how);
    } catch (error) {
      console.warn(`${name} did not start`, error);
    }
  }
  if (unmeasured) throw unmeasured;
  return startFor(whyNoCard(losses, found.length + hung.length), 'wasm', how);
}

/** Tries all that are there, and leaves the fastest as the only one. */
async function measure(
  cards: readonly Card[],
  hung: readonly BackendName[],
  hardware: Hardware,
  how: How,
  network: () => Promise<NetworkPlan>,
): Promise<BackendCard> {
  const plan = await network();
  const started = new Map<BackendName, Started>();
  const trial = async (name: BackendName) => {
    started.set(name, await start(name, how));
    return tryOut(() => plan.build());
  };
  const choice = await chooseBackend(cards, trial, hung);
  await tf.setBackend(choice.name);
  for (const name of cards) if (name !== choice.name) letGo(name);
  await remember('backend', hardware, choice);
  return { ...(started.get(choice.name) as Started), reason: whyChosen(choice), ...againAt(choice) };
}

const againAt = ({ until }: Choice): Pick<BackendCard, 'againAt'> => ({
  ...(until !== undefined && { againAt: until }),
});

/** Frees what a card holds; it can be started again. */
function letGo(name: Card): void {
  const factory = tf.findBackendFactory(name);
  if (!factory) return;
  tf.removeBackend(name);
  tf.registerBackend(name, factory);
}

function whyChosen({ outcomes }: Choice): Told {
  const tried = outcomes.map(({ name, ms, verdict }) => {
    if (verdict === 'right') return told('pieces.backendTime', { name, ms: Number((ms ?? 0).toFixed(1)) });
    return told(verdict === 'wrong' ? 'pieces.backendWrong' : 'pieces.backendFailed', { name });
  });
  return told('pieces.backendFastest', { tried });
}

function whyNoCard(losses: readonly BackendName[], found: number): Told {
  if (losses.length > 0) return told('pieces.backendCardLost');
  return told(found > 0 ? 'pieces.backendNotStarted' : 'pieces.backendNoneFaster');
}

type Started = Omit<BackendCard, 'reason'>;

const startFor = async (reason: Told, ...what: Parameters<typeof start>): Promise<BackendCard> => ({
  ...(await start(...what)),
  reason,
});

async function start(name: BackendName, { asked, wasmUrl, threads, asksForHalf }: How): Promise<Started> {
  try {
    // What is loaded now is no fault of the card before.
    tellTrial(null);
    if (name === 'wasm') return { name, hardware: false, detail: await startWasm(wasmUrl, threads) };
    if (name === 'webgpu') await startWebGpuKernels(asksForHalf);
    if (name === 'webgl') await import('@tensorflow/tfjs-backend-webgl');
    if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
    const uploads = name === 'webgpu' ? await import('../network/webgpu/uploads.ts') : null;
    if (name !== 'cpu') tellTrial({ backend: name, silenceMs: TRIAL_MS });
    if (!(await tf.setBackend(name))) throw new Error('tfjs could not start it');
    await tf.ready();
    uploads?.writeUploads();
    const hardware = name === 'cpu' ? null : (await findHardware())[name];
    const detail = hardware ?? (name === 'cpu' ? 'plain JavaScript' : 'software');
    return { name, detail, hardware: hardware !== null };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const about =
      name === asked
        ? told('workerErrors.backend', { name, why, again: name })
        : told('workerErrors.noBackend', { name, why });
    throw new BackendError(about, { cause });
  }
}

async function startWebGpuKernels(asksForHalf: boolean): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgpu');
  if (asksForHalf) (await import('../network/webgpu/half_device.ts')).askForHalf();
  const { registerWebGpuKernels } = await import('../network/kernels/webgpu/index.ts');
  registerWebGpuKernels();
}

async function startWasm(wasmUrl: string, threads: number): Promise<string> {
  const { setWasmPaths, getThreadsCount } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(wasmUrl);
  // Its threaded build would start one that it does not use.
  if (threads === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // tfjs takes half of the cores that it is told of; told of twice as many, it takes them all.
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads, configurable: true });
  const memory = await startWasmBackend().catch((error: unknown) => {
    if (!isHeapRefusal(error)) throw error;
    console.warn('wasm did not start with threads', error);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    return startWasmBackend();
  });
  const shared = memory?.buffer instanceof ArrayBuffer === false;
  const count = shared ? getThreadsCount() : 1;
  if (memory) {
    const url = shared ? sharedKernels : privateKernels;
    const kernels = await fetch(url);
    if (!kernels.ok) throw new Error(`${url} answers ${kernels.status}`);
    await registerWasmKernels(await kernels.arrayBuffer(), memory, { count: count - 1, start: startHelper });
  }
  return count === 1 ? 'WASM SIMD, 1 thread' : `WASM SIMD, ${count} threads`;
}

/** A thread that takes tiles of convolutions, for as long as this worker lives. */
function startHelper(helping: Helping): void {
  new Worker(new URL('./kernels/kernels_worker.ts', import.meta.url), {
    type: 'module',
    name: 'kernels',
  }).postMessage(helping);
}

async function findHardware(): Promise<Hardware> {
  return { webgpu: await webgpuAdapter(), webgl: webglRenderer() };
}

/** One that fails is none, too. */
async function webgpuAdapter(): Promise<string | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const none = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ADAPTER_MS);
  });
  const named = nameAdapter().catch((error: unknown) => {
    console.warn('no WebGPU adapter', error);
    return null;
  });
  return Promise.race([named, none]).finally(() => clearTimeout(timer));
}

async function nameAdapter(): Promise<string | null> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const info = await infoOf(adapter);
  const names = [info?.vendor, info?.architecture, info?.device, info?.description];
  const name = names.filter(Boolean).join(' ') || 'WebGPU adapter';
  return isFallback(adapter, info) || SOFTWARE.test(name) ? null : name;
}

function webglRenderer(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl?.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' && !SOFTWARE.test(name) ? name : null;
}
