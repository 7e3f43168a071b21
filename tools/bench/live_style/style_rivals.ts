import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-web/wasm';
import type { FetchFile } from '../../../src/network/load.ts';
import { run, styleOutputs } from '../../../src/network/run.ts';
import { readSafetensors } from '../../../src/network/safetensors.ts';
import { readStyliser } from '../../../src/network/style_nets/style_plan.ts';
import { stockStyleNet } from './stock_style_net.ts';

export const SIZE = { width: 256, height: 192 };

/** One way to paint a picture with the 26-style net, to the bytes' arrival in JavaScript. */
export interface Rival {
  readonly name: string;
  paint(): Promise<Float32Array>;
}

/**
 * Ours, stock TensorFlow.js on the same backend, and onnxruntime-web where the original file is at hand.
 * @param fetchFile of models/multistyle26
 */
export async function styleRivals(fetchFile: FetchFile, onnx: Uint8Array | null): Promise<Rival[]> {
  const plan = await readStyliser(fetchFile);
  const network = plan.build(SIZE);
  const image = tf.randomUniform<tf.Rank.R4>([1, SIZE.height, SIZE.width, 3], 0, 1, 'float32', 3);
  const style = Float32Array.from({ length: plan.description.styleLength ?? 0 }, (_, i) =>
    i === 19 ? 1 : 0,
  );
  const known = styleOutputs(network, style);
  const weights = readSafetensors('weights.safetensors', await fetchFile('weights.safetensors'));
  const stock = stockStyleNet(plan, (name) => {
    const array = weights.get(name);
    if (!array) throw new Error(`There is no ${name}.`);
    return tf.tensor(array.values, [...array.shape]);
  });
  stock.tell(tf.tensor1d(style));
  const read = (technique: tf.Tensor) => {
    const values = technique.dataSync<'float32'>();
    technique.dispose();
    return values;
  };
  return [
    { name: 'ours', paint: async () => read(run(network, image, known)) },
    { name: 'stock tfjs', paint: async () => read(stock.paint(image)) },
    ...(onnx ? [await onnxRival(onnx, image, style)] : []),
  ];
}

async function onnxRival(onnx: Uint8Array, image: tf.Tensor4D, style: Float32Array): Promise<Rival> {
  const session = await ort.InferenceSession.create(onnx, { executionProviders: ['wasm'] });
  const planes = tf.tidy(() => tf.transpose(image, [0, 3, 1, 2]).dataSync<'float32'>());
  const feeds = {
    image: new ort.Tensor('float32', planes, [1, 3, SIZE.height, SIZE.width]),
    style_weights: new ort.Tensor('float32', style, [style.length]),
  };
  return {
    name: `onnxruntime-web ${ort.env.versions.web}`,
    paint: async () => {
      const { stylized } = await session.run(feeds);
      return stylized?.data as Float32Array;
    },
  };
}

/** Tells how many threads onnxruntime-web may take, and where its .wasm file is; before the first session. */
export function setUpOnnx(threads: number, wasmPaths?: string): void {
  ort.env.wasm.numThreads = threads;
  if (wasmPaths) ort.env.wasm.wasmPaths = wasmPaths;
}

/** Times by rival, one after another in every round so that all meet the same weather. */
export async function race(
  rivals: readonly Rival[],
  rounds: number,
  clock: () => number,
): Promise<number[][]> {
  const times = rivals.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, rival] of rivals.entries()) {
      const start = clock();
      await rival.paint();
      times[i]?.push(clock() - start);
    }
  }
  return times;
}
