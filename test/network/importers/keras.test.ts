import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tfjs from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { receptiveField } from '../../../src/network/field/receptive_field.ts';
import { type Files, type ImportedNetwork, planOf } from '../../../src/network/importers/index.ts';
import { uniform } from '../../support/formula_weights.ts';
import { expectRefusal, goldenFiles, logitsOf, open, textFiles } from '../../support/imported.ts';
import { asFiles, saved } from '../../support/model_files/keras_files.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';

const softmaxOf = (values: Float32Array): number[] => {
  const most = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - most));
  const sum = powers.reduce((all, value) => all + value);
  return powers.map((value) => value / sum);
};

beforeAll(startWasm);

const MODELS = join(import.meta.dirname, '../../../../shared/models');

/** Every file of a folder, by its name. */
const folderAt = (folder: string): Map<string, Uint8Array> =>
  new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));

/** The folder's model in TensorFlow.js, out of the same bytes. */
async function inTensorFlow(contents: ReadonlyMap<string, Uint8Array>): Promise<tfjs.LayersModel> {
  const text = new TextDecoder().decode(contents.get('model.json'));
  const { modelTopology, weightsManifest } = JSON.parse(text) as tfjs.io.ModelJSON;
  const parts = weightsManifest.flatMap(({ paths }) => paths.map((path) => contents.get(path) as Uint8Array));
  return tfjs.loadLayersModel(
    tfjs.io.fromMemory({
      modelTopology: modelTopology as object,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: await new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer(),
    }),
  );
}

/** Ten pictures as the network takes them: smooth ones of unlike colours. */
function pictures({ description: { input } }: ImportedNetwork): tf.Tensor4D[] {
  const { height, width } = input;
  return Array.from({ length: 10 }, (_, number) =>
    tf.tidy(() => {
      const small = tf.tensor4d(Float32Array.from(uniform(`picture ${number}`, 8 * 8 * 3)), [1, 8, 8, 3]);
      const large = tf.image.resizeBilinear(small, [height, width]);
      return tf.div(tf.sub(tf.mul(large, 255), [...input.mean]), [...input.std]) as tf.Tensor4D;
    }),
  );
}

describe.skipIf(!existsSync(MODELS))('models of others, from ../shared (absent elsewhere)', () => {
  it.each([
    ['teachable-machine/official-2019', true, 2],
    ['tiny-vgg', true, 10],
    ['darknet-tiny', false, 1000],
  ])('%s answers as TensorFlow.js does', async (folder, hasSoftmax, classes) => {
    const contents = folderAt(join(MODELS, folder));
    const network = await open(asFiles(contents));
    expect(network.card.classes).toBe(classes);
    const reference = await inTensorFlow(contents);
    for (const picture of pictures(network)) {
      const wanted = tf.tidy(() => (reference.predict(picture) as tf.Tensor).dataSync<'float32'>());
      const logits = logitsOf(network, picture);
      const got = hasSoftmax ? softmaxOf(logits) : [...logits];
      const most = Math.max(...got.map((value, at) => Math.abs(value - (wanted[at] as number))));
      expect(most).toBeLessThan(1e-3);
    }
    reference.dispose();
  });

  it('the export of Teachable Machine opens from a zip in a folder, with its names and a mirrored input', async () => {
    const contents = [...folderAt(join(MODELS, 'teachable-machine/official-2019'))];
    const zip = zipSync(Object.fromEntries(contents.map(([name, bytes]) => [`my model/${name}`, bytes])));
    const { card, description } = await open(new Map([['converted.zip', new Blob([zip])]]));
    expect(description.labels).toEqual(['Class 1', 'Class 2']);
    expect(card).toMatchObject({
      ...{ format: 'Teachable Machine, image', labelsFrom: 'metadata.json', mirrored: true, unsure: [] },
      input: { height: 224, width: 224, mean: [127, 127, 127], std: [127, 127, 127], order: 'rgb', crop: 1 },
    });
    expect(description.layers.some(({ kind }) => kind === 'softmax')).toBe(false);
  });
});

/** Every kind of layer that is opened, in one model, with paddings that are not even. */
function manyLayers(channels: number): tfjs.LayersModel {
  const { layers } = tfjs;
  const image = tfjs.input({ shape: [21, 18, channels] });
  const padded = layers
    .zeroPadding2d({
      padding: [
        [0, 1],
        [2, 1],
      ],
    })
    .apply(image);
  let x = layers.conv2d({ filters: 6, kernelSize: 3, strides: 2, activation: 'relu' }).apply(padded);
  x = layers.batchNormalization({ scale: false }).apply(x);
  const way = layers
    .depthwiseConv2d({ kernelSize: 3, strides: 1, padding: 'same', depthMultiplier: 2 })
    .apply(x);
  const other = layers
    .separableConv2d({ filters: 12, kernelSize: 5, padding: 'same', activation: 'tanh' })
    .apply(x);
  x = layers.add().apply([way, other] as tfjs.SymbolicTensor[]);
  x = layers.leakyReLU({ alpha: 0.2 }).apply(x);
  x = layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }).apply(x);
  const gate = layers.conv2d({ filters: 12, kernelSize: 1, activation: 'sigmoid' }).apply(x);
  x = layers.multiply().apply([x, gate] as tfjs.SymbolicTensor[]);
  x = layers.concatenate().apply([x, gate] as tfjs.SymbolicTensor[]);
  x = layers.averagePooling2d({ poolSize: 2, strides: 2, padding: 'same' }).apply(x);
  x = layers.zeroPadding2d({ padding: 1 }).apply(x);
  x = layers.maxPooling2d({ poolSize: 2, strides: 1 }).apply(x);
  x = layers.flatten().apply(x);
  x = layers.dropout({ rate: 0.5 }).apply(x);
  x = layers.dense({ units: 8, activation: 'relu' }).apply(x);
  x = layers.dense({ units: 4, activation: 'softmax' }).apply(x);
  return tfjs.model({ inputs: image, outputs: x as tfjs.SymbolicTensor });
}

it('every kind of layer does what TensorFlow.js does', async () => {
  const model = manyLayers(3);
  const network = await open(asFiles(await saved(model)));
  for (const picture of pictures(network)) {
    const wanted = tf.tidy(() => (model.predict(picture) as tf.Tensor).dataSync<'float32'>());
    expectClose(softmaxOf(logitsOf(network, picture)), wanted, 1e-4);
  }
  model.dispose();
});

/** Strides and windows with TensorFlow's "same" padding, which follows the size; a pooling with the size of the last maps. */
function sizedLayers(height: number | null, width: number | null): tfjs.LayersModel {
  const { layers } = tfjs;
  const image = tfjs.input({ shape: [height, width, 3] });
  let x = layers.conv2d({ filters: 6, kernelSize: 3, strides: 2, padding: 'same' }).apply(image);
  x = layers.depthwiseConv2d({ kernelSize: 5, strides: 2, padding: 'same' }).apply(x);
  x = layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }).apply(x);
  x = layers.averagePooling2d({ poolSize: 2, strides: 2, padding: 'same' }).apply(x);
  if (height === null) x = layers.globalAveragePooling2d({}).apply(x);
  else x = layers.flatten().apply(layers.averagePooling2d({ poolSize: [2, 3] }).apply(x));
  x = layers.dense({ units: 4 }).apply(x);
  return tfjs.model({ inputs: image, outputs: x as tfjs.SymbolicTensor });
}

it.each([
  [21, 48],
  [33, 32],
  [64, 50],
  [63, 65],
  [40, 71],
])('pictures of %i x %i give what TensorFlow.js gives', async (height, width) => {
  const own = sizedLayers(21, 48);
  const any = sizedLayers(null, null);
  any.setWeights(own.getWeights());
  const network = await open(asFiles(await saved(own)));
  const image = tf.tensor4d(Float32Array.from(uniform('sizes', height * width * 3)), [1, height, width, 3]);
  const wanted = tf.tidy(() => (any.predict(image) as tf.Tensor).dataSync<'float32'>());
  expectClose(logitsOf(network, image), wanted, 1e-4);
  own.dispose();
  any.dispose();
});

it.each([
  [21, 48],
  [64, 50],
  [63, 65],
  [40, 71],
])('in pictures of %i x %i neurons see what they see in TensorFlow.js', async (height, width) => {
  const own = sizedLayers(21, 48);
  own.setWeights(own.getWeights().map((array) => tf.abs(array)));
  const any = sizedLayers(null, null);
  any.setWeights(own.getWeights());
  const last = any.layers.findLast((layer) => layer.getClassName() === 'AveragePooling2D');
  const maps = tfjs.model({ inputs: any.inputs, outputs: last?.output as tfjs.SymbolicTensor });
  const network = planOf(await open(asFiles(await saved(own)))).build({ height, width });
  const layer = network.steps.findLast(({ layer: { kind } }) => kind === 'avgPool')?.layer.name ?? '';
  const [rows, columns] = network.shape(layer);
  // One picture for each row that has only this row, and one for each column: no weight is negative, so nothing cancels.
  const lit = (axis: 1 | 2, count: number) =>
    tf.tidy(() => {
      const pictures = tf.reshape(tf.eye(count), axis === 1 ? [count, count, 1, 1] : [count, 1, count, 1]);
      const whole = tf.broadcastTo(pictures, [count, height, width, 3]);
      return (maps.predict(whole) as tf.Tensor4D).arraySync();
    });
  const [byRow, byColumn] = [lit(1, height), lit(2, width)];
  for (const [y, x] of [
    [0, 0],
    [rows - 1, columns - 1],
    [rows >> 1, columns >> 1],
  ] as const) {
    const seen = (answers: number[][][][]) =>
      answers.flatMap((answer, at) => ((answer[y]?.[x]?.[0] ?? 0) > 0 ? [at] : []));
    const [tall, wide] = [seen(byRow), seen(byColumn)];
    expect(receptiveField(network, { layer, y, x, channel: 0 })).toEqual({
      ...{ y: tall[0], height: tall.length, x: wide[0], width: wide.length },
    });
  }
  network.dispose();
  for (const model of [own, any]) model.dispose();
});

it.each(['flatten', 'reshape'])(
  'a matrix over all pixels, after %s, takes means of as many parts in another size',
  async (made) => {
    const { layers } = tfjs;
    /** @param size of a part, in cells */
    const model = (height: number, width: number, size: number) => {
      const image = tfjs.input({ shape: [height, width, 3] });
      let x = layers.conv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'relu' }).apply(image);
      if (size > 1) x = layers.averagePooling2d({ poolSize: size, strides: size }).apply(x);
      const flat = made === 'flatten' ? layers.flatten() : layers.reshape({ targetShape: [6 * 4 * 5] });
      x = layers.dense({ units: 4 }).apply(flat.apply(x));
      return tfjs.model({ inputs: image, outputs: x as tfjs.SymbolicTensor });
    };
    const own = model(6, 4, 1);
    const network = await open(asFiles(await saved(own)));
    for (const size of [1, 2, 3]) {
      const [height, width] = [6 * size, 4 * size];
      const pooled = model(height, width, size);
      pooled.setWeights(own.getWeights());
      const pixels = Float32Array.from(uniform(`parts ${size}`, height * width * 3));
      const image = tf.tensor4d(pixels, [1, height, width, 3]);
      const wanted = tf.tidy(() => (pooled.predict(image) as tf.Tensor).dataSync<'float32'>());
      expectClose(logitsOf(network, image), wanted, 1e-5);
      pooled.dispose();
    }
    own.dispose();
  },
);

it('a grey model of Teachable Machine mixes its colours as the site does', async () => {
  const model = manyLayers(1);
  const files = new Map([
    ...asFiles(await saved(model)),
    ...textFiles({
      'metadata.json': JSON.stringify({ tmVersion: '2', labels: ['a', 'b', 'c', 'd'], grayscale: true }),
    }),
  ]);
  const network = await open(files);
  const { input } = network.description;
  const pixels = tf.tensor4d(
    Float32Array.from(uniform('grey', 21 * 18 * 3), (value) => value * 255),
    [1, 21, 18, 3],
  );
  const wanted = tf.tidy(() => {
    const grey = tf.sum(tf.mul(pixels, [0.2989, 0.587, 0.114]), 3, true);
    return (model.predict(tf.sub(tf.div(grey, 127), 1)) as tf.Tensor).dataSync<'float32'>();
  });
  const seen = tf.tidy(() => tf.div(tf.sub(pixels, [...input.mean]), [...input.std]) as tf.Tensor4D);
  expectClose(softmaxOf(logitsOf(network, seen)), wanted, 1e-4);
  model.dispose();
});

/** A dense layer over one pixel in the words of Keras 3, its weights as given. */
function keras3(weights: object[], bytes: Uint8Array): Files {
  const tensor = (layer: string) => ({
    args: [
      { class_name: '__keras_tensor__', config: { shape: [null, 1, 1, 3], keras_history: [layer, 0, 0] } },
    ],
    kwargs: {},
  });
  const layers = [
    {
      class_name: 'InputLayer',
      name: 'picture',
      config: { batch_shape: [null, 1, 1, 3], name: 'picture' },
      inbound_nodes: [],
    },
    {
      class_name: 'Rescaling',
      name: 'scale',
      config: { name: 'scale', scale: 0.5, offset: -1 },
      inbound_nodes: [tensor('picture')],
    },
    { class_name: 'Flatten', name: 'flat', config: { name: 'flat' }, inbound_nodes: [tensor('scale')] },
    {
      class_name: 'Dense',
      name: 'scores',
      config: {
        name: 'scores',
        units: 2,
        activation: 'softmax',
        use_bias: false,
        dtype: { class_name: 'DTypePolicy' },
      },
      inbound_nodes: [tensor('flat')],
    },
  ];
  const config = { layers, input_layers: ['picture', 0, 0], output_layers: ['scores', 0, 0] };
  const text = JSON.stringify({
    ...{
      format: 'layers-model',
      modelTopology: { keras_version: '3.5.0', model_config: { class_name: 'Functional', config } },
    },
    weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights }],
  });
  return new Map([
    ...textFiles({ 'model.json': text }),
    ['group1-shard1of1.bin', new Blob([new Uint8Array(bytes)])],
  ]);
}

describe('a network of Keras 3', () => {
  const { logits } = JSON.parse(
    readFileSync(new URL('../../golden/keras3.json', import.meta.url), 'utf8'),
  ) as { readonly logits: Readonly<Record<string, readonly number[]>> };

  it.each([
    [21, 18],
    [40, 37],
  ])('as the converter writes it answers pictures of %i x %i as Keras does', async (height, width) => {
    const network = await open(goldenFiles('keras3/model.json', 'keras3/group1-shard1of1.bin'));
    const values = Array.from({ length: height * width * 3 }, (_, place) => ((place * 37) % 101) / 50 - 1);
    const image = tf.tensor4d(values, [1, height, width, 3]);
    expectClose(logitsOf(network, image), logits[`${height} x ${width}`] ?? [], 1e-4);
    expect(network.card).toMatchObject({ format: 'TensorFlow.js LayersModel', classes: 4 });
  });
});

it('Keras 3 and quantised weights are read; a Rescaling becomes the description of the input', async () => {
  const quantization = { dtype: 'uint8', scale: 0.5, min: -1, original_dtype: 'float32' };
  const kernel = { name: 'model/scores/kernel', shape: [3, 2], dtype: 'float32', quantization };
  // [-1, 0], [1, 2], [3, -0.5]
  const network = await open(keras3([kernel], Uint8Array.of(0, 2, 4, 6, 8, 1)));
  expectClose(network.card.input.mean, [2, 2, 2], 1e-6);
  expectClose(network.card.input.std, [2, 2, 2], 1e-6);
  expect([...logitsOf(network, tf.tensor4d([1, 2, 3], [1, 1, 1, 3]))]).toEqual([-1 + 2 + 9, 4 - 1.5]);
});

describe('is refused with what to do instead:', () => {
  const model = (json: object, metadata?: object): Files =>
    new Map(
      textFiles({
        'model.json': JSON.stringify(json),
        ...(metadata && { 'metadata.json': JSON.stringify(metadata) }),
      }),
    );

  it('a pose or audio project', async () => {
    await expectRefusal(
      model({}, { packageName: '@teachablemachine/pose' }),
      'an image project of the same classes',
    );
    await expectRefusal(model({}, { wordLabels: ['a'] }), 'audio project');
  });

  it('a GraphModel', async () => {
    await expectRefusal(model({ format: 'graph-model', modelTopology: { node: [] } }), 'tfjs_layers_model');
  });

  it('another JSON file of that name, or a broken one', async () => {
    await expectRefusal(model({ a: 1 }), 'lacks modelTopology');
    await expectRefusal(new Map(textFiles({ 'model.json': '{"a' })), 'not valid JSON');
  });

  it('weights that are missing or cut off', async () => {
    const files = await saved(manyLayers(3));
    const bytes = files.get('weights.bin') as Uint8Array;
    await expectRefusal(asFiles(new Map([...files].slice(0, 1))), 'weights.bin is missing');
    await expectRefusal(
      asFiles(new Map([...files, ['weights.bin', bytes.slice(0, 100)]])),
      'weights.bin is truncated',
    );
  });

  it('labels of another number', async () => {
    const files = asFiles(await saved(manyLayers(3)));
    const metadata = textFiles({ 'metadata.json': JSON.stringify({ tmVersion: '2', labels: ['a'] }) });
    await expectRefusal(new Map([...files, ...metadata]), 'metadata.json names 1 classes, the network has 4');
  });

  it('a layer that is not known, by its kind and name', async () => {
    const layers = [{ class_name: 'LSTM', config: { name: 'memory', batch_input_shape: [null, 4, 4, 3] } }];
    const json = { modelTopology: { class_name: 'Sequential', config: layers }, weightsManifest: [] };
    await expectRefusal(model(json), 'the layer LSTM ("memory")');
  });

  it('layers that need each other', async () => {
    const layer = (name: string, taken: string) => ({
      ...{ class_name: 'ReLU', name, config: { name } },
      inbound_nodes: [[[taken, 0, 0, {}]]],
    });
    const config = { layers: [layer('a', 'b'), layer('b', 'a')], output_layers: [['a', 0, 0]] };
    await expectRefusal(
      model({ modelTopology: { class_name: 'Model', config }, weightsManifest: [] }),
      'need each other',
    );
  });
});
