import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Layer } from '../../src/network/description.ts';
import { type CurvesTensor, tensorsOf } from '../../src/techniques/common/picture.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { seedOf } from '../../src/techniques/common/target.ts';
import type { Asked, Stage, Subject, Technique } from '../../src/techniques/common/technique.ts';
import { faithfulness } from '../../src/techniques/faithfulness.ts';
import { gradCam } from '../../src/techniques/grad_cam.ts';
import {
  areaUnder,
  erasedProbabilities,
  turnedAfter,
  writeErased,
} from '../../src/techniques/maps/erasure.ts';
import {
  byImportance,
  importanceOf,
  NoMapError,
  overRegions,
  randomImportance,
} from '../../src/techniques/maps/importance.ts';
import { blurred } from '../../src/techniques/maps/softening.ts';
import { ranking } from '../../src/techniques/ranking.ts';
import { saliency, saliencyMap } from '../../src/techniques/saliency.ts';
import { use } from '../support/backends.ts';
import { expectClose } from '../support/relative_l2.ts';
import { tinyNetwork } from '../support/toys/tiny_network.ts';
import {
  bentNetwork,
  linearNetwork,
  RED_AND_GREEN,
  redGreenLayers,
  subjectOf,
  take,
} from '../support/toys/toy_subject.ts';

const FIRST = { kind: 'class', index: 0 } as const;
/** The first way back derives the turned filters, which stay. */
const warm = ({ network, trace, target }: Subject) =>
  take(saliencyMap(network, trace, seedOf(network, target)));

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

beforeAll(() => use('cpu'));

describe('the order of pixels', () => {
  it('is from the most important to the least, and by place where they are equal', () => {
    expect(Array.from(byImportance(Float32Array.of(0, 2, -1, 2, 0)))).toEqual([1, 3, 0, 4, 2]);
  });

  it('of random importance is the same in every run, and has nothing of the order of places', () => {
    const order = byImportance(randomImportance(100));
    expect(byImportance(randomImportance(100))).toEqual(order);
    expect(new Set(order).size).toBe(100);
    const steps = Array.from(order.keys()).filter((i) => order[i + 1] === (order[i] as number) + 1);
    expect(steps.length).toBeLessThan(10);
  });
});

describe('importance over squares', () => {
  it('is the mean of each, of smaller ones at the edges', () => {
    const importance = Float32Array.of(...[1, 3, 5], ...[5, 7, 9], ...[2, 4, 8]);
    expect(Array.from(overRegions(importance, 3, 2))).toEqual([...[4, 4, 7], ...[4, 4, 7], ...[3, 3, 8]]);
  });

  it('of a pixel is its own', () => {
    const importance = Float32Array.of(0.1, 3, -5, 5);
    expect(overRegions(importance, 2, 1)).toEqual(importance);
  });
});

describe('erasing', () => {
  it('turns equal parts at every step, and all of it at the last', () => {
    expect([0, 1, 2, 3].map((step) => turnedAfter(step, 3, 10))).toEqual([0, 3, 7, 10]);
  });

  it('replaces the first pixels in order by those of the other picture, all colours of them', () => {
    const erasure = {
      from: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
      to: Float32Array.of(-1, -2, -3, -4, -5, -6, -7, -8, -9),
      order: Uint32Array.of(2, 0, 1),
    };
    const picture = new Float32Array(9);
    writeErased(erasure, 2, picture);
    expect(Array.from(picture)).toEqual([-1, -2, -3, 4, 5, 6, -7, -8, -9]);
    expect(erasure.from[0]).toBe(1);
  });

  it.each([
    [[1, 1, 1], 1],
    [[1, 0], 0.5],
    [[0, 1, 0], 0.5],
    [[1, 0.5, 0, 0], 1 / 3],
  ])('the area under %j is %d', (heights, area) => expect(areaUnder(heights)).toBeCloseTo(area, 12));

  it('gives the probabilities that were worked out by hand', async () => {
    // Two by two pixels; the score is the red of the first two, 3 and 1.
    const network = linearNetwork([2, 2], [3, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const before = tf.memory().numTensors;
    const [from, to] = [new Float32Array(12).fill(1), new Float32Array(12)];
    const best = { from, to, order: Uint32Array.of(0, 1, 2, 3) };
    const worst = { from, to, order: Uint32Array.of(3, 2, 1, 0) };
    const [good = [], bad = []] = await erasedProbabilities(network, [best, worst], [0, 1, 2, 4], 4, 0);
    expectClose(good, [4, 1, 0, 0].map(sigmoid), 1e-5);
    expectClose(bad, [4, 4, 4, 0].map(sigmoid), 1e-5);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });
});

describe('blurring', () => {
  it('spreads a point evenly to both sides and keeps the sum', () => {
    const point = new Float32Array(41 * 41);
    point[20 * 41 + 20] = 1;
    const spread = blurred(point, 41, 41, 1, 2);
    const at = (y: number, x: number) => spread[y * 41 + x] as number;
    expect(spread.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    expect(at(20, 18)).toBeCloseTo(at(22, 20), 7);
    expect(at(20, 18) / at(20, 20)).toBeCloseTo(Math.exp(-(2 ** 2) / (2 * 2 ** 2)), 5);
  });

  it('leaves an even picture even up to its edge, each colour for itself', () => {
    const even = Float32Array.from({ length: 5 * 4 * 3 }, (_, i) => i % 3);
    expectClose(blurred(even, 5, 4, 3, 3), even, 1e-6);
  });
});

describe('the importance of pixels', () => {
  /** The right half of a 6 x 6 picture speaks for class 0 by its green. */
  const weights = Array.from({ length: 108 }, (_, i) => (i % 3 === 1 && Math.floor(i / 3) % 6 > 2 ? 0.5 : 0));

  const finish = async (asked: Asked, subject: Subject) => {
    const steps = importanceOf(asked, subject);
    const yields: number[] = [];
    for (;;) {
      const step = await steps.next();
      if (step.done) return { importance: step.value, yields };
      yields.push(step.value);
    }
  };
  const ask = (technique: Technique, subject: Subject, given = {}): Asked => ({
    technique,
    settings: settingsFor(technique, subject.network, given),
  });

  it('is what the technique’s map says, to the end of a sweep, and leaves nothing behind', async () => {
    const network = linearNetwork([6, 6], weights);
    const { subject, dispose } = subjectOf(network, FIRST);
    warm(subject);
    const before = tf.memory().numTensors;
    const half = Array.from({ length: 36 }, (_, i) => (i % 6 > 2 ? 0.5 : 0));
    const plain = await finish(ask(saliency as never, subject), subject);
    expectClose(plain.importance, half, 1e-5);
    const swept = await finish(
      ask(saliency as never, subject, { method: 'smoothgrad', samples: 4 }),
      subject,
    );
    expectClose(swept.importance, half, 1e-5);
    expect(swept.yields).toEqual([0.25, 0.5, 0.75]);
    expect(tf.memory().numTensors).toBe(before);
    dispose();
    network.dispose();
  });

  it('of a coarse map is enlarged to the picture', async () => {
    const network = bentNetwork();
    const { subject, dispose } = subjectOf(network, FIRST);
    const { importance } = await finish(ask(gradCam as never, subject, { layer: 'act3' }), subject);
    expect(importance.length).toBe(36);
    dispose();
    network.dispose();
  });

  it('of what is no map is an error with a name, and leaves nothing behind', async () => {
    const network = linearNetwork([6, 6], weights);
    const { subject, dispose } = subjectOf(network, FIRST);
    const before = tf.memory().numTensors;
    await expect(finish(ask(ranking as never, subject), subject)).rejects.toThrow(NoMapError);
    await expect(finish(ask(ranking as never, subject), subject)).rejects.toThrow('Classes draws no map');
    expect(tf.memory().numTensors).toBe(before);
    dispose();
    network.dispose();
  });

  it('of a sweep whose first picture is no map is refused there, not at its end', async () => {
    const network = linearNetwork([6, 6], weights);
    const { subject, dispose } = subjectOf(network, FIRST);
    const before = tf.memory().numTensors;
    let steps = 0;
    const sweep = {
      ...ranking,
      async *run(): AsyncGenerator<Stage | null, void> {
        yield null;
        for (steps = 1; steps <= 4; steps++) {
          const logits = tf.zeros<tf.Rank.R1>([2]);
          yield { progress: steps / 4, picture: { kind: 'ranking', title: 'Classes', count: 1, logits } };
        }
      },
    };
    await expect(finish(ask(sweep as never, subject), subject)).rejects.toThrow(NoMapError);
    expect(steps).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
    dispose();
    network.dispose();
  });
});

describe('the view', () => {
  /** All five maps of it differ from place to place. */
  const SECOND = { kind: 'class', index: 1 } as const;
  const network = { now: null as ReturnType<typeof bentNetwork> | null };
  let subject: Subject;
  let dispose = () => {};
  let before = 0;
  beforeEach(() => {
    network.now = bentNetwork();
    ({ subject, dispose } = subjectOf(network.now, SECOND));
    warm(subject);
    before = tf.memory().numTensors;
  });
  afterEach(() => {
    expect(tf.memory().numTensors).toBe(before);
    dispose();
    network.now?.dispose();
  });

  const run = async (map: string, more: Partial<Subject> = {}, fill = 'mean', region = 1) => {
    const stages: Pick<CurvesTensor & Stage, 'plots' | 'progress' | 'faint'>[] = [];
    const looked = faithfulness.run({ ...subject, ...more }, { map, steps: 8, fill, region });
    for await (const { picture, progress } of looked as AsyncGenerator<Stage, void>) {
      if (picture.kind !== 'curves') throw new Error('Faithfulness is told in curves.');
      expect(picture.values.shape).toEqual([6, 6, 3]);
      picture.values.dispose();
      stages.push({ plots: picture.plots, progress, ...(picture.faint && { faint: picture.faint }) });
    }
    return stages;
  };
  const idsOf = ({ plots }: { plots: CurvesTensor['plots'] }) =>
    plots.map(({ curves }) => curves.map(({ id }) => id));

  it('draws both curves of every method from the same ends, and they grow to the right', async () => {
    const stages = await run('all');
    const last = stages.at(-1) as (typeof stages)[number];
    const all = ['saliency', 'guided-backprop', 'grad-cam', 'random', 'occlusion'];
    expect(idsOf(last)).toEqual([all, all]);
    expect(last.progress).toBe(1);
    expect(stages.map(({ progress }) => progress)).toEqual(
      stages.map(({ progress }) => progress).toSorted((a, b) => a - b),
    );
    const whole = take(tf.softmax(subject.trace.logits, 3))[1] as number;
    for (const { id, curves } of last.plots) {
      const starts = new Set(curves.map(({ points }) => points[0]?.[1].toFixed(6)));
      const ends = new Set(curves.map(({ points }) => points.at(-1)?.[1].toFixed(6)));
      expect([starts.size, ends.size]).toEqual([1, 1]);
      for (const { points, area } of curves) {
        expect(points.map(([x]) => x)).toEqual(Array.from({ length: 9 }, (_, i) => i / 8));
        expect(area).toBeCloseTo(areaUnder(points.map(([, y]) => y)), 10);
        expect(points[id === 'deletion' ? 0 : 8]?.[1]).toBeCloseTo(whole, 5);
      }
    }
    // Unfinished curves have no area yet.
    expect(stages.some(({ plots }) => plots[0]?.curves.some(({ area }) => area === null))).toBe(true);
  });

  it('with pixels made from those around them, begins and ends with the picture itself', async () => {
    const last = (await run('saliency', {}, 'road')).at(-1) as {
      plots: CurvesTensor['plots'];
      progress: number;
    };
    const whole = take(tf.softmax(subject.trace.logits, 3))[1] as number;
    const [deletion, insertion] = last.plots.map(({ curves }) => curves);
    for (const { points } of deletion ?? []) expect(points[0]?.[1]).toBeCloseTo(whole, 5);
    for (const { points } of insertion ?? []) expect(points[8]?.[1]).toBeCloseTo(whole, 5);
    // With nothing there, all begin from the neutral colour.
    expect(new Set(insertion?.map(({ points }) => points[0]?.[1].toFixed(6))).size).toBe(1);
  });

  it('measures the map beside it', async () => {
    const beside = { technique: gradCam as never, settings: { layer: 'act3' } };
    expect(idsOf((await run('screen', { beside })).at(-1) as never)).toEqual([
      ['grad-cam', 'random'],
      ['grad-cam', 'random'],
    ]);
  });

  it('measures all where there is no map beside it', async () => {
    const beside = { technique: ranking as never, settings: { count: 3 } as never };
    expect(idsOf((await run('screen', { beside })).at(-1) as never)[0]).toHaveLength(5);
    expect(idsOf((await run('screen')).at(-1) as never)[0]).toHaveLength(5);
  });

  it.each(['saliency', 'occlusion'])(
    'has no curve of a map by %s that is the same everywhere, says so, and ends',
    async (map) => {
      // No pixel moves a score.
      const still = linearNetwork([6, 6], Array<number>(108).fill(0));
      const toy = subjectOf(still, FIRST);
      const stages = await run(map, toy.subject);
      const last = stages.at(-1) as (typeof stages)[number];
      expect(idsOf(last)).toEqual([['random'], ['random']]);
      expect(last.faint).toBe('A map that is the same everywhere has no order to compare: it has no curve.');
      const progress = stages.map((stage) => stage.progress);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
      expect(progress.filter((part) => part >= 1)).toEqual([1]);
      toy.dispose();
      still.dispose();
    },
  );

  it('says of one map that is the same everywhere that it has no curve, and does not take it back', async () => {
    // Grad-CAM alone is: its channels are above 0 and their weights below.
    const layers: Layer[] = [
      ...redGreenLayers.slice(0, 1),
      { kind: 'sigmoid', name: 'seen', inputs: ['red and green'] },
      { kind: 'dense', name: 'score', inputs: ['seen'] },
    ];
    const against = tinyNetwork(layers, [6, 6], {
      ...RED_AND_GREEN,
      'score.weight': [[1, 72], Array.from({ length: 72 }, (_, i) => -0.001 * (i + 1))],
    });
    const toy = subjectOf(against, FIRST);
    const stages = await run('all', toy.subject);
    expect(idsOf(stages.at(-1) as never)[0]).toEqual(['saliency', 'guided-backprop', 'random', 'occlusion']);
    const told = stages.map(({ faint }) => faint !== undefined);
    expect(told.indexOf(true)).toBeGreaterThanOrEqual(0);
    expect(told.slice(told.indexOf(true))).not.toContain(false);
    toy.dispose();
    against.dispose();
  });

  it('has an order of every map in a picture that one square would hold', async () => {
    const last = (await run('all', {}, 'mean', 32)).at(-1);
    expect(idsOf(last as never)[0]).toHaveLength(5);
    expect(last?.faint).toBeUndefined();
  });

  it('ended early, it leaves nothing behind', async () => {
    for (const many of [1, 2, 4]) {
      const looked = faithfulness.run(subject, {
        map: 'all',
        steps: 8,
        fill: 'blur',
        region: 2,
      }) as AsyncGenerator<Stage, void>;
      for (let i = 0; i < many; i++) tf.dispose(tensorsOf(((await looked.next()).value as Stage).picture));
      await looked.return();
      expect(tf.memory().numTensors).toBe(before);
    }
  });
});
