/** The page's side of `litert`: one of our networks on wasm, ours and LiteRT.js's, in turns. */
import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../../../src/network/backward.ts';
import { forward } from '../../../src/network/forward.ts';
import { readNetwork } from '../../../src/network/load.ts';
import type { Network } from '../../../src/network/network.ts';
import { run } from '../../../src/network/run.ts';
import { loadSegmenter, type Segmenter } from '../../../src/network/segmenter.ts';
import { relativeDistance } from '../../../src/numeric/relative_distance.ts';
import { startBackend } from '../../../src/worker/backend.ts';
import { mediansInRows, mediansInTurn, type Step } from '../median.ts';
import { answer } from '../page_answer.ts';

export interface PageResult {
  /** What ours runs on, in words. */
  readonly detail: string;
  /**
   * Median milliseconds, each with its answer in JavaScript: our forward, theirs, and ours forward and back where asked for; at a
   * camera's rate, and one right behind the other.
   */
  readonly times: { readonly rested: readonly number[]; readonly inRows: readonly number[] };
  /** Relative L2 distance of the two forward answers. */
  readonly apart: number;
}

const WARM_UPS = 5;
const IN_A_ROW = 8;
/** As between two frames of a camera: threads are asleep. */
const REST_MS = 30;

/** A forward pass of ours; `back` where there is something to go back from. */
interface Ours {
  readonly size: { readonly height: number; readonly width: number };
  forward(image: tf.Tensor4D): tf.Tensor;
  readonly back?: (image: tf.Tensor4D) => tf.Tensor;
}

const classifier = (network: Network): Ours => {
  const { logits, input } = network.description;
  const seeds = new Map([[logits, tf.cast(tf.oneHot([[[7]]], network.classes), 'float32') as tf.Tensor4D]]);
  return {
    size: input,
    forward: (image) => forward(network, image).logits,
    back: (image) => backward(network, forward(network, image), seeds),
  };
};

const segmenter = (network: Segmenter): Ours => ({
  size: network.description.input,
  forward: (image) => run(network, image),
});

async function measure(id: string, threads: number, runs: number): Promise<PageResult> {
  const { detail } = await startBackend(
    { backend: 'wasm', wasmUrl: new URL('.', new URL(wasmUrl, location.href)).href },
    threads,
  );
  const fetchFile = async (file: string) => (await fetch(`/models/${id}/${file}`)).arrayBuffer();
  const ours =
    id === 'selfie-segmentation'
      ? segmenter(await loadSegmenter(fetchFile))
      : classifier((await readNetwork(fetchFile)).build());
  const image = tf.randomNormal<tf.Rank.R4>([1, ours.size.height, ours.size.width, 3], 0, 1, 'float32', 7);
  const read = async (pass: (image: tf.Tensor4D) => tf.Tensor) => {
    const result = tf.tidy(() => pass(image));
    const numbers = await result.data<'float32'>();
    result.dispose();
    return numbers;
  };
  const theirs = await rival(id, threads, image.dataSync<'float32'>(), image.shape);
  const apart = relativeDistance(await read(ours.forward), await theirs());
  const { back } = ours;
  const steps: Step[] = [() => read(ours.forward), theirs, ...(back ? [() => read(back)] : [])];
  const rested = await mediansInTurn(steps, runs, WARM_UPS, REST_MS);
  return { detail, times: { rested, inRows: await mediansInRows(steps, runs / IN_A_ROW, IN_A_ROW) }, apart };
}

/** @returns a forward pass of LiteRT.js, its answer a copy in JavaScript as ours is */
async function rival(id: string, threads: number, numbers: Float32Array, shape: readonly number[]) {
  const file = threads > 1 ? 'litert_wasm_threaded_internal.js' : 'litert_wasm_internal.js';
  await loadLiteRt(`/node_modules/@litertjs/core/wasm/${file}`, { threads: threads > 1 });
  const bytes = new Uint8Array(await (await fetch(`/tflite/${id}`)).arrayBuffer());
  const model = await loadAndCompile(bytes, { accelerator: 'wasm', cpuOptions: { numThreads: threads } });
  return async () => {
    const input = new Tensor(numbers, [...shape]);
    const [output] = await model.run(input);
    if (!output) throw new Error('LiteRT.js gave no answer.');
    const found = Float32Array.from((await output.data()) as Float32Array);
    for (const tensor of [input, output]) tensor.delete();
    return found;
  };
}

const asked = new URLSearchParams(location.search);
answer(measure(asked.get('network') ?? '', Number(asked.get('threads')), Number(asked.get('runs'))));
