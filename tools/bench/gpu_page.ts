/** The page's side of `gpu-browser`: EfficientNet-Lite0 on WebGPU, ours and onnxruntime-web's, one after the other. */
import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-web/webgpu';
import { backward } from '../../src/network/backward.ts';
import { forward } from '../../src/network/forward.ts';
import { readNetwork } from '../../src/network/load.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { relativeDistance } from '../../src/numeric/relative_distance.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { mediansInTurn } from './median.ts';
import { answer } from './page_answer.ts';

export interface PageResult {
  /** The adapter, in words; null where there is none. */
  readonly adapter: string | null;
  /** Medians in milliseconds, each with its answer read: our forward, ours forward and back, theirs forward. */
  readonly times: readonly number[];
  /** Relative L2 distance of the two forward answers. */
  readonly apart: number;
}

/** Of a look, so that the two never wait for the same part of the card. */
async function measure(runs: number): Promise<PageResult> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return { adapter: null, times: [], apart: 0 };
  const { vendor, architecture, device, description } = adapter.info;
  await startBackend({ backend: 'webgpu', wasmUrl: location.href });
  const plan = await readNetwork(async (file) =>
    (await fetch(`/models/efficientnet-lite0/${file}`)).arrayBuffer(),
  );
  const network = plan.build();
  network.recorder = passRecorder();
  const { logits, input } = network.description;
  const { height, width } = input;
  const uploaded = tf.randomNormal<tf.Rank.R4>([1, height, width, 3], 0, 1, 'float32', 7);
  const image = tf.add<tf.Tensor4D>(uploaded, 0);
  const seeds = new Map([[logits, tf.cast(tf.oneHot([[[7]]], network.classes), 'float32') as tf.Tensor4D]]);
  const read = async (pass: () => tf.Tensor) => {
    const result = tf.tidy(pass);
    const numbers = await result.data<'float32'>();
    result.dispose();
    return numbers;
  };
  ort.env.wasm.wasmPaths = new URL('/node_modules/onnxruntime-web/dist/', location.href).href;
  const bytes = new Uint8Array(await (await fetch('/network.onnx')).arrayBuffer());
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['webgpu'] });
  const planes = await read(() => tf.transpose(image, [0, 3, 1, 2]));
  const [from = '', to = ''] = [session.inputNames[0], session.outputNames[0]];
  const feeds = { [from]: new ort.Tensor('float32', planes, [1, 3, height, width]) };
  const ours = () => read(() => forward(network, image).logits);
  const theirs = async () => (await session.run(feeds))[to]?.data as Float32Array;
  const [found, wanted] = [await ours(), await theirs()];
  const apart = relativeDistance(found, wanted);
  const back = () => read(() => backward(network, forward(network, image), seeds));
  const times = await mediansInTurn([ours, back, theirs], runs, Math.min(runs, 5));
  return { adapter: [vendor, architecture, device, description].filter(Boolean).join(', '), times, apart };
}

const runs = Number(new URLSearchParams(location.search).get('runs'));
answer(measure(runs));
