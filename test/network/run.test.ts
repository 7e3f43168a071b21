import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ModelFileError, NetworkError } from '../../src/network/errors.ts';
import { run, styleOutputs } from '../../src/network/run.ts';
import {
  loadPredictor,
  readStyliser,
  type Styliser,
  stylePlan,
} from '../../src/network/style_nets/style_plan.ts';
import type { Weights } from '../../src/network/weights.ts';
import { use } from '../support/backends.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { fetchFrom } from '../support/style_nets.ts';
import { twoStyles } from '../support/toys/two_styles.ts';

const matrix = (a: number, b: number) => ({ shape: [3, 2], values: Float32Array.of(a, b, a, b, a, b) });
/** The styles multiply with 1 or 10 and add 0 or 100. */
const weights: Weights = new Map([
  ['scale.weight', matrix(1, 10)],
  ['shift.weight', matrix(0, 100)],
]);

/** Half of the pixels -1, half 1: mean 0, variance 1. */
const values = Float32Array.from({ length: 48 }, (_, i) => (Math.floor(i / 3) % 2 ? 1 : -1));

let network: Styliser;
let image: tf.Tensor4D;
beforeAll(() => use('wasm'));
beforeEach(() => {
  network = stylePlan(twoStyles, weights).build();
  image = tf.tensor4d(values, [1, 4, 4, 3]);
  return () => {
    network.dispose();
    image.dispose();
    expect(tf.memory().numTensors).toBe(0);
  };
});

function paint(style: number[]): number[] {
  const known = styleOutputs(network, Float32Array.from(style));
  const painting = run(network, image, known);
  const pixels = Array.from(painting.dataSync());
  tf.dispose([painting, ...known.values()]);
  return pixels;
}

it.each([
  [[1, 0], { dark: -1 + 0, light: 1 + 1 }],
  [[0, 1], { dark: -1 + 90, light: 1 + 110 }],
  [[0.5, 0.5], { dark: -1 + 44.5, light: 1 + 55.5 }],
])('in the style %j every layer does its part', (style, { dark, light }) => {
  for (const [i, value] of paint(style).entries())
    expect(value).toBeCloseTo(values[i] === 1 ? light : dark, 3);
});

it('leaves the painting alone, however often it is run, and the image and the style as they were', async () => {
  const known = styleOutputs(network, Float32Array.of(1, 0));
  await expectNoLeak(() => run(network, image, known));
  await expectNoLeak(() => run(network, image, known));
  expect(image.isDisposed).toBe(false);
  expect([...known.values()].some(({ isDisposed }) => isDisposed)).toBe(false);
  tf.dispose([...known.values()]);
});

it('frees what no layer needs any more while it runs', () => {
  const known = styleOutputs(network, Float32Array.of(1, 0));
  const before = tf.memory().numTensors;
  let most = 0;
  for (const step of network.steps) {
    const { forward } = step.kind;
    Object.assign(step, {
      kind: {
        ...step.kind,
        forward: (...args: Parameters<typeof forward>) => {
          most = Math.max(most, tf.memory().numTensors - before);
          return forward(...args);
        },
      },
    });
  }
  run(network, image, known).dispose();
  // When the last layer begins only what it takes is there.
  expect(most).toBe(1);
  tf.dispose([...known.values()]);
});

it('a network that is told no style, or one of another length, says so', () => {
  expect(() => run(network, image)).toThrow(NetworkError);
  expect(() => run(network, image)).toThrow('By hand must be told a style: "style" is missing.');
  expect(() => styleOutputs(network, new Float32Array(3))).toThrow(
    'By hand takes a style of 2 numbers, not of 3.',
  );
});

it('a size that the network cannot paint is refused', () => {
  expect(() => stylePlan(twoStyles, weights).build({ width: 10, height: 8 })).toThrow(
    'By hand paints pictures whose sides are multiples of 4, not 10 x 8.',
  );
});

it('a network for another task is refused', async () => {
  await expect(readStyliser(fetchFrom('efficientnet-lite0'))).rejects.toThrow(ModelFileError);
  await expect(readStyliser(fetchFrom('arbitrary-style/predict'))).rejects.toThrow(
    'network.json is of a network to predict, where one to stylise is needed.',
  );
  await expect(loadPredictor(fetchFrom('multistyle26'))).rejects.toThrow(
    'network.json is of a network to stylise, where one to predict is needed.',
  );
});

it('a description that lacks something names what', async () => {
  const bare = { ...twoStyles, range: undefined, weights: { file: 'w', bytes: 1, sha256: 'x' } };
  const bytes = new TextEncoder().encode(JSON.stringify(bare)).buffer as ArrayBuffer;
  await expect(readStyliser(async () => bytes)).rejects.toThrow('network.json lacks range.');
});
