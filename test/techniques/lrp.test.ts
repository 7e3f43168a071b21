import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RelevanceRule } from '../../src/network/layers/rules.ts';
import type { FixedTarget } from '../../src/techniques/common/technique.ts';
import { lrp, relevanceMap } from '../../src/techniques/lrp.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { expectClose } from '../support/relative_l2.ts';
import { bentNetwork, linearNetwork, subjectOf, take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const rule: RelevanceRule = { terms: 'positive', epsilon: 0, gamma: 0, first: 'same' };
const top: FixedTarget = { kind: 'class', index: 0 };

describe('of a score that is the weighted sum of two pixels', () => {
  // 1 x 2 + 2 x 1 - 1 x 3 on the left, 4 x 1 on the right: 5.
  const network = () => linearNetwork([1, 2], [1, 2, -1, 4, 0, 0]);
  const PIXELS = [2, 1, 3, 1, 7, 7];

  it('each pixel has what it adds, its colours together', () => {
    const made = network();
    const { subject, dispose } = subjectOf(made, top, PIXELS);
    const map = relevanceMap(subject, top, rule);
    expect(map.shape).toEqual([1, 2]);
    expectClose(take(map), [1, 4], 1e-6);
    dispose();
    made.dispose();
  });

  it('the technique shows it with signs, and says when it is faint', () => {
    const made = network();
    const { subject, dispose } = subjectOf(made, top, PIXELS);
    const settings = { rule: 'positive', epsilon: 0, gamma: 0, first: 'same' };
    const picture = tf.tidy(() => lrp.run(subject, settings) as never) as ReturnType<typeof lrp.run>;
    if (!('kind' in picture) || picture.kind !== 'heat') throw new Error('Relevance is a heat map.');
    expect(picture).toMatchObject({ scale: 'symmetric', title: 'Relevance for class 0' });
    expect(picture.faint?.below).toBeCloseTo(5e-6, 9);
    expectClose(take(picture.values), [1, 4], 1e-6);
    dispose();
    made.dispose();
  });
});

it('the activation of a neuron is shared among the pixels that it sees', () => {
  const network = bentNetwork();
  const { subject, dispose } = subjectOf(network, top);
  const activation = subject.trace.at('act1').arraySync()[0]?.[0]?.[0] as number[];
  const channel = activation.indexOf(Math.max(...activation));
  expect(activation[channel]).toBeGreaterThan(0);
  const target: FixedTarget = { kind: 'neuron', layer: 'act1', channel, y: 0, x: 0 };
  const values = take(relevanceMap(subject, target, rule));
  // Of 6 x 6 pixels it sees 2 x 2, and its bias keeps nothing under z+.
  const seen = [0, 1, 6, 7];
  values.forEach((value, i) => {
    if (!seen.includes(i)) expect(value).toBe(0);
  });
  const sum = seen.reduce((total, i) => total + (values[i] as number), 0);
  expect(sum).toBeCloseTo(activation[channel] as number, 4);
  dispose();
  network.dispose();
});

it('a map leaves nothing behind but itself', async () => {
  const network = bentNetwork();
  const { subject, dispose } = subjectOf(network, top);
  // Tensors made of the weights stay with the network.
  relevanceMap(subject, top, rule).dispose();
  await expectNoLeak(() => relevanceMap(subject, top, rule));
  dispose();
  network.dispose();
});
