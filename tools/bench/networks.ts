/**
 * Forward and backward of every architecture of the zoo at 224 x 224 with weights from a formula, and of the networks in models/
 * and ../shared/models, beside onnxruntime-web's forward pass of the same network in the same run: Node, wasm SIMD, one thread
 * each. The two must give the same answer before they are timed.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-web/wasm';
import { backward } from '../../src/network/backward.ts';
import type { NetworkDescription } from '../../src/network/description.ts';
import { forward } from '../../src/network/forward.ts';
import { familyOf } from '../../src/network/importers/families.ts';
import { Network } from '../../src/network/network.ts';
import type { Weights } from '../../src/network/weights.ts';
import { architectureNames } from '../../src/network/zoo/index.ts';
import { zooNetwork } from '../../test/support/zoo_network.ts';
import { readBrought } from '../look/brought_network.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { onnxOf } from '../onnx/onnx_of.ts';
import { writeOnnx } from '../onnx/write_onnx.ts';
import { setUpOnnx } from './live_style/style_rivals.ts';
import { mediansInTurn, ratio, type Step } from './median.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Networks of others, each skipped where it is absent. */
const OTHERS = [
  'models/efficientnet-lite0/weights.safetensors',
  '../shared/models/googlenet-bvlc/bvlc_googlenet.opset13.onnx',
  '../shared/models/squeezenet1_0/squeezenet1_0.safetensors',
  '../shared/models/darknet-tiny',
  '../shared/models/tiny-vgg',
  '../shared/models/teachable-machine/official-2019',
];

/** Each network is timed for about so long. */
const PATIENCE_MS = 15_000;
const [LEAST_RUNS, MOST_RUNS] = [3, 15];

/** Largest difference of two answers, as a share of the largest number. */
const TOLERANCE = 1e-3;

interface Subject {
  readonly title: string;
  readonly description: NetworkDescription;
  readonly weights: Weights;
  /** Its own file; written where there is none. */
  readonly onnx?: Uint8Array;
}

export async function benchNetworks(): Promise<void> {
  await startNodeBackend();
  setUpOnnx(1);
  console.log(
    `\nNetworks, forward and forward + backward: wasm, Node ${process.version}, one thread, onnxruntime-web ${ort.env.versions.web}`,
  );
  const columns = ['forward', '+ backward', 'onnxruntime-web', 'it / our forward'];
  console.log(['', ...columns].map((word, at) => (at === 0 ? word.padEnd(34) : word.padStart(17))).join(''));
  for (const name of architectureNames) await bench({ title: familyOf(name).title, ...zooNetwork(name) });
  for (const path of OTHERS) {
    const whole = join(ROOT, path);
    if (!existsSync(whole)) continue;
    const { description, weights } = await readBrought(whole);
    const own = path.endsWith('.onnx') ? { onnx: new Uint8Array(await readFile(whole)) } : {};
    await bench({ title: path.split('/').slice(-2).join('/').slice(0, 33), description, weights, ...own });
  }
}

async function bench(subject: Subject): Promise<void> {
  const { title, description, weights } = subject;
  const { height, width } = description.input;
  const network = new Network(description, weights);
  const image = tf.randomNormal<tf.Rank.R4>([1, height, width, 3], 0, 1, 'float32', 7);
  const ours = passesOf(network, image);
  const rival = await rivalOf(subject, image);
  try {
    if (typeof rival !== 'string') checkAlike(title, await ours.forward(), await rival.run());
    const steps: Step[] = [ours.forward, ours.gradient, ...(typeof rival === 'string' ? [] : [rival.run])];
    const start = performance.now();
    for (const step of steps) await step();
    const round = performance.now() - start;
    const runs = Math.max(LEAST_RUNS, Math.min(MOST_RUNS, Math.floor(PATIENCE_MS / round)));
    const [forwardMs = 0, gradientMs = 0, rivalMs] = await mediansInTurn(steps, runs, 0);
    const cells = [
      `${forwardMs.toFixed(1)} ms`,
      `${gradientMs.toFixed(1)} ms`,
      rivalMs === undefined ? '-' : `${rivalMs.toFixed(1)} ms`,
      rivalMs === undefined ? '' : ratio(rivalMs, forwardMs),
    ];
    const why = typeof rival === 'string' ? `  ${rival}` : '';
    console.log(title.padEnd(34) + cells.map((cell) => cell.padStart(17)).join('') + why);
  } finally {
    if (typeof rival !== 'string') await rival.end();
    image.dispose();
    network.dispose();
  }
}

/** Ours, to the numbers' arrival in JavaScript. */
function passesOf(network: Network, image: tf.Tensor4D) {
  const read = async (pass: () => tf.Tensor): Promise<Float32Array> => {
    const result = tf.tidy(pass);
    const values = await result.data<'float32'>();
    result.dispose();
    return values;
  };
  const { logits } = network.description;
  const seed = () => tf.cast(tf.oneHot([[[0]]], network.classes), 'float32') as tf.Tensor4D;
  return {
    forward: () => read(() => forward(network, image).logits),
    gradient: () => read(() => backward(network, forward(network, image), new Map([[logits, seed()]]))),
  };
}

/** onnxruntime-web with the same network; in words, why it has none. */
async function rivalOf({ description, weights, onnx }: Subject, image: tf.Tensor4D) {
  const { height, width } = description.input;
  try {
    const bytes = onnx ?? writeOnnx(onnxOf(description, weights));
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    const planes = tf.tidy(() => tf.transpose(image, [0, 3, 1, 2]).dataSync<'float32'>());
    const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
    const feeds = { [input]: new ort.Tensor('float32', planes, [1, 3, height, width]) };
    const run = async () => (await session.run(feeds))[output]?.data as Float32Array;
    return { run, end: () => session.release() };
  } catch (error) {
    return `without onnxruntime-web: ${(error as Error).message.slice(0, 90)}`;
  }
}

/** Files may end in a softmax, which ours leaves to whoever shows the scores. @throws {Error} */
function checkAlike(title: string, ours: Float32Array, theirs: Float32Array): void {
  const sum = theirs.reduce((all, value) => all + value, 0);
  const areShares = Math.abs(sum - 1) < TOLERANCE && theirs.every((value) => value >= 0);
  const most = ours.reduce((a, b) => Math.max(a, b));
  const powers = ours.map((value) => Math.exp(value - most));
  const all = powers.reduce((a, b) => a + b);
  const got = areShares ? powers.map((value) => value / all) : ours;
  const scale = theirs.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const worst = got.reduce((a, b, at) => Math.max(a, Math.abs(b - (theirs[at] as number))), 0);
  if (!(worst <= TOLERANCE * scale))
    throw new Error(`${title}: onnxruntime-web answers otherwise, by ${(worst / scale).toExponential(1)}.`);
}
