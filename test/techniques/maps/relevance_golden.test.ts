import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepForward } from '../../../src/network/forward.ts';
import type { RelevanceRule } from '../../../src/network/layers/rules.ts';
import type { Network } from '../../../src/network/network.ts';
import type { FixedTarget, Subject } from '../../../src/techniques/common/technique.ts';
import { channelShares, conceptMap } from '../../../src/techniques/concepts.ts';
import { relevanceMap } from '../../../src/techniques/lrp.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { golden, goldenArrays, type ImageCase } from '../../support/golden/golden.ts';
import { expectClose, norm } from '../../support/relative_l2.ts';
import { take } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';

interface RelevanceCase extends ImageCase {
  readonly rule?: RelevanceRule;
  readonly of?: {
    readonly layer: string;
    readonly channel: number;
    readonly share: number;
    readonly shares: string;
  };
  readonly full: { readonly norm: number; readonly sum: number };
}

const SIDE = 224;
const { cases, tolerance } = golden<RelevanceCase>('relevance');
const array = goldenArrays('relevance');
const subjects = new Map<string, Subject>();
let network: Network;

beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
  for (const { image, target } of cases) {
    if (subjects.has(image)) continue;
    const pixels = goldenImage(network, image);
    const trace = keepForward(network, pixels);
    subjects.set(image, { network, image: pixels, trace, target: { kind: 'class', index: target } });
  }
});
afterAll(() => {
  for (const { image, trace } of subjects.values()) tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

/** Every n-th row and column is stored; of the whole map its length and its sum. */
function expectMap(values: Float32Array, { array: name, every, full }: RelevanceCase): void {
  const kept = values.filter((_, i) => (i % SIDE) % every === 0 && Math.floor(i / SIDE) % every === 0);
  expectClose(kept, array(name).values, tolerance);
  expect(Math.abs(norm(values) / full.norm - 1)).toBeLessThan(tolerance);
  const sum = values.reduce((total, value) => total + value, 0);
  // Where shares cancel, the sum is small beside what it is of: rounding is a share of that.
  expect(Math.abs(sum - full.sum)).toBeLessThan(tolerance * Math.max(Math.abs(full.sum), full.norm));
}

const classOf = ({ target }: ImageCase): FixedTarget => ({ kind: 'class', index: target });

it.each(cases.flatMap((one) => (one.rule ? [{ ...one, rule: one.rule, terms: one.rule.terms }] : [])))(
  'relevance of $image by the rule "$terms" is that of Zennit',
  (wanted) => {
    const subject = subjects.get(wanted.image) as Subject;
    expectMap(take(relevanceMap(subject, classOf(wanted), wanted.rule)), wanted);
  },
);

it.each(cases.flatMap((one) => (one.of ? [{ ...one, of: one.of }] : [])))(
  'the share of the leading channel of $image is that of Zennit, in number and in place',
  (wanted) => {
    const subject = subjects.get(wanted.image) as Subject;
    const { layer, channel, shares } = wanted.of;
    const own = take(channelShares(subject, classOf(wanted), layer));
    expectClose(own, array(shares).values, tolerance);
    expect(own.indexOf(Math.max(...own))).toBe(channel);
    expectMap(take(conceptMap(subject, classOf(wanted), layer, channel)), wanted);
  },
);
