import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InputDescription } from '../../src/network/description.ts';
import { keepForward } from '../../src/network/forward.ts';
import { Network } from '../../src/network/network.ts';
import { architecture } from '../../src/network/zoo/index.ts';
import type { FixedTarget } from '../../src/techniques/common/technique.ts';
import { gradCamMap } from '../../src/techniques/grad_cam.ts';
import { imageGradient } from '../../src/techniques/guided_backprop.ts';
import { formulaWeights, uniform } from '../support/formula_weights.ts';
import { golden, goldenArrays } from '../support/golden/golden.ts';
import { expectClose } from '../support/relative_l2.ts';
import { THOROUGH } from '../support/thorough.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface ArchitectureCase {
  readonly name: string;
  /** Of the image, in pixels. */
  readonly side: number;
  readonly draw: number;
  readonly target: number;
  /** Grad-CAM's. */
  readonly layer: string;
  readonly every: number;
  readonly parameters: number;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}

const { cases: all, tolerance } = golden<ArchitectureCase>('architectures');
/** They take long, and have no layer that a smaller one of their family has not. */
const LARGE = ['vgg16', 'vgg19', 'resnet101'];
const cases = THOROUGH ? all : all.filter(({ name }) => !LARGE.includes(name));
const expected = goldenArrays('architectures');

/** The network with weights from the formula, the last layer holding the class scores. */
function build({ name, side, shapes }: ArchitectureCase): Network {
  const input: InputDescription = {
    ...{ height: side, width: side, crop: 1, order: 'rgb' },
    ...{ mean: [0, 0, 0], std: [1, 1, 1] },
  };
  const layers = architecture(name.replace(/^squeezenet1_/, 'squeezenet1-'), input);
  const words = { id: name, title: name, paper: '', source: 'this test', licence: '' };
  const logits = layers.at(-1)?.name ?? '';
  return new Network({ ...words, input, layers, logits, labels: ['class 0'] }, formulaWeights(shapes));
}

/** Reads a tensor and disposes it. */
function take(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync<'float32'>();
  tensor.dispose();
  return values;
}

const thinned = (values: Float32Array, side: number, every: number) =>
  values.filter((_, i) => {
    const pixel = Math.floor(i / 3);
    return Math.floor(pixel / side) % every === 0 && (pixel % side) % every === 0;
  });

beforeAll(startWasm);

describe.each(cases)('$name gives what torchvision gives', (wanted) => {
  const { name, side, draw, target: index, layer, every } = wanted;

  it('for logits, gradient, guided backprop and Grad-CAM', () => {
    const before = tf.memory().numTensors;
    const network = build(wanted);
    const pixels = Float32Array.from(
      uniform(`image ${name} ${draw}`, side * side * 3),
      (value) => 4 * Math.fround(value) - 2,
    );
    const image = tf.tensor4d(pixels, [1, side, side, 3]);
    const trace = keepForward(network, image, { taps: [layer] });
    const target: FixedTarget = { kind: 'class', index };
    const subject = { network, image, trace, target };
    const want = (what: string) => expected(`${name}.${what}`).values;
    expectClose(trace.logits.dataSync(), want('logits'), tolerance);
    for (const [what, rule] of [['gradient', 'gradient'] as const, ['guided', 'guided'] as const]) {
      const gradient = take(imageGradient(subject, target, rule));
      expectClose(thinned(gradient, side, every), want(what), tolerance);
    }
    expectClose(take(gradCamMap(subject, target, layer)), want('cam'), tolerance);
    tf.dispose([image, ...trace.tensors()]);
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
