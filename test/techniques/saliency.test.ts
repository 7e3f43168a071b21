import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forward, keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { seedOf } from '../../src/techniques/common/target.ts';
import type { FixedTarget, Subject } from '../../src/techniques/common/technique.ts';
import { integratedGradients } from '../../src/techniques/maps/integrated_gradients.ts';
import { gradientTimesInput, saliencyMap, smoothGrad } from '../../src/techniques/saliency.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { expectClose } from '../support/relative_l2.ts';
import { bentNetwork, linearNetwork, subjectOf, take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const FIRST: FixedTarget = { kind: 'class', index: 0 };

/** Relative L2 distance of float32 against values worked out by hand. */
const TOLERANCE = 1e-5;

const saliencyOf = ({ network, trace, target }: Subject): Float32Array =>
  take(tf.tidy(() => saliencyMap(network, trace, seedOf(network, target))));

type Averaging = ReturnType<typeof smoothGrad>;

/** All stages of a running mean. */
async function stagesOf(means: Averaging): Promise<{ values: Float32Array; progress: number }[]> {
  const stages = [];
  for await (const { mean, progress } of means) stages.push({ values: take(mean), progress });
  return stages;
}

const lastOf = async (means: Averaging): Promise<Float32Array> =>
  (await stagesOf(means)).at(-1)?.values ?? new Float32Array();

describe('of a score that is a weighted sum of the pixels', () => {
  const WEIGHTS = [1, 2, -3, 0, 0, 0, -4, 1, 1, 0.5, 0.25, 0];
  const PIXELS = [2, 1, 1, 5, 5, 5, -1, 0, 2, 4, 4, 9];
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  let before = 0;
  beforeEach(() => {
    before = tf.memory().numTensors;
    network = linearNetwork([2, 2], WEIGHTS);
    toy = subjectOf(network, FIRST, PIXELS);
  });
  afterEach(() => {
    toy.dispose();
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('saliency is the largest weight of each pixel, by magnitude', () => {
    expectClose(saliencyOf(toy.subject), [3, 0, 4, 0.5], TOLERANCE);
  });

  it('gradient x input is what each pixel adds to the score', () => {
    const { trace } = toy.subject;
    const values = take(tf.tidy(() => gradientTimesInput(network, trace, seedOf(network, FIRST))));
    expectClose(values, [2 + 2 - 3, 0, 4 + 2, 2 + 1], TOLERANCE);
  });

  it('integrated gradients are what each pixel adds to the score, with any number of steps', async () => {
    for (const steps of [1, 2, 5])
      expectClose(await lastOf(integratedGradients(toy.subject, steps)), [1, 0, 6, 3], TOLERANCE);
  });

  it('SmoothGrad is the saliency, with any noise', async () => {
    expectClose(await lastOf(smoothGrad(toy.subject, 3, 0.5)), [3, 0, 4, 0.5], TOLERANCE);
  });

  it('the other class, which scores nothing, has no saliency', () => {
    const other = subjectOf(network, { kind: 'class', index: 1 }, PIXELS);
    expect(Array.from(saliencyOf(other.subject))).toEqual([0, 0, 0, 0]);
    other.dispose();
  });
});

describe('of a network with rectifiers', () => {
  const classes = [0, 1, 2];
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  beforeAll(() => {
    network = bentNetwork();
    toy = subjectOf(network, FIRST);
  });

  it('SmoothGrad without noise is the saliency, at every stage', async () => {
    const stages = await stagesOf(smoothGrad(toy.subject, 3, 1e-7));
    expect(stages.map(({ progress }) => progress)).toEqual([1 / 3, 2 / 3, 1]);
    const want = saliencyOf(toy.subject);
    for (const { values } of stages) expectClose(values, want, 1e-4);
  });

  it('SmoothGrad with noise is another map, and the same in every run', async () => {
    const [one, again] = [
      await lastOf(smoothGrad(toy.subject, 4, 0.5)),
      await lastOf(smoothGrad(toy.subject, 4, 0.5)),
    ];
    expect(Array.from(one)).toEqual(Array.from(again));
    expect(() => expectClose(one, saliencyOf(toy.subject), 0.01)).toThrow();
  });

  it('SmoothGrad ended early leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    const means = smoothGrad(toy.subject, 8, 0.2);
    for (let step = 0; step < 3; step++) ((await means.next()).value as { mean: tf.Tensor }).mean.dispose();
    await means.return();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(classes)(
    'integrated gradients of class %d add up to the difference of its scores',
    async (index) => {
      const target: FixedTarget = { kind: 'class', index };
      const scoreOf = (x: tf.Tensor4D) =>
        tf.tidy(() => forward(network, x).logits.dataSync()[index] as number);
      const baseline = tf.zerosLike(toy.subject.image);
      const difference = scoreOf(toy.subject.image) - scoreOf(baseline);
      baseline.dispose();
      const shares = await lastOf(integratedGradients({ ...toy.subject, target }, 50));
      const sum = shares.reduce((total, share) => total + share, 0);
      // In shares of the difference; the midpoint rule over kinks.
      expect(Math.abs(sum / difference - 1)).toBeLessThan(0.05);
    },
  );

  it('the gradient of a channel is the sum of the gradients of its neurons', () => {
    const gradientOf = (target: FixedTarget) =>
      take(tf.tidy(() => gradientTimesInput(network, toy.subject.trace, seedOf(network, target))));
    for (const layer of ['act2', 'sum', 'act3']) {
      const [height, width] = network.shape(layer);
      const channel = gradientOf({ kind: 'channel', layer, channel: 1 });
      const sum = new Float32Array(channel.length);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          gradientOf({ kind: 'neuron', layer, channel: 1, y, x }).forEach((value, i) => {
            sum[i] = (sum[i] as number) + value;
          });
      expect(channel.some((value) => value !== 0)).toBe(true);
      expectClose(channel, sum, TOLERANCE);
    }
  });
});

describe('of EfficientNet-Lite0', () => {
  /** Small, so that hundreds of steps are quick. */
  const SIDE = 64;
  /** Share of the difference between the two scores. */
  const TOLERANCE = 0.05;
  const STEPS = 400;

  it('saliency is nowhere negative, and integrated gradients add up to the difference of the scores', async () => {
    const network = await loadShipped(SIDE);
    const [image, baseline] = tf.tidy(() => {
      const whole = goldenImage(network, 'dog');
      return [tf.image.resizeBilinear(whole, [SIDE, SIDE]), tf.zeros<tf.Rank.R4>([1, SIDE, SIDE, 3])];
    }) as [tf.Tensor4D, tf.Tensor4D];
    const trace = keepForward(network, image);
    const target: FixedTarget = { kind: 'class', index: 235 };
    const subject = { network, image, trace, target };
    const map = saliencyOf(subject);
    expect(map.every((value) => value >= 0)).toBe(true);
    expect(map.some((value) => value > 0)).toBe(true);

    const scoreOf = (x: tf.Tensor4D) => tf.tidy(() => forward(network, x).logits.dataSync()[235] as number);
    const difference = scoreOf(image) - scoreOf(baseline);
    expect(Math.abs(difference)).toBeGreaterThan(1);
    // Near the grey baseline the gradient changes sign from step to step: few steps add up to something else.
    const shares = await lastOf(integratedGradients(subject, STEPS));
    const sum = shares.reduce((total, share) => total + share, 0);
    expect(Math.abs(sum / difference - 1)).toBeLessThan(TOLERANCE);
    tf.dispose([image, baseline, ...trace.tensors()]);
    network.dispose();
  });
});
