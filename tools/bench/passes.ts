/**
 * Our forward and backward passes against stock tf.grad: Node, wasm SIMD, one thread. tf.grad has no depthwise gradient
 * on wasm, so the ratio is taken on SqueezeNet 1.0 with random weights (the speed does not depend on them);
 * EfficientNet-Lite0 is compared with its own forward pass.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs';
import { backward } from '../../src/network/backward.ts';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { seedOf } from '../../src/techniques/common/target.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { line, medianMs, RUNS, ratio } from './median.ts';
import { randomSqueezenet } from './squeezenet.ts';

function passesOf(network: Network) {
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

export async function benchPasses(): Promise<void> {
  await startNodeBackend();
  console.log(`\nForward and backward: wasm, Node ${process.version}, median of ${RUNS} runs`);
  const own = passesOf(await loadNetworkFolder('efficientnet-lite0'));
  const forwardMs = medianMs(own.forward);
  const gradientMs = medianMs(own.gradient);
  line('EfficientNet-Lite0 forward', forwardMs, 'ms');
  const share = (both: number, alone: number) => `${ratio(both, alone)} x its forward pass`;
  line('EfficientNet-Lite0 forward + backward', gradientMs, 'ms', share(gradientMs, forwardMs));

  const plain = passesOf(randomSqueezenet());
  const plainForwardMs = medianMs(plain.forward);
  const plainMs = medianMs(plain.gradient);
  const stockMs = medianMs(plain.stock);
  line('SqueezeNet 1.0 forward', plainForwardMs, 'ms');
  line('SqueezeNet 1.0 forward + backward', plainMs, 'ms', share(plainMs, plainForwardMs));
  line('SqueezeNet 1.0 stock tf.grad', stockMs, 'ms', `ours is ${ratio(stockMs, plainMs)} x faster`);
}
