import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../src/network/backward.ts';
import { forward, keepForward, type Trace } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { autodiff } from '../support/autodiff.ts';
import { use } from '../support/backends.ts';
import { fetchShipped, goldenImage, loadShipped } from '../support/efficientnet.ts';
import { golden, goldenArrays, type ImageCase } from '../support/golden/golden.ts';
import { expectClose, norm } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface LayerOutput {
  readonly image: string;
  readonly layer: string;
  readonly shape: number[];
  readonly full: { norm: number; min: number; max: number };
  readonly mean: number;
  readonly array: string;
  readonly position: [y: number, x: number];
}

interface Scores extends ImageCase {
  readonly label: string;
  readonly top5: { class: number; label: string; logit: number; probability: number }[];
}

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});

describe('EfficientNet-Lite0 scores as the PyTorch network does', () => {
  const { cases, tolerance, network: meant } = golden<Scores>('logits');
  const array = goldenArrays('logits');

  it('with the very weights that the golden values are of', async () => {
    const { weights } = JSON.parse(new TextDecoder().decode(await fetchShipped('network.json')));
    expect(weights.sha256).toBe(meant.weightsSha256);
  });

  it.each(cases)('$image', (scores) => {
    const image = goldenImage(network, scores.image);
    const [logits, probabilities] = tf.tidy(() => {
      const trace = forward(network, image);
      return [trace.logits.dataSync(), tf.softmax(trace.logits, 3).dataSync()] as const;
    });
    image.dispose();
    expectClose(logits, array(scores.array).values, tolerance);
    const order = Array.from(logits.keys()).sort((a, b) => (logits[b] as number) - (logits[a] as number));
    expect(order.slice(0, 5)).toEqual(scores.top5.map((one) => one.class));
    for (const one of scores.top5) {
      expect(network.description.labels[one.class]).toBe(one.label);
      expect(Math.abs((probabilities[one.class] as number) - one.probability)).toBeLessThan(1e-4);
    }
  });
});

describe('EfficientNet-Lite0 has the activations of the PyTorch network at', () => {
  const { cases, tolerance } = golden<LayerOutput>('activations');
  const array = goldenArrays('activations');
  let trace: Trace;

  beforeAll(() => {
    const image = goldenImage(network, 'dog');
    trace = keepForward(network, image, { taps: cases.map(({ layer }) => ours(layer)) });
  });

  it.each(cases)('$layer', ({ layer, shape, position: [y, x], array: name, full }) => {
    const output = trace.at(ours(layer));
    const values = output.dataSync();
    expect(output.shape).toEqual(shape);
    const [, , width, channels] = shape as [number, number, number, number];
    const start = (y * width + x) * channels;
    expectClose(values.subarray(start, start + channels), array(name).values, tolerance);
    expect(Math.abs(norm(values) / full.norm - 1)).toBeLessThanOrEqual(tolerance);
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    // In shares of the layer's own extent.
    const extent = full.max - full.min;
    expect(Math.abs(low - full.min) / extent).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(high - full.max) / extent).toBeLessThanOrEqual(tolerance);
  });

  it('and so nearly all layers are covered', () => {
    expect(new Set(cases.map(({ layer }) => network.resolve(ours(layer)))).size).toBeGreaterThan(80);
  });
});

/** PyTorch's blocks are modules; ours are known by their last layer. */
function ours(layer: string): string {
  const [, stage, block] = /^blocks\.(\d+)\.(\d+)$/.exec(layer) ?? [];
  if (stage === undefined) return layer;
  if (block !== '0') return `${layer}.add`;
  return `${layer}.${stage === '0' ? 'bn2' : 'bn3'}`;
}

describe('the gradient of EfficientNet-Lite0', () => {
  /** Small enough for plain JavaScript; every stride still meets odd and even sizes. */
  const SIDE = 40;
  /** Relative L2 distance; 50 layers of float32 in two orders. */
  const TOLERANCE = 1e-4;

  it('is the one that tf.grad finds in the same forward pass', async () => {
    await use('cpu');
    const small = await loadShipped(SIDE);
    tf.tidy(() => {
      const image = tf.tensor4d(seeded(1).normals(SIDE * SIDE * 3, 0.7), [1, SIDE, SIDE, 3]);
      const seed = tf.cast(tf.oneHot([[[281]]], 1000), 'float32') as tf.Tensor4D;
      const [want] = autodiff(([x]) => forward(small, x as tf.Tensor4D).logits)([image], seed);
      const got = backward(small, forward(small, image), new Map([['classifier', seed]]));
      expect(got.shape).toEqual([1, SIDE, SIDE, 3]);
      expectClose(got.dataSync(), want?.dataSync() ?? [], TOLERANCE);
    });
    small.dispose();
  });
});
