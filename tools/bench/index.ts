/**
 * `npm run bench`: our forward and backward passes against stock tf.grad, same backend, same run.
 * Node, wasm SIMD, one thread. tf.grad has no depthwise gradient on wasm, so the ratio is taken on SqueezeNet 1.0 with
 * random weights (the speed does not depend on them); EfficientNet-Lite0 is compared with its own forward pass.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs';
import { backward } from '../../src/network/backward.ts';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { seedOf } from '../../src/techniques/target.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { randomSqueezenet } from './squeezenet.ts';

const WARM_UPS = 3;
const RUNS = 15;

/** Median milliseconds of a run. */
function medianMs(run: () => tf.Tensor): number {
  const times = Array.from({ length: WARM_UPS + RUNS }, () => {
    const start = performance.now();
    const result = run();
    result.dataSync();
    const elapsedMs = performance.now() - start;
    result.dispose();
    return elapsedMs;
  });
  const counted = times.slice(WARM_UPS).sort((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] as number;
}

function passes(network: Network) {
  const { height, width } = network.description.input;
  const image = tf.randomNormal<tf.Rank.R4>([1, height, width, 3], 0, 1, 'float32', 7);
  const score = (x: tf.Tensor4D) => tf.sum(tf.slice(forward(network, x).logits, [0, 0, 0, 0], [1, 1, 1, 1]));
  return {
    forward: () => tf.tidy(() => forward(network, image).logits),
    gradient: () =>
      tf.tidy(() => backward(network, forward(network, image), seedOf(network, { kind: 'class', index: 0 }))),
    stock: () => tf.tidy(() => tf.grad((x: tf.Tensor) => score(x as tf.Tensor4D))(image)),
  };
}

const line = (name: string, ms: number, note = '') =>
  console.log(`${name.padEnd(44)} ${ms.toFixed(1).padStart(7)} ms  ${note}`);
const times = (a: number, b: number) => (a / b).toFixed(2);

await startNodeBackend();
console.log(`backend wasm, Node ${process.version}, median of ${RUNS} runs`);

const efficientnet = passes(await loadNetworkFolder('efficientnet-lite0'));
const forwardMs = medianMs(efficientnet.forward);
const gradientMs = medianMs(efficientnet.gradient);
line('EfficientNet-Lite0 forward', forwardMs);
line(
  'EfficientNet-Lite0 forward + backward',
  gradientMs,
  `${times(gradientMs, forwardMs)} x its forward pass`,
);

const squeezenet = passes(randomSqueezenet());
const squeezeForwardMs = medianMs(squeezenet.forward);
const squeezeMs = medianMs(squeezenet.gradient);
const stockMs = medianMs(squeezenet.stock);
line('SqueezeNet 1.0 forward', squeezeForwardMs);
line(
  'SqueezeNet 1.0 forward + backward',
  squeezeMs,
  `${times(squeezeMs, squeezeForwardMs)} x its forward pass`,
);
line('SqueezeNet 1.0 stock tf.grad', stockMs, `ours is ${times(stockMs, squeezeMs)} x faster`);
