import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Completeness, HeatMap } from '../../../src/contract/picture.ts';
import { encodePicture } from '../../../src/engine/encode/encode_picture.ts';
import { keepForward } from '../../../src/network/forward.ts';
import { settingsFor } from '../../../src/techniques/common/settings.ts';
import type { FixedTarget, Stage, Subject } from '../../../src/techniques/common/technique.ts';
import {
  checkedGradients,
  completenessNote,
  integratedGradients,
} from '../../../src/techniques/maps/integrated_gradients.ts';
import { saliency } from '../../../src/techniques/saliency.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { bentNetwork, linearNetwork, subjectOf, take } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';

const FIRST: FixedTarget = { kind: 'class', index: 0 };

/** Of a sweep: its map, what it says of it, and how far it was at each stage. */
async function sweep(subject: Subject, steps: number | 'auto') {
  const progress: number[] = [];
  let last: { map: Float32Array; completeness: Completeness | undefined } | undefined;
  for await (const { mean, completeness, progress: done } of checkedGradients(subject, steps)) {
    progress.push(done);
    last = { map: take(mean), completeness };
  }
  if (!last?.completeness) throw new Error('It does not say how complete it is.');
  return { map: last.map, completeness: last.completeness, progress };
}

const sumOf = (map: Float32Array) => map.reduce((sum, value) => sum + value, 0);

beforeAll(startWasm);

describe('integrated gradients of a linear network', () => {
  const toy = () => subjectOf(linearNetwork([2, 2], [1, 2, 3, 0, -1, 4, 2, 2, 2, 5, 0, 1]), FIRST);

  it.each([1, 7, 'auto'] as const)('are complete with %s steps', async (steps) => {
    const { subject, dispose } = toy();
    const { map, completeness } = await sweep(subject, steps);
    expect(completeness.gap).toBeLessThan(1e-3);
    expect(completeness.sum).toBeCloseTo(sumOf(map), 4);
    expect(completeness.steps).toBe(steps === 'auto' ? 27 : steps);
    dispose();
  });

  it('leave no tensor behind, at the end or before it', async () => {
    const { subject, dispose } = toy();
    // The first way back derives the turned filters, which stay.
    await sweep(subject, 1);
    const before = tf.memory().numTensors;
    await sweep(subject, 'auto');
    expect(tf.memory().numTensors).toBe(before);
    for await (const { mean, progress } of checkedGradients(subject, 'auto')) {
      mean.dispose();
      if (progress > 0.1) break;
    }
    expect(tf.memory().numTensors).toBe(before);
    dispose();
  });
});

describe('integrated gradients of a network with rectifiers', () => {
  it('taken on where they were too coarse are near those of even steps, and go forward only', async () => {
    const { subject, dispose } = subjectOf(bentNetwork(), FIRST);
    const { map, completeness, progress } = await sweep(subject, 'auto');
    expect([27, 81, 243]).toContain(completeness.steps);
    let wanted: ArrayLike<number> = [];
    for await (const { mean } of integratedGradients(subject, 500)) wanted = take(mean);
    expectClose(map, wanted, 0.1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(progress.filter((done) => done === 1)).toHaveLength(1);
    dispose();
  });
});

describe('integrated gradients of a photograph', () => {
  let subject: Subject;
  beforeAll(async () => {
    const network = await loadShipped();
    const image = goldenImage(network, 'calm/koala');
    const trace = keepForward(network, image);
    const scores = trace.logits.dataSync<'float32'>();
    const index = scores.indexOf(scores.reduce((a, b) => Math.max(a, b)));
    subject = { network, image, trace, target: { kind: 'class', index } };
  });
  afterAll(() => tf.dispose([subject.image, ...subject.trace.tensors()]));

  it('add up to the difference of the scores within 5 %, where 16 steps do not', async () => {
    const coarse = await sweep(subject, 16);
    expect(coarse.completeness.gap).toBeGreaterThan(0.05);
    const { map, completeness } = await sweep(subject, 'auto');
    expect(Math.abs(sumOf(map) / completeness.difference - 1)).toBeLessThan(0.05);
    expect(completeness.gap).toBeLessThan(0.05);
    expect(completeness.steps).toBeGreaterThan(16);
  });

  it('tell of it on the legend, and in numbers beside the map', async () => {
    const settings = settingsFor(saliency, subject.network, { method: 'integrated', steps: '16' });
    const looked = saliency.run(subject, settings);
    if (!(Symbol.asyncIterator in looked)) throw new Error('no sweep');
    let map: HeatMap | undefined;
    for await (const stage of looked as AsyncGenerator<Stage, void>)
      map = (await encodePicture(subject.network, stage.picture)).picture as HeatMap;
    expect(map?.completeness).toMatchObject({ steps: 16 });
    expect(map?.legend.note).toContain(completenessNote(map?.completeness as Completeness, 1));
  });
});

it('say a small gap as it is: of hardly any difference it is no share', () => {
  expect(completenessNote({ steps: 27, sum: 0.34, difference: 0.3, gap: 0.04 }, 1)).toBe(
    '27 steps add up to 0.34 where 0.30 is right: 0.04 off',
  );
  expect(completenessNote({ steps: 27, sum: 2.1, difference: 2, gap: 0.05 }, 1)).toContain('5.0 % off');
  expect(completenessNote({ steps: 27, sum: 0.53, difference: 0.5, gap: 0.06 }, 0.1)).toContain('6.0 % off');
});

it('of a taught class, whose score is small, measure the gap by points of its own', async () => {
  const network = bentNetwork();
  const { subject, dispose } = subjectOf(network, {
    kind: 'taught',
    name: 'mug',
    direction: [0.1, -0.1, 0.05, 0.1],
  });
  const { completeness } = await sweep(subject, 16);
  const { sum, difference, gap } = completeness;
  expect(Math.abs(difference)).toBeLessThan(1);
  expect(gap).toBeCloseTo(Math.abs(sum - difference) / Math.max(0.1, Math.abs(difference)), 6);
  dispose();
  network.dispose();
});

it('may take 256 steps', () => {
  expect(settingsFor(saliency, null, { steps: '256' }).steps).toBe('256');
  expect(settingsFor(saliency, null, {}).steps).toBe('auto');
});
