import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { featureLoss } from '../../../src/techniques/optimise/feature_loss.ts';
import { gramMatrix, gramTerm } from '../../../src/techniques/style/gram.ts';
import { autodiff } from '../../support/autodiff.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { bentNetwork } from '../../support/toys/toy_subject.ts';

/** Two channels at four places. */
const ACTIVATION = [1, 0, 2, 1, 0, 3, 1, 1];

const random = (shape: [number, number, number, number], seed: number) =>
  tf.tensor4d(seeded(seed).normals(shape.reduce((a, b) => a * b)), shape);

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => use(backend));

  it('a Gram matrix is the mean product of two channels over all places', () => {
    const gram = gramMatrix(tf.tensor4d(ACTIVATION, [1, 2, 2, 2]));
    // (1 + 4 + 0 + 1) / 4, (0 + 2 + 0 + 1) / 4, (0 + 1 + 9 + 1) / 4
    expect(Array.from(gram.dataSync())).toEqual([1.5, 0.75, 0.75, 2.75]);
  });

  it('has no position left: places may change theirs', () => {
    const shuffled = tf.tensor4d([0, 3, 1, 1, 1, 0, 2, 1], [1, 1, 4, 2]);
    expect(Array.from(gramMatrix(shuffled).dataSync())).toEqual([1.5, 0.75, 0.75, 2.75]);
  });

  it('the distance is a share of the target’s square norm', () => {
    const gram = tf.tensor2d([1, 0, 0, 2], [2, 2]);
    const { loss, seed } = gramTerm('style', { layer: 'any', gram, weight: 3 }).measure(
      tf.tensor4d(ACTIVATION, [1, 2, 2, 2]),
    );
    // 3 (0.5^2 + 2 x 0.75^2 + 0.75^2) / (1 + 4)
    expect(loss.dataSync()[0]).toBeCloseTo((3 * (0.25 + 1.125 + 0.5625)) / 5, 6);
    // At the first place F = (1, 0): 4 x 3 / (4 x 5) x (0.5, 0.75)
    expect(Array.from(seed.dataSync().slice(0, 2), (v) => Number(v.toFixed(6)))).toEqual([0.3, 0.45]);
  });

  it('leaves no tensor behind', async () => {
    const activation = tf.tensor4d(ACTIVATION, [1, 2, 2, 2]);
    await expectNoLeak(() => gramMatrix(activation));
  });
});

describe('the seed', () => {
  beforeAll(() => use('cpu'));
  const activation = () => random([1, 4, 5, 6], 3);
  const target = () => ({ layer: 'any', gram: gramMatrix(random([1, 7, 3, 6], 4)), weight: 0.7 });

  it('is the derivative that tf.grad finds', () => {
    const { gram, weight } = target();
    const distance = (x: tf.Tensor4D) => {
      const features = tf.reshape(x, [20, 6]);
      const difference = tf.sub(tf.div(tf.matMul(features, features, true), 20), gram);
      const share = tf.div(tf.sum(tf.square(difference)), tf.sum(tf.square(gram)));
      return tf.reshape(tf.mul(share, weight), [1, 1, 1, 1]) as tf.Tensor4D;
    };
    const [wanted] = autodiff(([x]) => distance(x as tf.Tensor4D))([activation()]);
    const { seed } = gramTerm('style', target()).measure(activation());
    expectClose(seed.dataSync(), (wanted as tf.Tensor).dataSync(), 1e-5);
  });

  it('predicts what a small change of the image does to the loss, through several layers', () => {
    const network = bentNetwork();
    const terms = (['act1', 'act2', 'act3'] as const).map((layer, i) => {
      const [height, width, channels] = network.shape(layer);
      const gram = gramMatrix(tf.abs(random([1, height, width, channels], 40 + i)) as tf.Tensor4D);
      return gramTerm('style', { layer, gram, weight: 1 + i });
    });
    const lossAt = (x: tf.Tensor4D) => featureLoss(network, x, terms);
    const at = tf.mul(random([1, 6, 6, 3], 8), 0.01) as tf.Tensor4D;
    const way = random([1, 6, 6, 3], 9);
    const value = (step: number) =>
      lossAt(tf.add(at, tf.mul(way, step))).terms.style?.dataSync()[0] as number;
    const STEP = 1e-5;
    const measured = (value(STEP) - value(-STEP)) / (2 * STEP);
    const predicted = tf.sum(tf.mul(lossAt(at).gradient, way)).dataSync()[0] as number;
    expect(Math.abs(predicted / measured - 1)).toBeLessThan(2e-2);
    network.dispose();
  });
});
