import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, it } from 'vitest';
import { forward } from '../../../src/network/forward.ts';
import { planOf } from '../../../src/network/importers/index.ts';
import { Network } from '../../../src/network/network.ts';
import { architectureNames } from '../../../src/network/zoo/index.ts';
import { onnxOf } from '../../../tools/onnx/onnx_of.ts';
import { writeOnnx } from '../../../tools/onnx/write_onnx.ts';
import { uniform } from '../../support/formula_weights.ts';
import { logitsOf, open } from '../../support/imported.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { zooNetwork, zooPlan } from '../../support/zoo_network.ts';

beforeAll(startWasm);

/** In pixels. ONNX has no pooling to a fixed size, but at 224 AlexNet and VGG have nothing to pool. */
const sideOf = (name: string): number => (/^(alexnet|vgg)/.test(name) ? 224 : 64);

/** The architecture, its file read by the importer, and the same file in onnxruntime. */
it.each(architectureNames)('%s written as ONNX is the same network', async (name) => {
  const side = sideOf(name);
  const { description, weights } = zooNetwork(name, { height: side, width: side, narrow: 16 });
  const pixels = Float32Array.from(uniform(`written ${name}`, side * side * 3), (value) => 4 * value - 2);
  const image = tf.tensor4d(pixels, [1, side, side, 3]);
  const network = new Network(description, weights);
  const logits = tf.tidy(() => forward(network, image).logits.dataSync<'float32'>());
  network.dispose();

  const bytes = writeOnnx(onnxOf(description, weights));
  const planes = tf.tidy(() => tf.transpose(image, [0, 3, 1, 2]).dataSync<'float32'>());
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const { scores } = await session.run({ image: new ort.Tensor('float32', planes, [1, 3, side, side]) });
  expectClose(logits, scores?.data as Float32Array, 1e-4);
  await session.release();

  const imported = await open(new Map([['network.onnx', new Blob([bytes])]]));
  expectClose(logitsOf(imported, image), logits, 1e-5);
});

/** In pixels: larger and smaller than their own, and not square. */
const OTHERS = [
  [96, 160],
  [256, 250],
] as const;

it.each(['alexnet', 'vgg11'])(
  '%s written as ONNX takes pictures of other sizes as the architecture does',
  async (name) => {
    const size = { height: 224, width: 224, narrow: 16 };
    const { description, weights } = zooNetwork(name, size);
    const bytes = writeOnnx(onnxOf(description, weights));
    const imported = planOf(await open(new Map([['network.onnx', new Blob([bytes])]])));
    for (const [height, width] of OTHERS) {
      const pixels = Float32Array.from(
        uniform(`other ${name}`, height * width * 3),
        (value) => 4 * value - 2,
      );
      const image = () => tf.tensor4d(pixels, [1, height, width, 3]);
      expectClose(logitsOf(imported, image()), logitsOf(zooPlan(name, size), image()), 1e-5);
    }
  },
);
