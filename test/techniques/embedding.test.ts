import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeDescription } from '../../src/engine/encode/encode_point.ts';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { keepForward } from '../../src/network/forward.ts';
import { Network } from '../../src/network/network.ts';
import { featureLayer } from '../../src/network/structure.ts';
import {
  describeImage,
  embedding,
  featuresOf,
  THUMBNAIL_SIDE,
  thumbnailOf,
} from '../../src/techniques/embedding.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { golden, goldenArrays, type ImageCase } from '../support/golden/golden.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork, tinyNetwork, weightsOf } from '../support/toys/tiny_network.ts';
import { take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

describe('the features of EfficientNet-Lite0', () => {
  let network: Network;
  beforeAll(async () => {
    network = await loadShipped();
  });
  afterAll(() => network.dispose());

  const { cases, tolerance } = golden<ImageCase>('features');
  const expected = goldenArrays('features');

  it.each(cases)("are PyTorch's for $image", ({ image, array }) => {
    const input = goldenImage(network, image);
    const trace = keepForward(network, input);
    const features = take(featuresOf(network, trace));
    tf.dispose([input, ...trace.tensors()]);
    expect(features).toHaveLength(1280);
    expectClose(features, expected(array).values, tolerance);
  });

  it('come with the classes and a small picture, whether looked at or described, and leave nothing behind', async () => {
    const input = goldenImage(network, 'dog');
    const trace = keepForward(network, input);
    const looked = embedding.run(
      { network, image: input, trace, target: { kind: 'class', index: 0 } },
      { method: 'pca', metric: 'l2', neighbours: 12, seed: 0 },
    );
    if (!('kind' in looked) || looked.kind !== 'point') throw new Error('not a point');
    await expectNoLeak(async () => {
      const described = await encodeDescription(network, describeImage(network, input));
      expect(described.ranking.classes[0]?.label).toBe('German shepherd');
      expectClose(described.point.features, looked.values.dataSync(), 1e-6);
      expect([...described.point.thumbnail]).toEqual(Array.from(looked.thumbnail.dataSync(), Math.round));
      return [];
    });
    tf.dispose([input, looked.values, looked.thumbnail, ...trace.tensors()]);
  });
});

describe('the feature layer', () => {
  const conv = (name: string, input: string): Layer => ({
    ...{ kind: 'conv', name, inputs: [input], stride: 1, pad: [0, 0, 0, 0] },
  });
  const plain = (
    kind: 'relu' | 'globalAvgPool' | 'dropout' | 'softmax',
    name: string,
    input: string,
  ): Layer => ({
    ...{ kind, name, inputs: [input] },
  });
  const ones = (...shape: number[]) =>
    [shape, Array<number>(shape.reduce((product, n) => product * n, 1)).fill(1)] as const;

  it('is the input of a classifier that is a matrix, dropout and softmax passed over', () => {
    const layers = [
      conv('stem', IMAGE),
      plain('relu', 'act', 'stem'),
      plain('globalAvgPool', 'pool', 'act'),
      plain('dropout', 'drop', 'pool'),
      { kind: 'dense', name: 'fc', inputs: ['drop'] } as const,
      plain('softmax', 'prob', 'fc'),
    ];
    const network = tinyNetwork(layers, [4, 4], { 'stem.weight': ones(5, 3, 1, 1), 'fc.weight': ones(2, 5) });
    expect(featureLayer(network)).toBe('drop');
    network.dispose();
  });

  it('is the input of a classifier that is a convolution, and its places are averaged', () => {
    const layers = [
      conv('stem', IMAGE),
      plain('relu', 'act', 'stem'),
      conv('classifier', 'act'),
      plain('relu', 'scores', 'classifier'),
      plain('globalAvgPool', 'logits', 'scores'),
    ];
    const network = tinyNetwork(layers, [2, 2], {
      'stem.weight': ones(5, 3, 1, 1),
      'classifier.weight': ones(7, 5, 1, 1),
    });
    expect(featureLayer(network)).toBe('act');
    const image = tf.tensor4d([1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0], [1, 2, 2, 3]);
    const trace = keepForward(network, image);
    expect([...take(featuresOf(network, trace))]).toEqual([2.5, 2.5, 2.5, 2.5, 2.5]);
    tf.dispose([image, ...trace.tensors()]);
    network.dispose();
  });
});

describe('the small picture', () => {
  const networkOf = (side: number, order: 'rgb' | 'bgr') => {
    const described = describeNetwork([{ kind: 'dense', name: 'fc', inputs: [IMAGE] }], [side, side]);
    const input = { ...described.input, mean: [10, 20, 30] as const, std: [2, 3, 4] as const, order };
    const numbers = side * side * 3;
    return new Network(
      { ...described, input },
      weightsOf({ 'fc.weight': [[1, numbers], Array<number>(numbers).fill(0)] }),
    );
  };

  it.each(['rgb', 'bgr'] as const)(
    'averages squares of pixels and undoes the preprocessing (%s)',
    (order) => {
      const side = 2 * THUMBNAIL_SIDE;
      const values = seeded(2).normals(side * side * 3);
      const network = networkOf(side, order);
      const image = tf.tensor4d(values, [1, side, side, 3]);
      const small = take(thumbnailOf(network, image));
      const at = (y: number, x: number, channel: number) => values[(y * side + x) * 3 + channel] as number;
      for (const [row, column] of [
        [0, 0],
        [5, 31],
        [31, 7],
      ] as const) {
        for (let colour = 0; colour < 3; colour++) {
          const channel = order === 'rgb' ? colour : 2 - colour;
          const [y, x] = [2 * row, 2 * column];
          const mean =
            (at(y, x, channel) + at(y, x + 1, channel) + at(y + 1, x, channel) + at(y + 1, x + 1, channel)) /
            4;
          const expected = mean * ([2, 3, 4][channel] ?? 0) + ([10, 20, 30][channel] ?? 0);
          expect(small[(row * THUMBNAIL_SIDE + column) * 3 + colour]).toBeCloseTo(expected, 3);
        }
      }
      image.dispose();
      network.dispose();
    },
  );

  it('has its size whatever the size of the input', () => {
    const network = networkOf(75, 'rgb');
    const image = tf.ones([1, 75, 75, 3]) as tf.Tensor4D;
    const small = thumbnailOf(network, image);
    expect(small.shape).toEqual([THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3]);
    expect(take(small).slice(0, 3)).toEqual(Float32Array.of(12, 23, 34));
    image.dispose();
    network.dispose();
  });
});
