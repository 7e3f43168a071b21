import * as tfjs from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { ImportedNetwork } from '../../../src/network/importers/index.ts';
import { uniform } from '../../support/formula_weights.ts';
import { expectRefusal, logitsOf, open } from '../../support/imported.ts';
import { asFiles, saved } from '../../support/keras_files.ts';
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
