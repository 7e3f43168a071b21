import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { backward } from '../../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { forward } from '../../../src/network/forward.ts';
import { denseInPieces } from '../../../src/network/layers/dense.ts';
import { layerKindsWith } from '../../../src/network/layers/index.ts';
import type { LayerKind } from '../../../src/network/layers/kind.ts';
import { Network } from '../../../src/network/network.ts';
import { readSafetensors } from '../../../src/network/safetensors.ts';
import { partOf, type Weights } from '../../../src/network/weights.ts';
import { use } from '../../support/backends.ts';
import { safetensorsFile } from '../../support/model_files/safetensors_file.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { describeNetwork, randomWeights } from '../../support/toys/tiny_network.ts';

const [HEIGHT, WIDTH, OUTPUTS] = [3, 2, 7];
const INPUTS = HEIGHT * WIDTH * 3;
const ROW = INPUTS * Float32Array.BYTES_PER_ELEMENT;
const layers: Layer[] = [
  { kind: 'dense', name: 'fc', inputs: [IMAGE] },
  { kind: 'relu', name: 'open', inputs: ['fc'] },
];
const weights = randomWeights({ 'fc.weight': [OUTPUTS, INPUTS], 'fc.bias': [OUTPUTS] }, 5);

const build = (most: number, given: Weights = weights) =>
  new Network(
    describeNetwork(layers, [HEIGHT, WIDTH]),
    given,
    undefined,
    layerKindsWith({ dense: denseInPieces(most) as LayerKind }),
  );

/** Scores and the gradient of their squares at two images. */
function pass(network: Network): [scores: Float32Array, gradient: Float32Array] {
  const [scores, gradient] = tf.tidy(() => {
    const image = tf.tensor4d(seeded(6).normals(2 * INPUTS), [2, HEIGHT, WIDTH, 3]);
    const trace = forward(network, image);
    return [
      trace.logits.dataSync<'float32'>(),
      backward(network, trace, new Map([['open', tf.square(trace.logits)]])).dataSync<'float32'>(),
    ];
  });
  return [scores, gradient];
}

describe.each(['cpu', 'wasm'] as const)('on %s a matrix in pieces', (backend) => {
  it.each([
    ['a row each', ROW, 7],
    ['less than a row', 5, 7],
    ['two rows, the last alone', 2.5 * ROW, 4],
    ['all but one row', 6 * ROW, 2],
  ])('of %s does what it does whole', async (_title, most, pieces) => {
    await use(backend);
    const before = tf.memory().numTensors;
    const whole = build(OUTPUTS * ROW);
    const one = tf.memory().numTensors - before;
    const [scores, gradient] = pass(whole);
    whole.dispose();
    const divided = build(most);
    // A matrix and a bias for each piece.
    expect([one, tf.memory().numTensors - before]).toEqual([2, 2 * pieces]);
    const [got, gotGradient] = pass(divided);
    expect(got).toEqual(scores);
    expectClose(gotGradient, gradient, 1e-6);
    divided.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('a matrix in half precision is widened a piece at a time', async () => {
  await use('wasm');
  const columns = INPUTS;
  const rows = Math.ceil(2 ** 20 / columns);
  // 1, 2, 0.5 and -1 as fp16, over and over.
  const bits = Uint16Array.from(
    { length: rows * columns },
    (_, at) => [0x3c00, 0x4000, 0x3800, 0xbc00][at % 4] as number,
  );
  const file = safetensorsFile({ 'fc.weight': { dtype: 'F16', shape: [rows, columns], bytes: bits } });
  const stored = readSafetensors('half.safetensors', file);
  const matrix = stored.get('fc.weight') as NonNullable<ReturnType<typeof stored.get>>;
  expect([...partOf(matrix, 2, 7)]).toEqual([0.5, -1, 1, 2, 0.5]);
  const widened: number[] = [];
  const watched: Weights = new Map([
    [
      'fc.weight',
      {
        shape: matrix.shape,
        get values(): Float32Array {
          throw new Error('All of it was widened.');
        },
        part: (from, to) => {
          widened.push(to - from);
          return partOf(matrix, from, to);
        },
      },
    ],
  ]);
  const divided = build(2 ** 20, watched);
  expect(Math.max(...widened) * 4).toBeLessThanOrEqual(2 ** 20);
  expect(widened.reduce((a, b) => a + b)).toBe(rows * columns);
  const whole = build(2 ** 30, stored);
  expect(pass(divided)[0]).toEqual(pass(whole)[0]);
  divided.dispose();
  whole.dispose();
});
