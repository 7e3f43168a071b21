import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputDescription, Layer } from '../../../src/network/description.ts';
import { UnknownClassError, UnknownLayerError } from '../../../src/network/errors.ts';
import { Network } from '../../../src/network/network.ts';
import { normalise } from '../../../src/network/preprocess.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import {
  deepest,
  type FeatureTerm,
  featureLoss,
  type ImageLoss,
  sumOfLosses,
} from '../../../src/techniques/optimise/feature_loss.ts';
import { probabilityObjective, targetObjective } from '../../../src/techniques/optimise/objectives.ts';
import { inputOf, meanColour, pixelGradient } from '../../../src/techniques/optimise/pixels.ts';
import { use } from '../../support/backends.ts';
import { dot, slopeAlong } from '../../support/numbers.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { describeNetwork, randomWeights, weightsOf } from '../../support/toys/tiny_network.ts';
import { take } from '../../support/toys/toy_subject.ts';

beforeAll(() => use('wasm'));

const input: InputDescription = {
  ...{ height: 6, width: 7, mean: [100, 120, 140], std: [50, 60, 70], order: 'bgr', crop: 1 },
};

/** Two convolutions and a rectifier; its input is scaled, shifted and turned round, as some networks want it. */
function network(): Network {
  const description = describeNetwork(
    [
      { kind: 'conv', name: 'stem', inputs: ['image'], stride: 1, pad: [1, 1, 1, 1] },
      { kind: 'relu6', name: 'act', inputs: ['stem'] },
      { kind: 'conv', name: 'deep', inputs: ['act'], stride: 2, pad: [0, 0, 0, 0] },
      { kind: 'globalAvgPool', name: 'score', inputs: ['deep'] },
    ],
    [6, 7],
    ['a', 'b', 'c'],
  );
  const shapes = { 'stem.weight': [4, 3, 3, 3], 'stem.bias': [4], 'deep.weight': [3, 4, 3, 3] };
  return new Network({ ...description, input }, randomWeights(shapes, 8));
}

const random = seeded(2);
const picture = () =>
  tf.tensor4d(
    Float32Array.from({ length: 126 }, () => random.uniform()),
    [1, 6, 7, 3],
  );

const total = ({ terms }: ImageLoss) => tf.addN(Object.values(terms));

/** weight * mean square of a layer. */
const square = (name: string, layer: string, weight: number): FeatureTerm => ({
  ...{ name, layer },
  measure: (activation) => ({
    loss: tf.mul(tf.mean(tf.square(activation)), weight) as tf.Scalar,
    seed: tf.mul(activation, (2 * weight) / activation.size) as tf.Tensor4D,
  }),
});

/** What a loss sees of a layer. */
function seenAt(net: Network, pixels: tf.Tensor4D, layer: string): number[] {
  const seen: number[] = [];
  const watching: FeatureTerm = {
    ...{ name: 'watching', layer },
    measure(activation) {
      seen.push(...activation.dataSync());
      return square('', layer, 1).measure(activation);
    },
  };
  tf.tidy(() => void featureLoss(net, pixels, [watching]));
  return seen;
}

describe('pixels', () => {
  it.each(['rgb', 'bgr'] as const)('become the input that bytes become, in the order %s', (order) => {
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => 16 * i);
    const want = normalise(bytes, { ...input, order });
    const pixels = Array.from(bytes).filter((_, i) => i % 4 !== 3);
    const got = tf.tidy(() =>
      inputOf(
        tf.tensor4d(
          pixels.map((byte) => byte / 255),
          [1, 2, 2, 3],
        ),
        { ...input, order },
      ),
    );
    expectClose(take(got), want, 1e-6);
  });

  it.each(['rgb', 'bgr'] as const)('have the adjoint of that, in the order %s', (order) => {
    const [x, y] = [picture(), picture()];
    const [there, zero, back] = tf.tidy(() => [
      inputOf(x, { ...input, order }),
      inputOf(tf.zerosLike(x), { ...input, order }),
      pixelGradient(y, { ...input, order }),
    ]) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    // The map is affine: what a difference of pixels does to the input.
    const linear = tf.tidy(() => tf.sub(there, zero));
    expectClose([dot(linear, y)], [dot(x, back)], 1e-5);
    tf.dispose([x, y, there, zero, back, linear]);
  });

  it.each(['rgb', 'bgr'] as const)('of the mean colour are zero to the network, in the order %s', (order) => {
    const zero = tf.tidy(() =>
      inputOf(tf.tensor4d(meanColour({ ...input, order }), [1, 1, 1, 3]), { ...input, order }),
    );
    expect(take(zero).every((value) => Math.abs(value) < 1e-5)).toBe(true);
  });

  it('of the mean colour are mid-grey where no mean is subtracted', () => {
    expect(meanColour({ ...input, mean: [0, 0, 0] })).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('the loss of features', () => {
  let net: Network;
  beforeAll(() => {
    net = network();
  });
  afterAll(() => net.dispose());

  it.each<[string, FeatureTerm[]]>([
    ['one layer', [square('one', 'act', 3)]],
    ['a layer that a fused kernel would swallow', [square('one', 'stem', 1)]],
    ['several layers, not in order', [square('deep', 'deep', 2), square('early', 'act', 5)]],
    ['the same layer twice', [square('one', 'deep', 2), square('two', 'deep', 5)]],
    ['several layers under one name', [square('all', 'act', 1), square('all', 'deep', 1)]],
    ['the image itself as well', [square('pixels', 'image', 1), square('deep', 'deep', 1)]],
  ])('at %s has the gradient that differences measure', (_what, measures) => {
    const [pixels, direction] = [picture(), picture()];
    const gradient = tf.tidy(() => featureLoss(net, pixels, measures).gradient);
    const measured = slopeAlong((x) => total(featureLoss(net, x, measures)), pixels, direction, 3e-4);
    expectClose([dot(gradient, direction)], [measured], 1e-2);
    tf.dispose([pixels, direction, gradient]);
  });

  it('sums terms of one name', () => {
    const pixels = picture();
    const read = (measures: FeatureTerm[]) =>
      tf.tidy(() => {
        const { terms } = featureLoss(net, pixels, measures);
        return Object.fromEntries(
          Object.entries(terms).map(([name, t]) => [name, t.dataSync()[0] as number]),
        );
      });
    const { a = 0, b = 0 } = read([square('a', 'act', 1), square('b', 'deep', 1)]);
    expectClose([read([square('a', 'act', 1), square('a', 'deep', 1)]).a ?? 0], [a + b], 1e-6);
    const twice = tf.tidy(() => {
      const loss = featureLoss(net, pixels, [square('a', 'act', 1)]);
      const { terms, gradient } = sumOfLosses(loss, loss);
      const ratio = tf.div(tf.sum(tf.abs(gradient)), tf.sum(tf.abs(loss.gradient)));
      return [(terms.a as tf.Scalar).dataSync()[0], ratio.dataSync()[0]];
    });
    expectClose(twice as number[], [2 * a, 2], 1e-6);
    pixels.dispose();
  });

  it('finds the layer that runs last, and refuses one that there is not', () => {
    expect(deepest(net, ['deep', 'act'])).toBe('deep');
    expect(() => deepest(net, ['act', 'wide'])).toThrow(UnknownLayerError);
  });

  it.each([
    [{ kind: 'class', index: 1 }, 'score', [0, 0, 1]],
    [{ kind: 'channel', layer: 'deep', channel: 2 }, 'deep', null],
    [{ kind: 'neuron', layer: 'deep', channel: 0, y: 1, x: 2 }, 'deep', [1, 2, 0]],
  ] as const)('of a target to climb, %j, is minus its score', (target, layer, place) => {
    const pixels = picture();
    const loss = take(
      tf.tidy(() => featureLoss(net, pixels, [targetObjective(net, target)]).terms.score as tf.Scalar),
    )[0];
    const values = seenAt(net, pixels, layer);
    const channels = net.shape(layer)[2];
    const want =
      place === null
        ? values
            .filter((_, i) => i % channels === 2)
            .reduce((sum, value, _, all) => sum + value / all.length, 0)
        : (values[(place[0] * net.shape(layer)[1] + place[1]) * channels + place[2]] as number);
    expectClose([loss as number], [-want], 1e-5);
    pixels.dispose();
  });

  it('of the probability of a class is minus its logarithm, and has the gradient that differences measure', () => {
    const [pixels, direction] = [picture(), picture()];
    const term = probabilityObjective(net, 2);
    const { loss, gradient } = tf.tidy(() => {
      const { terms, gradient: slope } = featureLoss(net, pixels, [term]);
      return { loss: terms.surprise as tf.Scalar, gradient: slope };
    });
    const scores = seenAt(net, pixels, 'score').map(Math.exp);
    const probability = (scores[2] as number) / scores.reduce((sum, score) => sum + score, 0);
    expectClose([take(loss)[0] as number], [-Math.log(probability)], 1e-5);
    const measured = slopeAlong((x) => total(featureLoss(net, x, [term])), pixels, direction, 1e-3);
    expectClose([dot(gradient, direction)], [measured], 1e-2);
    tf.dispose([pixels, direction, gradient]);
    expect(() => probabilityObjective(net, 3)).toThrow(UnknownClassError);
  });

  it('of the probability of the only class is that of its sigmoid, and there is a way up', () => {
    const layer: Layer = { kind: 'conv', name: 'score', inputs: ['image'], stride: 1, pad: [0, 0, 0, 0] };
    const weights = weightsOf({
      'score.weight': [
        [1, 3, 1, 1],
        [1, 0, 0],
      ],
    });
    const alone = new Network(describeNetwork([layer], [1, 1]), weights);
    const { measure } = probabilityObjective(alone, 0);
    const measured = tf.tidy(() => {
      const { loss, seed, rising } = measure(tf.tensor4d([Math.log(3)], [1, 1, 1, 1]));
      return [loss, seed, rising?.probability as tf.Scalar];
    });
    // The sigmoid is 3/4.
    const values = measured.map((one) => take(one)[0] as number);
    expectClose(values, [Math.log(4 / 3), -1 / 4, 3 / 4], 1e-5);
    alone.dispose();
  });

  it('finds a way up to a unit that is silent', () => {
    // So dark that the first layer's rectifier is closed somewhere.
    const pixels = tf.tidy(() => tf.sub(picture(), 3) as tf.Tensor4D);
    const closed = seenAt(net, pixels, 'act').indexOf(0);
    const silent = { channel: closed % 4, x: Math.floor(closed / 4) % 7, y: Math.floor(closed / 28) };
    const target = { kind: 'neuron', layer: 'act', ...silent } as const;
    const gradient = take(tf.tidy(() => featureLoss(net, pixels, [targetObjective(net, target)]).gradient));
    expect(gradient.some((value) => value !== 0)).toBe(true);
    pixels.dispose();
  });

  it('refuses a target that there is not', () => {
    expect(() => targetObjective(net, { kind: 'class', index: 3 })).toThrow(UnknownClassError);
    expect(() => targetObjective(net, { kind: 'channel', layer: 'wide', channel: 0 })).toThrow(
      UnknownLayerError,
    );
    expect(() => targetObjective(net, { kind: 'channel', layer: 'act', channel: 4 })).toThrow(ParameterError);
  });
});
