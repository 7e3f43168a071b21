/**
 * A step of gradient ascent (score, L2 decay, total variation, Adam) against the same with stock tf.grad and
 * tf.train.adam: Node, wasm SIMD, one thread, the two in turn. SqueezeNet 1.0 with random weights, because tf.grad has
 * no depthwise gradient on wasm; EfficientNet-Lite0, the one that paints, beside it.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs';
import { variable } from '@tensorflow/tfjs-core';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { Random } from '../../src/numeric/random.ts';
import { ascent } from '../../src/techniques/ascent/ascent.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { optimise } from '../../src/techniques/optimise/optimise.ts';
import { inputOf } from '../../src/techniques/optimise/pixels.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { line, mediansInTurn, RUNS, type Step, WARM_UPS } from './median.ts';
import { randomSqueezenet } from './squeezenet.ts';
import { raceStock, stockStep } from './stock_step.ts';

const TARGET = { kind: 'class', index: 0 } as const;
const [RATE, DECAY, VARIATION] = [0.02, 0.02, 0.01];

function ours(network: Network, preset?: string): Step {
  const plain = {
    parametrisation: 'pixels',
    optimiser: 'adam',
    rate: RATE,
    decay: DECAY,
    variation: VARIATION,
  };
  const settings = slowTechniqueSettings(gradientAscent, network, preset ? {} : plain, preset);
  const still = preset ? {} : { jitter: 0, scale: 0, rotate: 0 };
  const long = { ...settings, ...still, steps: RUNS + WARM_UPS };
  const jobSteps = optimise(ascent(network, TARGET, long, new Random(1)), null);
  return () => jobSteps.next();
}

/** The same loss written with stock operations and handed to tfjs's own optimiser. */
function stock(network: Network): Step {
  const { input } = network.description;
  const { height, width } = input;
  const image = variable(tf.fill<tf.Rank.R4>([1, height, width, 3], 0.5));
  const loss = () => {
    const { logits } = forward(network, inputOf(image, input));
    const score = tf.sum(tf.slice(logits, [0, 0, 0, TARGET.index], [1, 1, 1, 1]));
    const decay = tf.sum(tf.square(tf.sub(image, 0.5)));
    const below = tf.sub(
      tf.slice(image, [0, 1, 0, 0]),
      tf.slice(image, [0, 0, 0, 0], [1, height - 1, width, 3]),
    );
    const right = tf.sub(
      tf.slice(image, [0, 0, 1, 0]),
      tf.slice(image, [0, 0, 0, 0], [1, height, width - 1, 3]),
    );
    const variation = tf.add(tf.sum(tf.square(below)), tf.sum(tf.square(right)));
    return tf.addN([tf.neg(score), tf.mul(decay, DECAY), tf.mul(variation, VARIATION)]) as tf.Scalar;
  };
  return stockStep(image, RATE, loss);
}

export async function benchAscent(): Promise<void> {
  await startNodeBackend();
  console.log(`\nA step of gradient ascent: wasm, Node ${process.version}, median of ${RUNS} steps`);
  const plain = randomSqueezenet();
  await raceStock(ours(plain), stock(plain));
  const network = await loadNetworkFolder('efficientnet-lite0');
  for (const { id, title } of gradientAscent.presets) {
    const [ms = 0] = await mediansInTurn([ours(network, id)]);
    line(`EfficientNet-Lite0, ${title}`, ms, 'ms');
  }
}
