import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { gramMatrix } from '../../../src/techniques/style/gram.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { imageOf, tinyNetwork } from '../../support/toys/tiny_network.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { looked } from './looked.ts';

beforeAll(startWasm);

/** The colours as they are. */
const COLOURS: Layer[] = [
  { kind: 'conv', name: 'colours', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
  { kind: 'globalAvgPool', name: 'mean', inputs: ['colours'] },
  { kind: 'dense', name: 'score', inputs: ['mean'] },
];

it('is by hand the mean product of two channels, the strongest first', async () => {
  const network = tinyNetwork(COLOURS, [1, 2], {
    'colours.weight': [
      [3, 3, 1, 1],
      [1, 0, 0, 0, 1, 0, 0, 0, 1],
    ],
    'score.weight': [
      [1, 3],
      [1, 1, 1],
    ],
  });
  const image = imageOf(1, 2, [1, 2, 3, 3, 0, 1]);
  const question = { figure: 'gram', layer: 'colours', pair: [0, 2], shuffled: false } as const;
  const { answer, trace } = await looked(network, image, question);
  // Squares: red 1 + 9, green 4 + 0, blue 9 + 1; red and blue are alike, and stay as they are.
  expect(answer.channels).toEqual([0, 2, 1]);
  expect(Array.from(answer.gram)).toEqual([5, 3, 1, 3, 5, 3, 1, 3, 2]);
  expect(answer.value).toBe(3);
  expect(answer.maps.map(({ values }) => Array.from(values))).toEqual([
    [1, 3],
    [3, 1],
    [3, 3],
  ]);
  expect(answer.difference).toBeNull();
  // A channel that the layer has not, as of a layer before: the two strongest.
  const strangers = await looked(network, image, { ...question, pair: [0, 3] } as const);
  expect(strangers.answer.pair).toEqual([0, 2]);
  expect(strangers.answer.value).toBe(3);
  tf.dispose([image, ...trace.tensors(), ...strangers.trace.tensors()]);
  network.dispose();
});

it('of the network that ships is that of the whole layer, and stays where places are shuffled', async () => {
  const network = await loadShipped();
  const image = goldenImage(network, 'dog');
  const layer = 'blocks.2.1.act1';
  const ask = (shuffled: boolean) => ({ figure: 'gram', layer, pair: null, shuffled }) as const;
  const { answer, trace } = await looked(network, image, ask(false));
  const whole = tf.tidy(() => gramMatrix(trace.at(layer)));
  const values = await whole.array();
  const count = answer.channels.length;
  answer.channels.forEach((one, row) => {
    answer.channels.forEach((other, column) => {
      expect(answer.gram[row * count + column]).toBeCloseTo(values[one]?.[other] ?? Number.NaN, 3);
    });
  });
  const [first, second] = answer.pair;
  expect(answer.value).toBeCloseTo(values[first]?.[second] ?? Number.NaN, 3);
  const again = await looked(network, image, ask(true));
  expect(again.answer.difference).toBeLessThan(1e-5);
  // The maps are not the same: only their order of places is another one.
  const [before, after] = [answer.maps[0].values, again.answer.maps[0].values];
  expect(Array.from(after)).not.toEqual(Array.from(before));
  expect(Array.from(after).toSorted()).toEqual(Array.from(before).toSorted());
  tf.dispose([image, whole, ...trace.tensors(), ...again.trace.tensors()]);
  network.dispose();
});
