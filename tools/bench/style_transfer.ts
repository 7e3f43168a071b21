/**
 * A step of style transfer (five Gram matrices, content, total variation, Adam) against the same with stock tf.grad and
 * tf.train.adam: Node, wasm SIMD, one thread, the two in turn. SqueezeNet 1.0 with random weights, because tf.grad has
 * no depthwise gradient on wasm; EfficientNet-Lite0, the one that paints, beside it.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs';
import { variable } from '@tensorflow/tfjs-core';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { inputOf } from '../../src/techniques/optimise/pixels.ts';
import { styleLayers } from '../../src/techniques/style/style_layers.ts';
import { styleTransfer } from '../../src/techniques/style_transfer.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { line, mediansInTurn, RUNS, type Step, WARM_UPS } from './median.ts';
import { randomSqueezenet } from './squeezenet.ts';
import { raceStock, stockStep } from './stock_step.ts';

const [CONTENT, SMOOTHNESS, RATE] = [0.5, 20, 0.03];

const noise = ({ description: { input } }: Network, seed: number) =>
  tf.randomUniform<tf.Rank.R4>([1, input.height, input.width, 3], 0, 1, 'float32', seed);

function ours(network: Network, optimiser: 'adam' | 'lbfgs'): Step {
  const settings = slowTechniqueSettings(styleTransfer, network, {
    ...{
      optimiser,
      octaves: 1,
      rate: RATE,
      contentWeight: CONTENT,
      smoothness: SMOOTHNESS,
      calm: 0,
      palette: 0,
    },
  });
  const size = network.description.input.height;
  const inputs = {
    networkFor: () => network,
    usualNetwork: () => network,
    content: noise(network, 1),
    references: [{ title: 'noise', pixels: noise(network, 2), weight: 1 }],
    ...{ target: { kind: 'class', index: 0 } as const, seed: 1, resume: null },
  };
  const jobSteps = styleTransfer.paint(inputs, { ...settings, size, steps: RUNS + WARM_UPS });
  return () => jobSteps.next();
}

/** The same loss written with stock operations and handed to tfjs's own optimiser. */
function stock(network: Network): Step {
  const { input } = network.description;
  const layers = styleLayers(network);
  const deepest = layers.at(-1) as string;
  const activations = (pixels: tf.Tensor4D) =>
    forward(network, inputOf(pixels, input), { upTo: deepest, taps: layers });
  const gram = (activation: tf.Tensor4D) => {
    const features = tf.reshape(activation, [-1, activation.shape[3]]);
    return tf.div(tf.matMul(features, features, true), features.shape[0]);
  };
  const [content, style] = [noise(network, 1), noise(network, 2)];
  const wanted = tf.tidy(() => activations(content).at(deepest));
  const grams = tf.tidy(() => layers.map((layer) => gram(activations(style).at(layer))));
  const image = variable(content);
  const share = (difference: tf.Tensor, of: tf.Tensor) =>
    tf.div(tf.sum(tf.square(difference)), tf.sum(tf.square(of)));
  const { height, width } = input;
  const loss = () => {
    const found = activations(image);
    const styles = layers.map((layer, i) => {
      const target = grams[i] as tf.Tensor;
      return share(tf.sub(gram(found.at(layer)), target), target);
    });
    const contents = tf.mul(share(tf.sub(found.at(deepest), wanted), wanted), CONTENT);
    const [here, below] = [0, 1].map((y) => tf.slice(image, [0, y, 0, 0], [1, height - 1, width, 3]));
    const [left, right] = [0, 1].map((x) => tf.slice(image, [0, 0, x, 0], [1, height, width - 1, 3]));
    const steps = tf.add(
      tf.sum(tf.squaredDifference(here as tf.Tensor, below as tf.Tensor)),
      tf.sum(tf.squaredDifference(left as tf.Tensor, right as tf.Tensor)),
    );
    return tf.addN([...styles, contents, tf.mul(steps, SMOOTHNESS / image.size)]) as tf.Scalar;
  };
  return stockStep(image, RATE, loss);
}

export async function benchStyleTransfer(): Promise<void> {
  await startNodeBackend();
  console.log(`\nA step of style transfer: wasm, Node ${process.version}, median of ${RUNS} steps`);
  const plain = randomSqueezenet();
  await raceStock(ours(plain, 'adam'), stock(plain));
  const network = await loadNetworkFolder('efficientnet-lite0');
  const [adamMs = 0, lbfgsMs = 0] = await mediansInTurn([ours(network, 'adam'), ours(network, 'lbfgs')]);
  line('EfficientNet-Lite0, Adam', adamMs, 'ms');
  line('EfficientNet-Lite0, L-BFGS', lbfgsMs, 'ms');
}
