import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../src/network/description.ts';
import { forward } from '../../src/network/forward.ts';
import { Network } from '../../src/network/network.ts';
import { type CurvesTensor, tensorsOf } from '../../src/techniques/common/picture.ts';
import type { Stage, Subject } from '../../src/techniques/common/technique.ts';
import { RandomisedNetwork } from '../../src/techniques/sanity/randomised_network.ts';
import {
  hasOrder,
  rankCorrelation as ofRanks,
  ranksOf,
} from '../../src/techniques/sanity/rank_correlation.ts';
import { sanityCheck } from '../../src/techniques/sanity_check.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { describeNetwork, tinyNetwork } from '../support/toys/tiny_network.ts';
import {
  bentLayers,
  bentNetwork,
  bentWeights,
  RED_AND_GREEN,
  redGreenLayers,
  subjectOf,
  take,
} from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const rankCorrelation = (one: number[], other: number[]) => ofRanks(ranksOf(one), ranksOf(other));

describe('the correlation of ranks', () => {
  it('is 1 where the order is the same, -1 where it is turned around', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 100, 1000, 1001])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, -9])).toBeCloseTo(-1, 12);
  });

  it('is Spearman’s: 1 - 6 x the squares of the ranks’ differences / n (n² - 1)', () => {
    // Differences of 1, 1, 2, 2, 0.
    expect(rankCorrelation([1, 2, 3, 4, 5], [2, 1, 5, 2.5, 6])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 12);
  });

  it('equal numbers share the mean of their ranks', () => {
    // Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: 4.5 / root(4.5 x 5).
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('counts from the smallest on, on both sides of 0', () => {
    const numbers = [3, -0, -1e-30, 0, -7, 1e30, 0.5, Number.NEGATIVE_INFINITY, 2048.25, 1e-30];
    expect(Array.from(ranksOf(numbers))).toEqual([7, 3.5, 2, 3.5, 1, 9, 6, 0, 8, 5]);
  });

  it('is 0 where there is no order', () => {
    expect(rankCorrelation([7, 7, 7], [1, 2, 3])).toBe(0);
    const orders = [[7, 7, 7], [7], [7, 7, 8]].map((numbers) => hasOrder(ranksOf(numbers)));
    expect(orders).toEqual([false, false, true]);
  });
});

const logitsOf = (network: Network, { image }: Subject): number[] =>
  Array.from(take(tf.tidy(() => tf.clone(forward(network, image).logits))));

/** The learned numbers of each layer. */
const numbersOf = (network: Network): number[][][] =>
  network.steps.map(({ tensors }) => tensors.learned().map(([, tensor]) => Array.from(tensor.dataSync())));

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

describe('a network that forgets', () => {
  it('has the same numbers in another order, from the top down, and nothing else', async () => {
    const network = bentNetwork([6, 6]);
    const before = numbersOf(network);
    const randomised = new RandomisedNetwork(network, 1);
    expect(randomised.layers).toEqual(['score', 'deep', 'wide', 'stem']);
    const other = await randomised.forget(2, async (forgetful) => numbersOf(forgetful));
    other.forEach((parts, layer) => {
      const forgot = ['score', 'deep'].includes(network.steps[layer]?.layer.name ?? '');
      parts.forEach((numbers, part) => {
        const own = before[layer]?.[part] ?? [];
        if (forgot) expect(sorted(numbers)).toEqual(sorted(own));
        else expect(numbers).toEqual(own);
        if (forgot && new Set(own).size > 4) expect(numbers).not.toEqual(own);
      });
    });
    expect(numbersOf(network)).toEqual(before);
    randomised.dispose();
    network.dispose();
  });

  it('forgets the same way each time, and goes on from where it is', async () => {
    const network = bentNetwork([6, 6]);
    const [one, other] = [new RandomisedNetwork(network, 7), new RandomisedNetwork(network, 7)];
    const look = async (forgetful: Network) => numbersOf(forgetful);
    await one.forget(1, look);
    await one.forget(3, look);
    expect(await one.forget(4, look)).toEqual(await other.forget(4, look));
    for (const each of [one, other]) each.dispose();
    network.dispose();
  });
});

const SETTINGS = { steps: 4, layer: 'act3', draw: 1 };

async function lookedAt(subject: Subject, settings: typeof SETTINGS): Promise<CurvesTensor[]> {
  const pictures: CurvesTensor[] = [];
  for await (const { picture } of sanityCheck.run(subject, settings) as AsyncGenerator<Stage, void>) {
    pictures.push(picture as CurvesTensor);
    tf.dispose(tensorsOf(picture));
  }
  return pictures;
}

describe('the check', () => {
  it('begins with the maps themselves and leaves the network bit for bit as it was', async () => {
    const network = bentNetwork([6, 6]);
    const { subject, dispose } = subjectOf(network, { kind: 'class', index: 1 });
    // The first way back derives the turned filters, which stay.
    await lookedAt(subject, SETTINGS);
    const [logits, tensors] = [logitsOf(network, subject), tf.memory().numTensors];
    const pictures = await lookedAt(subject, SETTINGS);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(logitsOf(network, subject)).toEqual(logits);
    expect(pictures).toHaveLength(5);
    const [plot] = pictures.at(-1)?.plots ?? [];
    const ids = ['saliency', 'guided-backprop', 'grad-cam'];
    expect(plot?.curves.map(({ id }) => id)).toEqual(ids);
    for (const { points, area } of plot?.curves ?? []) {
      expect(points[0]).toEqual([0, expect.closeTo(1, 10)]);
      expect(points.map(([x]) => x)).toEqual([0, 0.25, 0.5, 0.75, 1]);
      expect(area).not.toBeNull();
    }
    const maps = pictures[0]?.maps ?? [];
    expect(maps.map(({ id }) => id)).toEqual(ids);
    for (const { before, now } of maps) expect(now).toEqual(before);
    dispose();
    network.dispose();
  });

  it('calls guided backprop the plain gradient where nothing rectifies', async () => {
    const layers = bentLayers(1, 3).map(
      (layer): Layer =>
        layer.kind === 'relu' || layer.kind === 'relu6'
          ? { kind: 'tanh', name: layer.name, inputs: layer.inputs }
          : layer,
    );
    const smooth = new Network(describeNetwork(layers, [6, 6], ['zero', 'one', 'two']), bentWeights);
    for (const [network, label] of [
      [smooth, 'Guided backprop (plain gradient)'],
      [bentNetwork([6, 6]), 'Guided backprop'],
    ] as const) {
      const { subject, dispose } = subjectOf(network, { kind: 'class', index: 1 });
      const [plot] = (await lookedAt(subject, SETTINGS)).at(-1)?.plots ?? [];
      expect(plot?.curves.find(({ id }) => id === 'guided-backprop')?.label).toBe(label);
      dispose();
      network.dispose();
    }
  });

  it('draws no curve of a map that is the same everywhere, and says so', async () => {
    const network = bentNetwork([6, 6]);
    const { subject, dispose } = subjectOf(network, { kind: 'class', index: 1 });
    // Behind the pooling Grad-CAM has one cell.
    const last = (await lookedAt(subject, { ...SETTINGS, layer: 'pool' })).at(-1);
    const others = ['saliency', 'guided-backprop'];
    expect(last?.plots[0]?.curves.map(({ id }) => id)).toEqual(others);
    expect(last?.maps?.map(({ id }) => id)).toEqual(others);
    expect(last?.plots[0]?.curves.every(({ points }) => points.length === 5)).toBe(true);
    expect(last?.faint).toBe('A map that is the same everywhere has no order to compare: it has no curve.');
    expect((await lookedAt(subject, SETTINGS)).at(-1)?.faint).toBeUndefined();
    dispose();
    network.dispose();
  });

  it('draws a map that is turned around below 0, and counts it as one that stayed', async () => {
    // Two places, and weights of which no two sums are equal: their order is the same, or turned around.
    const layers: Layer[] = [
      ...redGreenLayers.slice(0, 1),
      { kind: 'dense', name: 'score', inputs: ['red and green'] },
    ];
    const network = tinyNetwork(layers, [1, 2], {
      ...RED_AND_GREEN,
      'score.weight': [
        [2, 4],
        [1, 2, 4, 8, 16, 32, 64, 128],
      ],
    });
    const { subject, dispose } = subjectOf(network, { kind: 'class', index: 0 }, [2, 4, 9, 5, 3, 9]);
    const heights = new Set<number>();
    for (let draw = 1; draw <= 12; draw++) {
      const settings = { steps: 2, layer: 'red and green', draw };
      const [plot] = (await lookedAt(subject, settings)).at(-1)?.plots ?? [];
      const curve = plot?.curves.find(({ id }) => id === 'saliency');
      for (const [, height] of curve?.points ?? []) heights.add(height);
      expect(curve?.area).toBe(1);
      expect(plot?.least).toBe(-1);
    }
    expect(heights).toEqual(new Set([1, -1]));
    dispose();
    network.dispose();
  });

  it('is over at once where all maps are the same everywhere', async () => {
    // The score is the mean of red and green: every pixel moves it alike.
    const network = tinyNetwork(redGreenLayers, [2, 2], {
      ...RED_AND_GREEN,
      'score.weight': [
        [1, 2],
        [1, 1],
      ],
    });
    const { subject, dispose } = subjectOf(network, { kind: 'class', index: 0 });
    const stages: Stage[] = [];
    const settings = { ...SETTINGS, layer: 'mean' };
    for await (const stage of sanityCheck.run(subject, settings) as AsyncGenerator<Stage, void>) {
      stages.push(stage);
      tf.dispose(tensorsOf(stage.picture));
    }
    expect(stages.map(({ progress }) => progress)).toEqual([1]);
    expect((stages[0]?.picture as CurvesTensor | undefined)?.plots[0]?.curves).toEqual([]);
    dispose();
    network.dispose();
  });

  it('ended early, it leaves nothing behind', async () => {
    const network = bentNetwork([6, 6]);
    const { subject, dispose } = subjectOf(network, { kind: 'class', index: 1 });
    await lookedAt(subject, SETTINGS);
    const before = tf.memory().numTensors;
    for (const after of [1, 3]) {
      const stages = sanityCheck.run(subject, SETTINGS) as AsyncGenerator<Stage>;
      for (let step = 0; step < after; step++)
        tf.dispose(tensorsOf(((await stages.next()).value as Stage).picture));
      await stages.return(undefined);
      expect(tf.memory().numTensors).toBe(before);
    }
    dispose();
    network.dispose();
  });
});

it('on a photograph guided backprop keeps its map longer than the gradient', async () => {
  const network = await loadShipped();
  const image = goldenImage(network, 'dog');
  const trace = { at: () => image } as never;
  const subject: Subject = { network, image, trace, target: { kind: 'class', index: 235 } };
  const pictures = await lookedAt(subject, { steps: 3, layer: 'act2', draw: 1 });
  const areas = pictures.at(-1)?.plots[0]?.curves.map(({ area }) => area ?? Number.NaN) as number[];
  const [gradient = 0, guided = 0] = areas;
  expect(guided).toBeGreaterThan(gradient + 0.1);
  image.dispose();
  network.dispose();
});
