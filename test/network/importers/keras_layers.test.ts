import * as tfjs from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstConvolution } from '../../../src/network/filters.ts';
import { type ImportedNetwork, planOf } from '../../../src/network/importers/index.ts';
import { uniform } from '../../support/formula_weights.ts';
import { expectRefusal, logitsOf, open, textFiles } from '../../support/imported.ts';
import { asFiles, saved } from '../../support/model_files/keras_files.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

/** A chain whose weights are all between 0.5 and 1.5, as no new ones are. */
function chain(layers: tfjs.layers.Layer[]): tfjs.Sequential {
  const model = tfjs.sequential({ layers });
  const numbers = ({ shape, size }: tf.Tensor, at: number) =>
    tf.tensor(
      Float32Array.from(uniform(`weights ${at}`, size), (value) => 0.5 + value),
      shape,
    );
  model.setWeights(model.getWeights().map(numbers));
  return model;
}

/** Of 4 x 4 pixels, values 0 to 255. */
const pixels = (): tf.Tensor4D =>
  tf.tensor4d(
    Float32Array.from(uniform('pixels', 48), (value) => value * 255),
    [1, 4, 4, 3],
  );

/** What a network answers to these pixels, prepared as its card says. */
const answerTo = (network: ImportedNetwork, picture: tf.Tensor4D): Float32Array => {
  const { mean, std } = network.card.input;
  return logitsOf(
    network,
    tf.tidy(() => tf.div(tf.sub(picture, [...mean]), [...std]) as tf.Tensor4D),
  );
};

const answerOf = (model: tfjs.LayersModel, picture: tf.Tensor) =>
  tf.tidy(() => (model.predict(picture) as tf.Tensor).dataSync<'float32'>());

it('a grey network that scales its pixels itself is given pixels', async () => {
  const { layers } = tfjs;
  const model = chain([
    layers.rescaling({ scale: 1 / 255, inputShape: [4, 4, 1] } as Parameters<typeof layers.rescaling>[0]),
    layers.flatten(),
    layers.dense({ units: 3 }),
  ]);
  const network = await open(asFiles(await saved(model)));
  expect(network.card.unsure.join()).not.toMatch('RGB from');
  expectClose(network.card.input.std, [1, 1, 1], 1e-3);
  const picture = pixels();
  const grey = tf.tidy(() => tf.sum(tf.mul(picture, [0.2989, 0.587, 0.114]), 3, true));
  expectClose(answerTo(network, picture), answerOf(model, grey), 1e-3);
});

it('the first convolution of such a network is its own, not the one that mixes the colours', async () => {
  const { layers } = tfjs;
  const model = chain([
    layers.rescaling({ scale: 1 / 255, inputShape: [4, 4, 1] } as Parameters<typeof layers.rescaling>[0]),
    layers.conv2d({ filters: 2, kernelSize: 3, name: 'own' }),
    layers.flatten(),
    layers.dense({ units: 3 }),
  ]);
  const network = planOf(await open(asFiles(await saved(model)))).build({ height: 4, width: 4 });
  expect(network.description.input.grey).toBe(true);
  expect(firstConvolution(network)).toBe('own');
  network.dispose();
});

it('a normalisation that was learned is not taken for a scaling of pixels', async () => {
  const { layers } = tfjs;
  const model = chain([
    layers.batchNormalization({ inputShape: [4, 4, 3] }),
    layers.flatten(),
    layers.dense({ units: 3 }),
  ]);
  const network = await open(asFiles(await saved(model)));
  expect(network.card.unsure.join()).toMatch('0..1 is taken');
  const picture = pixels();
  expectClose(answerTo(network, picture), answerOf(model, tf.div(picture, 255)), 1e-4);
});

it('a network of two inputs is refused by their names', async () => {
  const { layers } = tfjs;
  const inputs = ['left', 'right'].map((name) => tfjs.input({ shape: [4, 4, 3], name }));
  const sum = layers.flatten().apply(layers.add().apply(inputs));
  const outputs = layers.dense({ units: 2 }).apply(sum) as tfjs.SymbolicTensor;
  const files = asFiles(await saved(tfjs.model({ inputs, outputs })));
  await expectRefusal(files, /takes 2 inputs \(left, right\)/);
});

/** The network answers as the model does to values of 0 to 1. */
async function expectAlike(model: tfjs.LayersModel, files = saved(model)): Promise<void> {
  const network = await open(asFiles(await files));
  const picture = pixels();
  expectClose(answerTo(network, picture), answerOf(model, tf.div(picture, 255)), 1e-4);
}

/** The files of a model with the layers of its description changed. */
async function changed(
  model: tfjs.LayersModel,
  change: (layers: { config: Record<string, unknown> }[]) => unknown[],
): Promise<Map<string, Uint8Array>> {
  const files = await saved(model);
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json')));
  const { config } = json.modelTopology.model_config ?? json.modelTopology;
  config.layers = change(config.layers);
  return files.set('model.json', new TextEncoder().encode(JSON.stringify(json)));
}

const conv = () => tfjs.layers.conv2d({ filters: 5, kernelSize: 2, inputShape: [4, 4, 3] });
const flatten = () => tfjs.layers.flatten();
const scores = () => tfjs.layers.dense({ units: 3 });

it('an activation that is a layer keeps its settings', async () => {
  const model = chain([conv(), tfjs.layers.reLU({ maxValue: 6 }), flatten(), scores()]);
  const files = changed(model, ([first, , ...rest]) => {
    Object.assign(first?.config ?? {}, { activation: { class_name: 'ReLU', config: { max_value: 6 } } });
    return [first, ...rest];
  });
  await expectAlike(model, files);
});

it('a convolution with strides and dilations at once is refused', async () => {
  const files = await changed(chain([conv(), flatten(), scores()]), (all) => {
    Object.assign(all[0]?.config ?? {}, { strides: [2, 2], dilation_rate: [2, 2] });
    return all;
  });
  await expectRefusal(asFiles(files), 'has strides and dilations at once');
});

describe('a BatchNormalization', () => {
  const { layers } = tfjs;

  it('of a flattened map scales each number before the dense layer', async () => {
    await expectAlike(
      chain([conv(), flatten(), layers.batchNormalization(), layers.dropout({ rate: 0.5 }), scores()]),
    );
  });

  it('of a flattened map is refused before anything else', async () => {
    const model = chain([
      ...[conv(), flatten(), layers.batchNormalization(), layers.activation({ activation: 'tanh' })],
      scores(),
    ]);
    await expectRefusal(asFiles(await saved(model)), 'is no dense layer');
  });

  it('along rows, or of another number of channels, is refused', async () => {
    const model = chain([conv(), layers.batchNormalization(), flatten(), scores()]);
    const rows = await changed(model, (all) => {
      Object.assign(all[1]?.config ?? {}, { axis: 1 });
      return all;
    });
    await expectRefusal(asFiles(rows), 'goes along axis 1, not the channels');
    const swapped = await changed(model, ([first, second, ...rest]) => [
      { ...second, config: { ...second?.config, batch_input_shape: [null, 4, 4, 3] } },
      ...[first, ...rest],
    ]);
    await expectRefusal(asFiles(swapped), 'takes 5 numbers, its input has 4 x 4 x 3');
  });
});

it('vectors are joined along their only axis, and a gate may come first', async () => {
  const { layers } = tfjs;
  const image = tfjs.input({ shape: [4, 4, 3] });
  const maps = conv().apply(image) as tfjs.SymbolicTensor;
  const pooled = layers.globalAveragePooling2d({}).apply(maps) as tfjs.SymbolicTensor;
  const pixel = layers.reshape({ targetShape: [1, 1, 5] }).apply(pooled) as tfjs.SymbolicTensor;
  const gated = layers.multiply().apply([pixel, maps]) as tfjs.SymbolicTensor;
  const means = layers.globalAveragePooling2d({}).apply(gated) as tfjs.SymbolicTensor;
  const joined = layers.concatenate({ axis: 1 }).apply([pooled, means]);
  await expectAlike(tfjs.model({ inputs: image, outputs: scores().apply(joined) as tfjs.SymbolicTensor }));
});

describe('a flattened map', () => {
  const { layers } = tfjs;
  type Value = tfjs.SymbolicTensor;

  it.each([-1, 1])('is joined with others and with a vector, along axis %i', async (axis) => {
    const inputs = tfjs.input({ shape: [4, 4, 3] });
    const maps = conv().apply(inputs) as Value;
    const small = layers.conv2d({ filters: 2, kernelSize: 2, activation: 'relu' }).apply(maps) as Value;
    const branches = [
      flatten().apply(maps),
      layers.globalAveragePooling2d({}).apply(maps),
      layers.dropout({ rate: 0.5 }).apply(flatten().apply(small) as Value),
    ] as Value[];
    const joined = layers.concatenate({ axis }).apply(branches) as Value;
    const model = tfjs.model({ inputs, outputs: scores().apply(joined) as Value });
    await expectAlike(model);
    const network = await open(asFiles(await saved(model)));
    // Three rows of three pixels of 5 numbers, five means, two rows of two pixels of 2 numbers.
    expect(network.weights.get(`${network.description.logits}.weight`)?.shape).toEqual([3, 45 + 5 + 8]);
    expect(network.layersFor({ height: 7, width: 6 }).map(({ kind }) => kind)).toEqual(
      network.description.layers.map(({ kind }) => kind),
    );
  });

  it('has its softmax over all of its numbers', async () => {
    const all = layers.activation({ activation: 'softmax' });
    await expectAlike(chain([conv(), flatten(), all, scores()]));
  });
});

it('a sigmoid of each class at the end is taken off', async () => {
  const { layers } = tfjs;
  const apart = chain([conv(), flatten(), layers.dense({ units: 3, activation: 'sigmoid' })]);
  const network = await open(asFiles(await saved(apart)));
  expect(network.card.unsure.join()).toContain('Each class has a sigmoid of its own');
  const picture = pixels();
  // The same weights without it.
  const linear = chain([conv(), flatten(), scores()]);
  expectClose(answerTo(network, picture), answerOf(linear, tf.div(picture, 255)), 1e-4);
});

it('one output is said to mean yes or no', async () => {
  const model = chain([conv(), flatten(), tfjs.layers.dense({ units: 1, activation: 'sigmoid' })]);
  const { card } = await open(asFiles(await saved(model)));
  expect(card.unsure.join()).toContain('yes or no');
});

describe('how pictures are prepared', () => {
  const { layers } = tfjs;
  const calling = (names: readonly string[], classes = 3) =>
    chain([
      layers.conv2d({ filters: 2, kernelSize: 1, inputShape: [4, 4, 3], name: 'conv1' }),
      ...names.map((name) => layers.conv2d({ filters: 3, kernelSize: 1, name })),
      ...[flatten(), layers.dense({ units: classes })],
    ]);

  it.each([
    ['conv_pw_13', 127.5],
    ['conv_dw_1', 127.5],
    ['mixed10', 127.5],
    ['conv2_block1_preact_bn', 127.5],
    ['conv2_block1_1_conv', 0],
  ])('a network of Keras with the layer %s is given its own range', async (name, mean) => {
    const { card } = await open(asFiles(await saved(calling([name]))));
    expect(card.input.mean).toEqual([mean, mean, mean]);
    expect(card.input.std).toEqual(mean > 0 ? [mean, mean, mean] : [255, 255, 255]);
  });

  const caffe = { order: 'bgr', mean: [104, 117, 123], std: [1, 1, 1] };
  const around0 = { order: 'rgb', mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5] };
  const imagenet = { order: 'rgb', mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] };

  it.each([
    { family: 'VGG', names: ['block1_conv1', 'block5_conv3'], wanted: caffe },
    { family: 'Xception', names: ['block1_conv1', 'block14_sepconv1'], wanted: around0 },
    { family: 'ResNet V1', names: ['conv2_block1_1_conv'], wanted: caffe },
    { family: 'ResNet V1 of before 2019', names: ['res2a_branch2a'], wanted: caffe },
    { family: 'ResNet V2', names: ['conv2_block1_preact_bn', 'conv2_block1_1_conv'], wanted: around0 },
    { family: 'DenseNet', names: ['conv2_block1_1_conv', 'conv2_block1_concat'], wanted: imagenet },
  ])('Keras’s $family of ImageNet is given what Keras gives it', async ({ names, wanted }) => {
    const { card } = await open(asFiles(await saved(calling(names, 1000))));
    expect(card.input).toMatchObject(wanted);
    expect(card.unsure.join()).toContain('No file says how pictures are prepared');
  });

  it('is said of Keras’s VGG of ImageNet', async () => {
    const { card } = await open(asFiles(await saved(calling(['block5_conv3'], 1000))));
    expect(card.unsure.join()).toContain('BGR less 104, 117, 123, divided by 1, 1, 1');
  });

  it('is doubted for its size where the file leaves that open', async () => {
    const model = chain([
      layers.conv2d({ filters: 2, kernelSize: 1, inputShape: [null, null, 3] }),
      ...[layers.globalAveragePooling2d({}), scores()],
    ]);
    const { card } = await open(asFiles(await saved(model)));
    expect(card.input).toMatchObject({ height: 224, width: 224 });
    expect(card.unsure.join()).toContain('leaves the size of its pictures open: 224 x 224 is taken');
    const fixed = await open(asFiles(await saved(calling(['conv2']))));
    expect(fixed.card.unsure.join()).not.toContain('open');
  });

  it('is what a config.json beside it says', async () => {
    const said = { pretrained_cfg: { mean: [0.4, 0.4, 0.4], std: [0.2, 0.2, 0.2], crop_pct: 0.9 } };
    const beside = textFiles({ 'config.json': JSON.stringify(said) });
    const files = asFiles(await saved(calling(['conv_pw_1'])));
    const { card } = await open(new Map([...files, ...beside]));
    expectClose(card.input.mean, [102, 102, 102], 1e-6);
    expectClose(card.input.std, [51, 51, 51], 1e-6);
    expect(card.input.crop).toBe(0.9);
    expect(card.unsure.join()).not.toContain('prepared');
  });
});
