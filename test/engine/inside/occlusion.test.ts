import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { fillColour, occludedValues, patchGrid } from '../../../src/techniques/occlusion.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { imageOf } from '../../support/toys/tiny_network.ts';
import { linearNetwork } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { looked } from './looked.ts';

beforeAll(startWasm);

it('takes by hand from the score what lay under the patch', async () => {
  // The first class scores the sum of all reds, the second nothing.
  const network = linearNetwork([2, 2], [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]);
  const image = imageOf(
    2,
    2,
    [1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0].map((red) => red / 10),
  );
  const question = { figure: 'occlusion', cell: 3, size: 1, stride: 1, fill: 'black' } as const;
  const { answer, trace } = await looked(network, image, question, { kind: 'class', index: 0 });
  const softmax = (logit: number) => Math.exp(logit) / (Math.exp(logit) + 1);
  expect(answer.whole.logit).toBeCloseTo(1, 5);
  expect(answer.whole.probability).toBeCloseTo(softmax(1), 5);
  expect(answer.hidden.logit).toBeCloseTo(0.6, 5);
  expect(answer.hidden.probability).toBeCloseTo(softmax(0.6), 5);
  expect(answer.patch).toEqual({ y: 1, x: 1, height: 1, width: 1 });
  expect([answer.rows, answer.columns]).toEqual([2, 2]);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('lays the patches of the occlusion map also where they are cut to a small picture', async () => {
  const network = linearNetwork([12, 12], Array<number>(12 * 12 * 3).fill(0.01));
  const image = tf.ones([1, 12, 12, 3]) as tf.Tensor4D;
  const question = { figure: 'occlusion', cell: 7, size: 40, stride: 16, fill: 'black' } as const;
  const { answer, trace } = await looked(network, image, question, { kind: 'class', index: 0 });
  expect([answer.rows, answer.columns]).toEqual([6, 6]);
  // Four pixels of side around the middle of cell (1, 1), which lies at 3.
  expect(answer.patch).toEqual({ y: 1, x: 1, height: 4, width: 4 });
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});

it('of the network that ships is what the occlusion map measures in that cell', async () => {
  const network = await loadShipped();
  const image = goldenImage(network, 'dog');
  const target = { kind: 'class', index: 235 } as const;
  const question = { figure: 'occlusion', cell: 90, size: 40, stride: 16, fill: 'mean' } as const;
  const { answer, trace } = await looked(network, image, question, target);
  const { patches } = patchGrid(224, 224, 40, 16);
  const pixels = (await image.data()) as Float32Array;
  const hidden = [patches[90] ?? { y: 0, x: 0, size: 0 }];
  const [probability] = await occludedValues(network, pixels, hidden, fillColour(network, 'mean'), target);
  expect(answer.hidden.probability).toBeCloseTo(probability ?? Number.NaN, 5);
  tf.dispose([image, ...trace.tensors()]);
  network.dispose();
});
