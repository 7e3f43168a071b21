import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forward, keepForward } from '../../src/network/forward.ts';
import type { BackwardRule } from '../../src/network/layers/rules.ts';
import type { Network } from '../../src/network/network.ts';
import { measureOf } from '../../src/techniques/common/class_probabilities.ts';
import type { HeatTensor } from '../../src/techniques/common/picture.ts';
import { seedOf } from '../../src/techniques/common/target.ts';
import type { FixedTarget, Stage, Subject } from '../../src/techniques/common/technique.ts';
import { gradCamMap } from '../../src/techniques/grad_cam.ts';
import { gradCamPlusPlusMap } from '../../src/techniques/grad_cam_plus_plus.ts';
import { imageGradient } from '../../src/techniques/guided_backprop.ts';
import { hiresCamMap } from '../../src/techniques/hires_cam.ts';
import { layerCamMap } from '../../src/techniques/layer_cam.ts';
import { integratedGradients } from '../../src/techniques/maps/integrated_gradients.ts';
import { occludedValues } from '../../src/techniques/occlusion.ts';
import { gradientTimesInput, saliencyMap } from '../../src/techniques/saliency.ts';
import { channelMapsOf, scoreCam, strongestChannels, valuesThrough } from '../../src/techniques/score_cam.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { golden, goldenArrays, type ImageCase } from '../support/golden/golden.ts';
import { expectClose, norm } from '../support/relative_l2.ts';
import { someImages } from '../support/thorough.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface GradientCase extends ImageCase {
  readonly full: { norm: number; min: number; max: number };
}

interface NeuronCase extends GradientCase {
  readonly neuron: { layer: string; channel: number; y: number; x: number; value: number };
}

interface CamCase extends ImageCase {
  readonly layer: string;
  readonly shape: [1, number, number, 1];
  readonly signed: { norm: number };
}

interface ScoreCamCase extends ImageCase {
  readonly layer: string;
  readonly channels: readonly number[];
  readonly weights: string;
  readonly map: string;
}

const SIDE = 224;

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});

const subjects = new Map<string, Subject>();

/** An image with its forward pass, kept for all tests; taps are pre-activations, of which none is needed here. */
function subject(image: string, target: FixedTarget): Subject {
  const known = subjects.get(image) ?? { network, ...passOf(image), target };
  subjects.set(image, known);
  return { ...known, target };
}

function passOf(name: string) {
  const image = goldenImage(network, name);
  return { image, trace: keepForward(network, image) };
}

afterAll(() => {
  for (const { image, trace } of subjects.values()) tf.dispose([image, ...trace.tensors()]);
});

const classOf = ({ target }: ImageCase): FixedTarget => ({ kind: 'class', index: target });

/** The values at every n-th row and column of [height, width, channels]. */
function thinned(values: ArrayLike<number>, channels: number, every: number): number[] {
  const kept: number[] = [];
  for (let y = 0; y < SIDE; y += every)
    for (let x = 0; x < SIDE; x += every)
      for (let c = 0; c < channels; c++) kept.push(values[(y * SIDE + x) * channels + c] as number);
  return kept;
}

/** The sum over the three colours of each pixel. */
const sumOfColours = (values: Float32Array): number[] =>
  Array.from({ length: values.length / 3 }, (_, i) =>
    values.subarray(3 * i, 3 * i + 3).reduce((sum, value) => sum + value, 0),
  );

/** Reads a tensor and disposes it. */
function take(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync<'float32'>();
  tensor.dispose();
  return values;
}

/**
 * Where two roundings of PyTorch's own are far apart, units of the picture stand at a kink of ReLU6 (guided backprop of lemur alone): sums in
 * another order move other units, each by about as much.
 */
const AT_A_KINK = 3;

describe.each([
  ['gradient', 'the gradient of a class score', 'gradient'],
  ['guided', 'guided backprop of a class score', 'guided'],
  ['deconvnet', 'deconvnet of a class score', 'deconvnet'],
] as [string, string, BackwardRule][])('%s: %s is the one of Captum', (file, _what, rule) => {
  const { cases, tolerance } = golden<GradientCase>(file);
  const array = goldenArrays(file);

  it.each(someImages(cases))('for $image', (wanted) => {
    const values = take(imageGradient(subject(wanted.image, classOf(wanted)), classOf(wanted), rule));
    expect(values.length).toBe(SIDE * SIDE * 3);
    const allowed = Math.max(tolerance, AT_A_KINK * Math.max(wanted.float32Error, wanted.foldedError ?? 0));
    expectClose(thinned(values, 3, wanted.every), array(wanted.array).values, allowed);
    // The rest of the picture, which is not stored, at least has the right size.
    expect(Math.abs(norm(values) / wanted.full.norm - 1)).toBeLessThanOrEqual(allowed);
  });
});

describe('guided backprop of a neuron in the middle is the one of Captum', () => {
  const { cases, tolerance } = golden<NeuronCase>('guidedNeuron');
  const array = goldenArrays('guidedNeuron');

  it.each(someImages(cases))('for $image', ({ image, neuron, every, array: name }) => {
    const target: FixedTarget = { kind: 'neuron', ...neuron };
    const subjected = subject(image, target);
    const { channel, y, x } = neuron;
    const value = take(
      tf.tidy(() => tf.slice(subjected.trace.at(neuron.layer), [0, y, x, channel], [1, 1, 1, 1])),
    );
    expect(value[0]).toBeCloseTo(neuron.value, 3);
    const values = take(imageGradient(subjected, target, 'guided'));
    expectClose(thinned(values, 3, every), array(name).values, tolerance);
  });
});

describe('Grad-CAM is the one of Captum', () => {
  const { cases, tolerance } = golden<CamCase>('gradCam');
  const array = goldenArrays('gradCam');

  it.each(someImages(cases))('for $image at $layer', (wanted) => {
    const target = classOf(wanted);
    const map = gradCamMap(subject(wanted.image, target), target, wanted.layer);
    expect(map.shape).toEqual(wanted.shape.slice(1, 3));
    // The map may be zero everywhere: its errors are shares of what it was before the rectifier.
    expectClose(take(map), array(wanted.array).values, tolerance, wanted.signed.norm);
  });
});

describe('Grad-CAM++, HiRes-CAM and Layer-CAM are those of pytorch-grad-cam', () => {
  const { cases, tolerance } = golden<CamCase & { method: string }>('cams');
  const array = goldenArrays('cams');
  const maps = new Map([
    ['Grad-CAM++', gradCamPlusPlusMap],
    ['HiRes-CAM', hiresCamMap],
    ['Layer-CAM', layerCamMap],
  ]);

  it.each(someImages(cases))('$method for $image at $layer', (wanted) => {
    const target = classOf(wanted);
    const map = maps.get(wanted.method)?.(subject(wanted.image, target), target, wanted.layer) as tf.Tensor2D;
    expect(map.shape).toEqual(wanted.shape.slice(1, 3));
    expectClose(take(map), array(wanted.array).values, tolerance, wanted.signed.norm);
  });
});

describe('gradient x input, summed over colours, is the one of Captum', () => {
  const { cases, tolerance } = golden<GradientCase>('gradientTimesInput');
  const array = goldenArrays('gradientTimesInput');

  it.each(someImages(cases))('for $image', (wanted) => {
    const { trace, target } = subject(wanted.image, classOf(wanted));
    const values = take(tf.tidy(() => gradientTimesInput(network, trace, seedOf(network, target))));
    expectClose(thinned(values, 1, wanted.every), sumOfColours(array(wanted.array).values), tolerance);
  });
});

describe('saliency, the largest over colours, follows from the gradient of Captum', () => {
  const { cases, tolerance } = golden<GradientCase>('gradient');
  const array = goldenArrays('gradient');

  it.each(someImages(cases))('for $image', (wanted) => {
    const { trace, target } = subject(wanted.image, classOf(wanted));
    const values = take(tf.tidy(() => saliencyMap(network, trace, seedOf(network, target))));
    const gradient = array(wanted.array).values;
    const largest = Array.from({ length: gradient.length / 3 }, (_, i) =>
      Math.max(...gradient.subarray(3 * i, 3 * i + 3).map(Math.abs)),
    );
    expectClose(thinned(values, 1, wanted.every), largest, tolerance);
  });
});

describe('integrated gradients, summed over colours, are those of Captum', () => {
  const { cases, tolerance } = golden<GradientCase>('integratedGradients');
  const array = goldenArrays('integratedGradients');

  it.each(someImages(cases))('for $image', async (wanted) => {
    let values: ArrayLike<number> = [];
    for await (const { mean, progress } of integratedGradients(subject(wanted.image, classOf(wanted)), 20)) {
      if (progress === 1) values = mean.dataSync();
      mean.dispose();
    }
    expectClose(thinned(values, 1, wanted.every), sumOfColours(array(wanted.array).values), tolerance);
  });
});

describe('the probabilities behind an occlusion map are those of a plain loop in PyTorch', () => {
  const { cases, tolerance } = golden<ImageCase>('occlusion');
  const array = goldenArrays('occlusion');
  /** A third of the positions: thirteen is no multiple of three, so every row and column is among them. */
  const cells = Array.from({ length: 13 * 13 }, (_, cell) => cell).filter((cell) => cell % 3 === 0);
  const patches = cells.map((cell) => ({ y: 16 * Math.floor(cell / 13), x: 16 * (cell % 13), size: 32 }));

  it.each(someImages(cases))('for $image', async ({ image: name, target, array: wanted }) => {
    const pixels = take(goldenImage(network, name));
    const aim = { kind: 'class', index: target } as const;
    const probabilities: number[] = [];
    for (let done = 0; done < patches.length; done += 19) {
      const some = patches.slice(done, done + 19);
      probabilities.push(...(await occludedValues(network, pixels, some, [0, 0, 0], aim)));
    }
    const all = array(wanted).values;
    expectClose(
      probabilities,
      cells.map((cell) => all[cell] as number),
      tolerance,
    );
  });
});

describe('Score-CAM is that of a plain loop in PyTorch', () => {
  const { cases, tolerance } = golden<ScoreCamCase>('scoreCam');
  const array = goldenArrays('scoreCam');

  it.each(someImages(cases))('for $image at $layer', async ({ image: name, channels, ...wanted }) => {
    const target = classOf({ image: name, ...wanted });
    const { image, trace } = subject(name, target);
    const layer = await channelMapsOf(trace.at(wanted.layer));
    expect(strongestChannels(layer, channels.length).toSorted((a, b) => a - b)).toEqual(channels);
    const read = measureOf(network, target);
    const values = await valuesThrough(network, image, layer, channels, read);
    const nothing = take(tf.tidy(() => read(forward(network, tf.zerosLike(image)))))[0] as number;
    expectClose(
      values.map((value) => value - nothing),
      array(wanted.weights).values,
      tolerance,
    );
    const settings = { layer: wanted.layer, channels: channels.length };
    const looked = scoreCam.run(subject(name, target), settings) as AsyncGenerator<Stage, void>;
    let map: ArrayLike<number> = [];
    for await (const { picture, progress } of looked) {
      const state = take((picture as HeatTensor).values);
      if (progress === 1) map = state;
    }
    expectClose(map, array(wanted.map).values, tolerance);
  });
});
