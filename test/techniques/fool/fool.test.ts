import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fooling } from '../../../src/contract/picture.ts';
import { IMAGE } from '../../../src/network/description.ts';
import type { Network } from '../../../src/network/network.ts';
import { type FooledTensor, tensorsOf } from '../../../src/techniques/common/picture.ts';
import { settingsFor } from '../../../src/techniques/common/settings.ts';
import type { Stage } from '../../../src/techniques/common/technique.ts';
import { type Bound, type Bytes, boundsUpTo, changed, descend } from '../../../src/techniques/fool/attack.ts';
import { noisy, shifted, waysFor } from '../../../src/techniques/fool/trials.ts';
import { fool, otherClass } from '../../../src/techniques/fool.ts';
import { seeded } from '../../support/seeded.ts';
import { describeNetwork, tinyNetwork } from '../../support/toys/tiny_network.ts';
import { linearNetwork, subjectOf, take } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const bytes = (...values: number[]): Bytes => Uint8ClampedArray.from(values);

/** Class 0 scores this of a picture of two pixels, class 1 nothing. */
const WEIGHTS = [1, -2, 0, 3, 0, -1];
/** It scores 10 x (1 - 2 + 3 - 1) = 10. */
const PIXELS = [10, 10, 10, 10, 10, 10];

interface Made {
  readonly change: number[];
  readonly fooling: Fooling;
  readonly progress: number;
}

/** The last picture, and every progress before it. */
async function foolWith(network: Network, given: Record<string, string | number>, pixels = PIXELS) {
  const { subject, dispose } = subjectOf(network, { kind: 'class', index: 1 }, pixels);
  const before = tf.memory().numTensors;
  const settings = settingsFor(fool, network, given);
  let made: Made | undefined;
  const progresses: number[] = [];
  for await (const stage of fool.run(subject, settings) as AsyncGenerator<Stage | null, void>) {
    if (!stage) continue;
    const { values, original, fooling } = stage.picture as FooledTensor;
    const [after, from] = [take(values), take(original)];
    progresses.push(stage.progress);
    made = {
      ...{ fooling, progress: stage.progress },
      change: Array.from(after, (value, at) => value - (from[at] as number)),
    };
  }
  expect(tf.memory().numTensors).toBe(before);
  dispose();
  expect(progresses.toSorted((a, b) => a - b)).toEqual(progresses);
  return made as Made;
}

const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));

describe('a linear network is fooled by', () => {
  // A step of 1/255 against the signs of the weights takes 1 + 2 + 3 + 1 = 7 from 10, a step of 2/255 takes 14.
  const BY_SIGN = [-2, 2, 0, -2, 0, 2];

  it.each([
    ['one step along the signs of the weights', { attack: 'fgsm' }],
    ['many steps to the same corner of the bound', { attack: 'pgd', steps: 7 }],
  ])('%s', async (_what, given) => {
    const network = linearNetwork([1, 2], WEIGHTS);
    const { change, fooling, progress } = await foolWith(network, { largest: 8, ...given });
    expect(progress).toBe(1);
    expect(change).toEqual(BY_SIGN);
    expect(fooling).toMatchObject({ bound: 'L∞ ≤ 2/255', largest: 2, length: 4, wanted: 'class 1' });
    expect(fooling.before).toMatchObject({ leading: 'class 0', fooled: false });
    expect(fooling.before.wanted).toBeCloseTo(sigmoid(-10), 6);
    expect(fooling.after).toMatchObject({ leading: 'class 1', fooled: true });
    // 10 - 14 = -4.
    expect(fooling.after.probability).toBeCloseTo(sigmoid(4), 5);
    network.dispose();
  });

  it('a step along the weights, where the length of all changes is bounded', async () => {
    const network = linearNetwork([1, 2], WEIGHTS);
    // Bounds of 4 to 32. The weights' length is the root of 15. At 4, the step is 4/3.873 = 1.03 times the weights, rounded
    // the weights themselves: -15.
    const { change, fooling } = await foolWith(network, { bound: 'l2', attack: 'fgsm', length: 64 });
    expect(change.map((value) => value + 0)).toEqual([-1, 2, 0, -3, 0, 1]);
    expect(fooling.length).toBeCloseTo(Math.sqrt(15), 6);
    expect(fooling.after.probability).toBeCloseTo(sigmoid(5), 5);
    network.dispose();
  });

  it('no more than a picture can hold', async () => {
    const network = linearNetwork([1, 2], WEIGHTS);
    // The first number cannot become less than 0. 1 - 2 + 30 - 10 = 19 is the score; 13 of it are taken.
    const { change, fooling } = await foolWith(network, { attack: 'fgsm', largest: 2 }, [1, 1, 9, 10, 9, 10]);
    expect(change).toEqual([-1, 2, 0, -2, 0, 2]);
    expect(fooling.after.wanted).toBeCloseTo(sigmoid(-6), 5);
    network.dispose();
  });

  it('the whole bound, where the network is to be as sure as it can be', async () => {
    const network = linearNetwork([1, 2], WEIGHTS);
    const { change } = await foolWith(network, { attack: 'fgsm', largest: 3, sure: 100 });
    expect(change).toEqual([-3, 3, 0, -3, 0, 3]);
    network.dispose();
  });

  it('nothing within a bound that is too small, and it says so', async () => {
    const network = linearNetwork([1, 2], WEIGHTS);
    const { change, fooling } = await foolWith(network, { attack: 'fgsm', largest: 1 });
    expect(change).toEqual([-1, 1, 0, -1, 0, 1]);
    expect(fooling.after).toMatchObject({ leading: 'class 0', fooled: false });
    // 10 - 7 = 3.
    expect(fooling.after.wanted).toBeCloseTo(sigmoid(-3), 5);
    network.dispose();
  });

  it('and not within what was tried, though the best picture was made within less', async () => {
    // Of equals the first leads, and nothing can be taken from a black pixel: all bounds make the same picture.
    const network = linearNetwork([1, 1], [1, 0, 0]);
    const { fooling } = await foolWith(network, { attack: 'fgsm', largest: 8 }, [0, 0, 0]);
    expect(fooling).toMatchObject({ bound: 'L∞ ≤ 8/255', largest: 0, suffices: false });
    network.dispose();
  });

  it('surely enough or not, and says which', async () => {
    const network = linearNetwork([1, 2], WEIGHTS);
    const enough = await foolWith(network, { attack: 'fgsm', largest: 2, sure: 50 });
    expect(enough.fooling).toMatchObject({ bound: 'L∞ ≤ 2/255', suffices: true });
    const short = await foolWith(network, { attack: 'fgsm', largest: 2, sure: 99 });
    expect(short.fooling).toMatchObject({ bound: 'L∞ ≤ 2/255', suffices: false });
    expect(short.fooling.after.fooled).toBe(true);
    network.dispose();
  });
});

it('a class that leads already becomes another one', () => {
  const scores = Float32Array.of(3, 9, -2, 5);
  expect(otherClass(scores, 'second')).toBe(3);
  expect(otherClass(scores, 'least')).toBe(2);
});

it('a network of one class is refused: nothing else could be named', async () => {
  const network = tinyNetwork([{ kind: 'dense', name: 'score', inputs: [IMAGE] }], [1, 1], {
    'score.weight': [
      [1, 3],
      [1, 0, 0],
    ],
  });
  const { subject, dispose } = subjectOf(network, { kind: 'class', index: 0 }, [10, 10, 10]);
  const stages = fool.run(subject, settingsFor(fool, network, {})) as AsyncGenerator<Stage | null>;
  await expect(stages.next()).rejects.toThrow('Tiny has one class');
  dispose();
  network.dispose();
});

it('nothing is left behind where the search is ended', async () => {
  const network = linearNetwork([1, 2], WEIGHTS);
  const { subject, dispose } = subjectOf(network, { kind: 'class', index: 1 }, PIXELS);
  const before = tf.memory().numTensors;
  for (const after of [1, 2, 5]) {
    const stages = fool.run(
      subject,
      settingsFor(fool, network, { steps: 3 }),
    ) as AsyncGenerator<Stage | null>;
    for (let step = 0; step < after; step++) {
      const { value } = await stages.next();
      if (value) tf.dispose(tensorsOf((value as Stage).picture));
    }
    await stages.return(undefined);
    expect(tf.memory().numTensors).toBe(before);
  }
  dispose();
  network.dispose();
});

describe('the bound is kept to the last bit in whole numbers', () => {
  const random = seeded(3);
  const base = Uint8ClampedArray.from({ length: 300 }, (_, i) => (i * 37) % 256);
  const BOUNDS: Bound[] = [
    ...[1, 2, 7].map((size): Bound => ({ norm: 'linf', size })),
    ...[1, 4.5, 20, 300].map((size): Bound => ({ norm: 'l2', size })),
  ];

  it.each(BOUNDS)('$norm $size', (bound) => {
    const change = new Float32Array(300);
    for (let step = 0; step < 12; step++) {
      descend(change, random.normals(300), bound, bound.size / 3, base);
      const differences = Array.from(changed(base, change, bound), (byte, i) => byte - (base[i] as number));
      const squares = differences.reduce((sum, value) => sum + value * value, 0);
      if (bound.norm === 'l2') expect(squares).toBeLessThanOrEqual(bound.size ** 2);
      else expect(Math.max(...differences.map(Math.abs))).toBeLessThanOrEqual(bound.size);
    }
  });

  it('a change that would be too long when rounded is made shorter first', () => {
    const part = Math.sqrt(0.26);
    // Rounded up they would be four of 1, of length 2; the bound holds one of them.
    const found = changed(bytes(9, 9, 9, 9), Float32Array.of(part, part, part, 0.9), {
      norm: 'l2',
      size: 1.5,
    });
    expect([...found]).toEqual([9, 9, 9, 10]);
  });
});

it('bounds grow to the largest one', () => {
  expect(boundsUpTo('linf', 5).map(({ size }) => size)).toEqual([1, 2, 3, 4, 5]);
  expect(boundsUpTo('linf', 1).map(({ size }) => size)).toEqual([1]);
  expect(boundsUpTo('l2', 64).map(({ size }) => size)).toEqual([4, 8, 16, 32, 64]);
});

describe('what happens to a picture', () => {
  const { input } = describeNetwork([], [2, 2]);
  const picture = bytes(...[1, 2, 3], ...[4, 5, 6], ...[7, 8, 9], ...[10, 11, 12]);

  it('moved right and down, its edge is repeated', () => {
    expect([...shifted(picture, 2, 1)]).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
    expect([...shifted(picture, 2, 0)]).toEqual([...picture]);
  });

  it('noise is the same each time and of the deviation that is said', () => {
    const grey = new Uint8ClampedArray(30_000).fill(128);
    const noise = Array.from(noisy(grey, 4), (byte) => byte - 128);
    expect([...noisy(grey, 4)]).toEqual(noise.map((value) => value + 128));
    const variance = noise.reduce((sum, value) => sum + value * value, 0) / noise.length;
    // Rounding adds 1/12.
    expect(Math.abs(variance - 16 - 1 / 12)).toBeLessThan(0.5);
  });

  it('a picture of one colour comes out of a change of size as it was', async () => {
    const way = waysFor(input, 75).find(({ through }) => through.startsWith('made smaller'));
    expect([...((await way?.go(bytes(...Array(12).fill(77)))) ?? [])]).toEqual(Array(12).fill(77));
  });
});
