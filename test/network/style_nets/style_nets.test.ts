import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, styleOutputs } from '../../../src/network/run.ts';
import { loadPredictor, readStyliser, type Styliser } from '../../../src/network/style_nets/style_plan.ts';
import { use } from '../../support/backends.ts';
import { golden, goldenArrays } from '../../support/golden/golden.ts';
import { fetchFrom, mirroredInput } from '../../support/style_nets.ts';

interface PaintingCase {
  readonly network: 'multistyle26' | 'arbitrary-style';
  readonly array: string;
  readonly every: number;
  readonly image: string;
  readonly side: number;
  readonly style?: number[];
  readonly styleImage: string;
  readonly styleSide: number;
}

const { cases, tolerance } = golden<PaintingCase>('styleNets');
const arrays = goldenArrays('styleNets');

/** Sum of squares of the difference over that of the wanted vector, its root: float32 in another order, through 53 convolutions. */
const VECTOR_TOLERANCE = 1e-5;

beforeAll(() => use('wasm'));

/** Paints once and forgets the style. @returns [height, width, 3], 0..1; the caller disposes it */
function paint(network: Styliser, image: tf.Tensor4D, style: Float32Array): tf.Tensor3D {
  const known = styleOutputs(network, style);
  const painting = tf.tidy(() => tf.squeeze<tf.Tensor3D>(run(network, image, known), [0]));
  tf.dispose([...known.values()]);
  return painting;
}

/** Mean absolute difference in 1/255 over the rows and columns that are kept. */
function difference(painting: tf.Tensor3D, { array, every }: PaintingCase): number {
  const kept = tf.tidy(() => tf.stridedSlice(painting, [0, 0, 0], painting.shape, [every, every, 1]));
  const [got, want] = [kept.dataSync<'float32'>(), arrays(array)];
  kept.dispose();
  expect(got.length).toBe(want.values.length);
  return (255 * got.reduce((sum, value, i) => sum + Math.abs(value - (want.values[i] ?? 0)), 0)) / got.length;
}

describe('a converted net paints what onnxruntime paints', () => {
  it.each(cases.filter(({ network }) => network === 'multistyle26'))('$array', async (one) => {
    const before = tf.memory().numTensors;
    const plan = await readStyliser(fetchFrom('multistyle26'));
    const network = plan.build({ height: one.side, width: one.side });
    const image = mirroredInput(one.image, one.side, plan.description.input);
    const painting = paint(network, image, Float32Array.from(one.style ?? []));
    expect(difference(painting, one)).toBeLessThan(tolerance);
    for (const tensor of [painting, image, network]) tensor.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(cases.filter(({ network }) => network === 'arbitrary-style'))('$array', async (one) => {
    const predictor = await loadPredictor(fetchFrom('arbitrary-style/predict'));
    const example = mirroredInput(one.styleImage, one.styleSide, predictor.description.input);
    const vector = tf.tidy(() => run(predictor, example).dataSync<'float32'>());
    const want = arrays(`${one.array} vector`).values;
    const squares = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
    const off = squares(vector.map((value, i) => value - (want[i] ?? 0)));
    expect(Math.sqrt(off / squares(want))).toBeLessThan(VECTOR_TOLERANCE);

    const plan = await readStyliser(fetchFrom('arbitrary-style/transform'));
    const network = plan.build({ height: one.side, width: one.side });
    const image = mirroredInput(one.image, one.side, plan.description.input);
    const painting = paint(network, image, vector);
    expect(difference(painting, one)).toBeLessThan(tolerance);
    for (const tensor of [painting, image, example, network, predictor]) tensor.dispose();
  });
});

it('blending is continuous: no step of fifty from one style to another is over twice the mean step', async () => {
  const plan = await readStyliser(fetchFrom('multistyle26'));
  const network = plan.build({ height: 96, width: 96 });
  const image = tf.tidy(() =>
    tf.image.resizeBilinear(mirroredInput('dog', 224, plan.description.input), [96, 96]),
  );
  const along = (t: number) =>
    Float32Array.from({ length: 26 }, (_, i) => (i === 19 ? 1 - t : i === 1 ? t : 0));
  const slowTechniques = Array.from({ length: 51 }, (_, i) => paint(network, image, along(i / 50)));
  const steps = slowTechniques
    .slice(1)
    .map((painting, i) =>
      tf.tidy(
        () => tf.mean(tf.abs(tf.sub(painting, slowTechniques[i] as tf.Tensor3D))).arraySync() as number,
      ),
    );
  const mean = steps.reduce((a, b) => a + b) / steps.length;
  expect(mean).toBeGreaterThan(1e-4);
  expect(Math.max(...steps)).toBeLessThan(2 * mean);
  for (const tensor of [...slowTechniques, image, network]) tensor.dispose();
});
