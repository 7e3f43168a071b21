/** Nets for any style, by AdaIN, written as exporters write them and held to onnxruntime. */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelFileError } from '../../../src/network/errors.ts';
import { importOnnxStyle } from '../../../src/network/importers/onnx_style.ts';
import { run, styleOutputs } from '../../../src/network/run.ts';
import type { StylePlan } from '../../../src/network/style_nets/style_plan.ts';
import { statistics } from '../../../src/network/style_nets/style_reader.ts';
import { use } from '../../support/backends.ts';
import { uniform } from '../../support/formula_weights.ts';
import { golden, goldenArrays } from '../../support/golden/golden.ts';
import { expectClose, relativeL2 } from '../../support/relative_l2.ts';
import { type AdainChanges, adainHalves, adainNet } from '../../support/toys/adain_net.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const filesOf = (bytes: Uint8Array<ArrayBuffer>, name = 'any.onnx') => new Map([[name, new Blob([bytes])]]);

type Sides = readonly [height: number, width: number];

/** RGB of 0..255, [1, height, width, 3]; some are darker than others. */
const photograph = (name: string, [height, width]: Sides) =>
  tf.tensor4d(
    Float32Array.from(
      uniform(name, height * width * 3),
      (value, i) => 255 * value ** (1 + (i % 3) * name.length),
    ),
    [1, height, width, 3],
  );

const planes = (image: tf.Tensor4D, divisor: number) =>
  tf.tidy(() => tf.transpose(tf.div(image, divisor), [0, 3, 1, 2]).dataSync<'float32'>());

async function theirs(changes: AdainChanges, content: tf.Tensor4D, style: tf.Tensor4D) {
  const { bytes, output } = adainNet(changes);
  const divisor = changes.bytes ? 1 : 255;
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const picture = (image: tf.Tensor4D) =>
    new ort.Tensor('float32', planes(image, divisor), [1, 3, image.shape[1], image.shape[2]]);
  const answer = await session.run({
    ...{ content: picture(content), style: picture(style) },
    ...(changes.alpha && { alpha: new ort.Tensor('float32', [1], []) }),
  });
  await session.release();
  return Float32Array.from(answer[output]?.data as Float32Array, (value) => value * divisor);
}

function painted(plan: StylePlan, vector: Float32Array, content: tf.Tensor4D): Float32Array {
  const [, height, width] = content.shape;
  const network = plan.build({ height, width });
  const { std } = plan.description.input;
  const { factor, offset } = plan.description.range;
  return tf.tidy(() => {
    const made = run(network, tf.div(content, std[0]), styleOutputs(network, vector));
    network.dispose();
    return planes(tf.add(tf.mul(made, factor), offset), 1);
  });
}

const FILES: [string, AdainChanges][] = [
  ['traced, of any size', {}],
  ['traced, of one size, which no halving divides', { content: [30, 50], style: [28, 36] }],
  ['by dynamo', { form: 'folded', content: [32, 48], style: [24, 40] }],
  ['with an instance norm', { form: 'norm' }],
  ['with a number for how strong the style is', { alpha: true }],
  ['with the style first', { turned: true }],
  ['that takes 0..255', { bytes: true }],
  ['with something added to its deviations', { margin: 1e-5 }],
];

describe.each(FILES)('a net for any style, %s', (_, changes) => {
  it.each<[Sides, string, Sides]>([
    [[32, 48], 'poppies', [24, 40]],
    [[40, 24], 'x', [32, 32]],
  ])('paints %j in the style "%s" of %j as onnxruntime does', async (sides, name, styleSides) => {
    const plan = await importOnnxStyle(filesOf(adainNet(changes).bytes));
    expect(plan.description).toMatchObject({ title: 'any', multiple: 4, styles: [], styleLength: 20 });
    const [content, style] = [photograph('content', sides), photograph(name, styleSides)];
    const before = tf.memory().numTensors;
    const vector = (await plan.reader?.read(style)) as Float32Array;
    const ours = painted(plan, vector, content);
    expect(tf.memory().numTensors).toBe(before);
    expectClose(ours, await theirs({ ...changes, content: sides, style: styleSides }, content, style), 1e-4);
    tf.dispose([content, style]);
  });
});

describe('what PyTorch’s exporters write paints as PyTorch does', () => {
  const { cases, tolerance } = golden<{ file: string; array: string }>('adain');
  const arrays = goldenArrays('adain');
  const imageOf = (name: string) => {
    const { shape, values } = arrays(name);
    return tf.tensor4d(values, shape as [number, number, number, number]);
  };

  it.each(cases)('$file', async ({ file, array }) => {
    const bytes = readFileSync(new URL(`../../golden/imported/${file}`, import.meta.url));
    const plan = await importOnnxStyle(filesOf(Uint8Array.from(bytes)));
    const [content, style] = tf.tidy(() => [
      tf.mul<tf.Tensor4D>(imageOf('content'), 255),
      tf.mul<tf.Tensor4D>(imageOf('style'), 255),
    ]);
    const ours = painted(plan, (await plan.reader?.read(style)) as Float32Array, content);
    const theirs = tf.tidy(() => planes(imageOf(array), 1 / 255));
    expectClose(ours, theirs, tolerance);
    tf.dispose([content, style]);
  });
});

it('in two files is the same net', async () => {
  const { encoder, decoder } = adainHalves();
  const files = new Map([...filesOf(decoder, 'mine/decoder.onnx'), ...filesOf(encoder, 'mine/encoder.onnx')]);
  const [halves, whole] = [await importOnnxStyle(files), await importOnnxStyle(filesOf(adainNet().bytes))];
  expect(halves.description).toMatchObject({ title: 'mine', multiple: 4, styleLength: 20 });
  const [content, style] = [photograph('content', [32, 48]), photograph('poppies', [24, 40])];
  const [a, b] = await Promise.all(
    [halves, whole].map(async (plan) =>
      painted(plan, (await plan.reader?.read(style)) as Float32Array, content),
    ),
  );
  expectClose(a as Float32Array, b as Float32Array, 1e-6);
  tf.dispose([content, style]);
});

it('another style makes another painting, and a blend lies between', async () => {
  const plan = await importOnnxStyle(filesOf(adainNet().bytes));
  const content = photograph('content', [32, 48]);
  const styles = ['poppies', 'x'].map((name) => photograph(name, [32, 32]));
  const [a, b] = (await Promise.all(styles.map((style) => plan.reader?.read(style)))) as [
    Float32Array,
    Float32Array,
  ];
  const [first, second] = [painted(plan, a, content), painted(plan, b, content)];
  const half = painted(
    plan,
    a.map((value, i) => (value + (b[i] ?? 0)) / 2),
    content,
  );
  const apart = relativeL2(first, second);
  expect(apart).toBeGreaterThan(0.05);
  expect(relativeL2(half, second)).toBeLessThan(apart);
  expect(relativeL2(half, first)).toBeGreaterThan(0);
  tf.dispose([content, ...styles]);
});

/** Two features of two pixels: 1 and 3 (mean 2), 10 and 10. */
it('measures means and deviations as by hand', async () => {
  await use('wasm');
  const features = tf.tensor4d([1, 10, 3, 10], [1, 1, 2, 2]);
  const over = (how: { unbiased: boolean; epsilon: number; margin: number }) =>
    Array.from(tf.tidy(() => statistics(features, how).dataSync()));
  expect(over({ unbiased: false, epsilon: 0, margin: 0 })).toEqual([1, 0, 2, 10]);
  // Over one pixel less: (1 + 1) / 1 = 2; the root of 2 + 2 is 2, that of 2 is 1.414, and a tenth comes to each.
  const [first, second, ...means] = over({ unbiased: true, epsilon: 2, margin: 0.1 });
  expect(first).toBeCloseTo(2.1, 5);
  expect(second).toBeCloseTo(1.5142, 4);
  expect(means).toEqual([2, 10]);
  features.dispose();
});

describe('what is no such net is refused by name', () => {
  it.each<[string, AdainChanges, RegExp]>([
    ['features that are added', { adds: true }, /Add.*joins the two pictures otherwise than AdaIN/],
    ['an output whose range is not told', { last: 'Tanh' }, /any\.onnx ends in numbers of a range/],
  ])('%s', async (_, changes, message) => {
    const reading = importOnnxStyle(filesOf(adainNet(changes).bytes));
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(message);
  });

  it.each([
    ['half of a net', ['decoder.onnx']],
    ['a half twice', ['decoder.onnx', 'copy.onnx']],
    ['three files', ['encoder.onnx', 'decoder.onnx', 'adain.onnx']],
  ])('%s', async (_, names) => {
    const { encoder, decoder } = adainHalves();
    const files = new Map(
      names.flatMap((name) => [...filesOf(name === 'encoder.onnx' ? encoder : decoder, name)]),
    );
    const reading = importOnnxStyle(files);
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(`not all there or in too many files (${names.join(', ')})`);
  });
});
