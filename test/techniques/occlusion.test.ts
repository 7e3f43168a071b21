import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE } from '../../src/network/description.ts';
import type { FixedTarget, Stage } from '../../src/techniques/common/technique.ts';
import {
  coarseToFine,
  fillColour,
  occludedValues,
  occlusion,
  patchGrid,
} from '../../src/techniques/occlusion.ts';
import { expectClose } from '../support/relative_l2.ts';
import { tinyNetwork } from '../support/toys/tiny_network.ts';
import { linearNetwork, subjectOf, take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const FIRST: FixedTarget = { kind: 'class', index: 0 };
const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));

describe('the grid of patches', () => {
  const sizes = [
    [224, 224, 40, 16],
    [224, 224, 32, 16],
    [224, 224, 8, 8],
    [224, 224, 112, 56],
    [224, 224, 50, 30],
    [100, 60, 20, 14],
  ] as const;

  it.each(sizes)(
    'of %d x %d pixels hides every pixel, with patches of %d every %d',
    (height, width, size, stride) => {
      const { patches } = patchGrid(height, width, size, stride);
      const hidden = new Uint8Array(height * width);
      for (const { y, x } of patches)
        for (let row = Math.max(0, y); row < Math.min(height, y + size); row++)
          hidden.fill(1, row * width + Math.max(0, x), row * width + Math.min(width, x + size));
      expect(hidden.every((one) => one === 1)).toBe(true);
    },
  );

  it.each(sizes)(
    'of %d x %d pixels is centred on cells that cover the image exactly (%d every %d)',
    (height, width, size, stride) => {
      const { rows, columns, patches } = patchGrid(height, width, size, stride);
      expect(patches.length).toBe(rows * columns);
      patches.forEach(({ y, x }, cell) => {
        const centre = { y: y + size / 2, x: x + size / 2 };
        // A patch begins at a whole pixel: half a pixel off at most.
        expect(Math.abs(centre.y - ((Math.floor(cell / columns) + 0.5) * height) / rows)).toBeLessThanOrEqual(
          0.5,
        );
        expect(Math.abs(centre.x - (((cell % columns) + 0.5) * width) / columns)).toBeLessThanOrEqual(0.5);
      });
      expect(height / rows).toBeLessThanOrEqual(stride);
      expect(height / rows).toBeGreaterThan(stride / 2);
    },
  );
});

describe('from coarse to fine', () => {
  it.each([
    [14, 14],
    [1, 1],
    [3, 5],
    [28, 28],
  ])('every cell of %d x %d comes once, the coarse ones first', (rows, columns) => {
    const order = coarseToFine(rows, columns);
    expect(order.map(({ cell }) => cell).sort((a, b) => a - b)).toEqual(
      Array.from({ length: rows * columns }, (_, i) => i),
    );
    const reaches = order.map(({ reach }) => reach);
    expect(reaches).toEqual(reaches.toSorted((a, b) => b - a));
    const coarse = order.filter(({ reach }) => reach === 4);
    expect(coarse.length).toBe(Math.ceil(rows / 4) * Math.ceil(columns / 4));
  });
});

describe('of a score that is a weighted sum of the pixels', () => {
  /** 8 x 8 pixels; the left half speaks for class 0, by its red alone. */
  const SIDE = 8;
  const weights = Array.from({ length: SIDE * SIDE * 3 }, (_, i) =>
    i % 3 === 0 && Math.floor(i / 3) % SIDE < 4 ? 0.05 : 0,
  );
  const pixels = Float32Array.from({ length: SIDE * SIDE * 3 }, () => 2);

  it('the probability with a patch is known by hand, also where it hangs over the edge', async () => {
    const network = linearNetwork([SIDE, SIDE], weights);
    const before = tf.memory().numTensors;
    const patches = [
      { y: 0, x: 0, size: 2 },
      { y: -1, x: -1, size: 2 },
      { y: 6, x: 3, size: 4 },
      { y: 0, x: 4, size: 4 },
      { y: -8, x: -8, size: 64 },
    ];
    // All 32 red pixels of the left half count 0.05 * 2; each one hidden by 0 takes 0.1 off.
    const hidden = [4, 1, 2, 0, 32];
    const got = await occludedValues(network, pixels, patches, [0, 0, 0], FIRST);
    expectClose(
      got,
      hidden.map((count) => sigmoid(3.2 - 0.1 * count)),
      1e-5,
    );
    const other = await occludedValues(network, pixels, patches, [0, 0, 0], { kind: 'class', index: 1 });
    expectClose(
      other,
      hidden.map((count) => 1 - sigmoid(3.2 - 0.1 * count)),
      1e-5,
    );
    const filled = await occludedValues(network, pixels, patches, [-2, 7, 7], FIRST);
    expectClose(
      filled,
      hidden.map((count) => sigmoid(3.2 - 0.2 * count)),
      1e-5,
    );
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });

  it('the map is the drop in probability at every position, and has no holes while it grows', async () => {
    const network = linearNetwork([SIDE, SIDE], weights);
    const { subject, dispose } = subjectOf(network, FIRST, pixels);
    const before = tf.memory().numTensors;
    const stages: { values: number[]; progress: number }[] = [];
    const looked = occlusion.run(subject, { size: 1, stride: 1, fill: 'black' }) as AsyncGenerator<
      Stage,
      void
    >;
    for await (const { picture, progress } of looked) {
      if (picture.kind !== 'heat') throw new Error('An occlusion map is a heat map.');
      expect(picture.values.shape).toEqual([SIDE, SIDE]);
      stages.push({ values: Array.from(take(picture.values)), progress });
    }
    expect(tf.memory().numTensors).toBe(before);

    const drop = sigmoid(3.2) - sigmoid(3.1);
    const truth = Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE < 4 ? drop : 0));
    const last = stages.at(-1);
    expect(last?.progress).toBe(1);
    expectClose(last?.values ?? [], truth, 1e-4);
    // The coarse cells already tell left from right.
    expect(stages[0]?.progress).toBeLessThan(0.25);
    expectClose(stages[0]?.values ?? [], truth, 1e-4);
    expect(stages.map(({ progress }) => progress)).toEqual(
      stages.map(({ progress }) => progress).toSorted((a, b) => a - b),
    );
    dispose();
    network.dispose();
  });

  it('with a patch that is meant for 224 pixels is cut to the picture, and says so', async () => {
    const side = 12;
    const network = linearNetwork([side, side], Array<number>(side * side * 3).fill(0.01));
    const { subject, dispose } = subjectOf(network, FIRST);
    const settings = { size: 40, stride: 16, fill: 'mean' };
    for await (const { picture } of occlusion.run(subject, settings) as AsyncGenerator<Stage, void>) {
      if (picture.kind !== 'heat') throw new Error('An occlusion map is a heat map.');
      // A third of 12 is 4 pixels, a tenth of 40; a tenth of 16 is 2 whole ones.
      expect(picture.values.shape).toEqual([6, 6]);
      expect(picture.note).toBe('patch of 4 and step of 2 pixels: the picture is small');
      picture.values.dispose();
    }
    dispose();
    network.dispose();
  });

  it('ended early, it leaves nothing behind', async () => {
    const network = linearNetwork([SIDE, SIDE], weights);
    const { subject, dispose } = subjectOf(network, FIRST, pixels);
    const before = tf.memory().numTensors;
    const looked = occlusion.run(subject, { size: 2, stride: 1, fill: 'mean' }) as AsyncGenerator<
      Stage,
      void
    >;
    tf.dispose((await looked.next()).value as never);
    await looked.return();
    expect(tf.memory().numTensors).toBe(before);
    dispose();
    network.dispose();
  });

  it.each([
    ['mean', [10, 20, 30], 0],
    ['black', [0, 0, 0], -10],
    ['white', [255, 255, 255], 245],
  ] as const)('a fill of %s is %j in the picture, and %d for the network', async (fill, _colour, red) => {
    const network = linearNetwork([SIDE, SIDE], weights);
    const description = {
      ...network.description,
      input: { ...network.description.input, mean: [10, 20, 30] as const },
    };
    Object.assign(network, { description });
    const { subject, dispose } = subjectOf(network, FIRST, pixels);
    const looked = occlusion.run(subject, { size: 2, stride: 1, fill }) as AsyncGenerator<Stage, void>;
    const { value } = await looked.next();
    if (value?.picture.kind !== 'heat') throw new Error('An occlusion map is a heat map.');
    // Of 32 red pixels that count 0.05 * 2 each, the first patch hides four.
    const want = sigmoid(3.2) - sigmoid(2.8 + 4 * 0.05 * red);
    expectClose(take(value.picture.values).slice(0, 1), [want], 1e-4);
    await looked.return();
    dispose();
    network.dispose();
  });

  it('the mean colour is mid-grey where no mean is subtracted', () => {
    // Values of 0..1, and of 0..255.
    const filled = (std: number) => {
      const network = linearNetwork([1, 1], [1, 1, 1], { mean: [0, 0, 0], std: [std, std, std] });
      network.dispose();
      return ['mean', 'black', 'white'].map((fill) => fillColour(network, fill)[1]);
    };
    expect(filled(255)).toEqual([0.5, 0, 1]);
    expect(filled(1)).toEqual([127.5, 0, 255]);
  });
});

it('of a network with one output, a yes or no, the probability is the sigmoid of its score', async () => {
  // Red of the left pixel counts 1, of the right one 2.
  const network = tinyNetwork([{ kind: 'dense', name: 'score', inputs: [IMAGE] }], [1, 2], {
    'score.weight': [
      [1, 6],
      [1, 2, 0, 0, 0, 0],
    ],
  });
  const pixels = Float32Array.of(1, 0, 0, 0.25, 0, 0);
  const patches = [0, 1].map((x) => ({ y: 0, x, size: 1 }));
  const values = await occludedValues(network, pixels, patches, [0, 0, 0], FIRST);
  expectClose(values, [sigmoid(0.5), sigmoid(1)], 1e-6);
  network.dispose();
});
