import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { disposeAblation, makeAblation } from '../../src/network/ablation.ts';
import { backward } from '../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { UnknownLayerError } from '../../src/network/errors.ts';
import { forward, keepForward, type Trace } from '../../src/network/forward.ts';
import { Network } from '../../src/network/network.ts';
import { NODE_BACKENDS, use } from '../support/backends.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork, randomWeights } from '../support/toys/tiny_network.ts';

/** Each kind of layer that can carry out a rectifier itself, with one behind it. */
const layers: Layer[] = [
  { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 2, pad: [0, 1, 0, 1] },
  { kind: 'relu', name: 'relu', inputs: ['conv'] },
  { kind: 'depthwise', name: 'depthwise', inputs: ['relu'], stride: 1, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'relu6', inputs: ['depthwise'] },
  { kind: 'dense', name: 'hidden', inputs: ['relu6'] },
  { kind: 'relu', name: 'hidden_relu', inputs: ['hidden'] },
  { kind: 'dense', name: 'score', inputs: ['hidden_relu'] },
];

const shapes = {
  'conv.weight': [5, 3, 3, 3],
  'conv.bias': [5],
  'depthwise.weight': [5, 1, 3, 3],
  'depthwise.bias': [5],
  'hidden.weight': [6, 4 * 3 * 5],
  'hidden.bias': [6],
  'score.weight': [2, 6],
};

interface Toy {
  readonly layers: readonly Layer[];
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}

const chain: Toy = { layers, shapes };

/** With a way around two convolutions. */
const residual: Toy = {
  layers: [
    { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 1, pad: [1, 1, 1, 1] },
    { kind: 'relu', name: 'first', inputs: ['stem'] },
    { kind: 'conv', name: 'a', inputs: ['first'], stride: 1, pad: [1, 1, 1, 1] },
    { kind: 'relu6', name: 'middle', inputs: ['a'] },
    { kind: 'conv', name: 'b', inputs: ['middle'], stride: 1, pad: [1, 1, 1, 1] },
    { kind: 'add', name: 'sum', inputs: ['b', 'first'] },
    { kind: 'relu', name: 'last', inputs: ['sum'] },
    { kind: 'dense', name: 'score', inputs: ['last'] },
  ],
  shapes: {
    ...{ 'stem.weight': [5, 3, 3, 3], 'a.weight': [5, 5, 3, 3], 'b.weight': [5, 5, 3, 3] },
    ...{ 'b.bias': [5], 'score.weight': [2, 8 * 6 * 5] },
  },
};

/** Relative L2 distance; the same sums, perhaps in another order. */
const TOLERANCE = 1e-6;

describe.each(NODE_BACKENDS)('forward on %s', (backend) => {
  let network: Network;
  let image: tf.Tensor4D;
  beforeAll(async () => {
    await use(backend);
    network = new Network(describeNetwork(layers, [8, 6]), randomWeights(shapes, 3));
    image = tf.tensor4d(seeded(4).normals(8 * 6 * 3, 3), [1, 8, 6, 3]);
  });

  it('knows the shape of every layer before it runs', () => {
    expect(network.steps.map(({ layer }) => network.shape(layer.name))).toEqual([
      [4, 3, 5],
      [4, 3, 5],
      [4, 3, 5],
      [4, 3, 5],
      [1, 1, 6],
      [1, 1, 6],
      [1, 1, 2],
    ]);
    expect(network.shape(IMAGE)).toEqual([8, 6, 3]);
  });

  it('gives the same activations whether a rectifier runs in the layer before it or by itself', () => {
    tf.tidy(() => {
      const fused = forward(network, image);
      const unfused = forward(network, image, { taps: ['conv', 'depthwise', 'hidden'] });
      for (const name of ['relu', 'relu6', 'hidden_relu', 'score']) {
        expectClose(fused.at(name).dataSync(), unfused.at(name).dataSync(), TOLERANCE);
      }
    });
  });

  it('gives pre-activations at the layers that are tapped, and they are not rectified', () => {
    tf.tidy(() => {
      const trace = forward(network, image, { taps: ['conv', 'depthwise'] });
      const before = trace.at('depthwise').dataSync();
      expect(before.some((value) => value < 0)).toBe(true);
      expectClose(
        trace.at('relu6').dataSync(),
        before.map((value) => Math.min(6, Math.max(0, value))),
        TOLERANCE,
      );
    });
  });

  it('keeps nothing of a pre-activation that nobody tapped, and says how to get it', () => {
    tf.tidy(() => {
      const trace = forward(network, image);
      expect(trace.has('conv')).toBe(false);
      expect(() => trace.at('conv')).toThrow('name it in options.taps');
    });
  });

  it('stops after the layer it is asked for', () => {
    tf.tidy(() => {
      const trace = forward(network, image, { upTo: 'depthwise' });
      expect(['conv', 'relu', 'depthwise', 'relu6', 'hidden'].filter((name) => trace.has(name))).toEqual([
        'relu',
        'depthwise',
      ]);
      expect(forward(network, image, { upTo: IMAGE }).tensors()).toEqual([]);
    });
  });

  it('stops after a rectifier that ran in the layer before it', () => {
    tf.tidy(() => {
      const trace = forward(network, image, { upTo: 'relu6' });
      expect(trace.has('relu6')).toBe(true);
      expect(trace.has('hidden_relu')).toBe(false);
    });
  });

  it('has the same gradient with and without taps', () => {
    tf.tidy(() => {
      const seeds = new Map([['score', tf.tensor4d([1, -2], [1, 1, 1, 2])]]);
      const plain = backward(network, forward(network, image), seeds);
      const tapped = backward(
        network,
        forward(network, image, { taps: ['conv', 'depthwise', 'hidden'] }),
        seeds,
      );
      expect(plain.dataSync().some((value) => value !== 0)).toBe(true);
      expectClose(plain.dataSync(), tapped.dataSync(), TOLERANCE);
    });
  });

  it('refuses layers that do not exist, by name', () => {
    expect(() => forward(network, image, { upTo: 'conv2' })).toThrow(UnknownLayerError);
    expect(() => forward(network, image, { taps: ['con'] })).toThrow(/no layer "con".*conv/);
  });

  it('hands every tensor over to whoever keeps the trace', async () => {
    await expectNoLeak(() => keepForward(network, image).tensors());
  });

  it('gives each picture of a batch what it gets alone', () => {
    tf.tidy(() => {
      const other = tf.neg(image);
      const together = forward(network, tf.concat([image, other], 0)).logits.dataSync();
      const apart = [image, other].flatMap((one) => Array.from(forward(network, one).logits.dataSync()));
      expectClose(together, apart, TOLERANCE);
    });
  });

  it.each<{ toy: Toy; off: string; taps?: string[]; taken: string[] }>([
    { toy: chain, off: 'relu', taken: [] },
    { toy: chain, off: 'depthwise', taken: ['relu'] },
    { toy: chain, off: 'relu6', taken: ['relu'] },
    { toy: chain, off: 'hidden_relu', taken: ['relu', 'relu6'] },
    { toy: residual, off: 'first', taken: [] },
    { toy: residual, off: 'middle', taken: ['first'] },
    { toy: residual, off: 'last', taken: ['first', 'middle', 'b', 'sum'] },
    // A rectifier that ran by itself is computed again, in the layer before it.
    { toy: chain, off: 'hidden_relu', taps: ['depthwise'], taken: ['relu'] },
    { toy: residual, off: 'last', taps: ['a'], taken: ['first'] },
  ])('takes over $taken with $off off (taps: $taps), to the bit', async ({ toy, off, taps = [], taken }) => {
    const whole = new Network(describeNetwork(toy.layers, [8, 6]), randomWeights(toy.shapes, 5));
    const numbersOf = (trace: Trace): Record<string, number[]> =>
      Object.fromEntries(
        toy.layers
          .filter(({ name }) => trace.has(name))
          .map(({ name }) => [name, Array.from(trace.at(name).dataSync())]),
      );
    const want = tf.tidy(() => numbersOf(forward(whole, image)));
    await expectNoLeak(() => {
      const ablation = makeAblation(whole, [{ layer: off, channels: [0, 2] }]);
      const ablated = keepForward(whole.withAblation(ablation), image, { taps });
      tf.tidy(() => {
        const begun = forward(whole, image, { from: ablated });
        const isTaken = ({ name }: Layer) =>
          begun.has(name) && ablated.has(name) && begun.at(name) === ablated.at(name);
        expect(toy.layers.filter(isTaken).map(({ name }) => name)).toEqual(taken);
        expect(numbersOf(begun)).toEqual(want);
      });
      expect(ablated.tensors().some(({ isDisposed }) => isDisposed)).toBe(false);
      disposeAblation(ablation);
      return ablated.tensors();
    });
    whole.dispose();
  });
});
