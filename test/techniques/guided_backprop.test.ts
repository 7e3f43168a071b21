import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { HeatMap } from '../../src/contract/picture.ts';
import { encodePicture } from '../../src/engine/encode/encode_picture.ts';
import type { Layer } from '../../src/network/description.ts';
import { Network } from '../../src/network/network.ts';
import type { HeatTensor, ImageTensor } from '../../src/techniques/common/picture.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import type { FixedTarget, Technique } from '../../src/techniques/common/technique.ts';
import { guidedBackprop, imageGradient, unguidedNote } from '../../src/techniques/guided_backprop.ts';
import { guidedGradCam, guidedGradCamImage } from '../../src/techniques/guided_grad_cam.ts';
import { techniques } from '../../src/techniques/index.ts';
import { clippedFor } from '../../src/techniques/maps/clipping.ts';
import { expectClose } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { describeNetwork } from '../support/toys/tiny_network.ts';
import {
  bentLayers,
  bentNetwork,
  bentWeights,
  linearNetwork,
  subjectOf,
  take,
} from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const PIXELS = seeded(5).normals(6 * 6 * 3);
const TARGET: FixedTarget = { kind: 'channel', layer: 'act3', channel: 1 };

/** Red and blue change places. @param every how many numbers a channel has */
const turned = (values: Float32Array, every = 1): Float32Array =>
  values.map((_, i) => {
    const at = Math.floor(i / every) % 3;
    return values[i + (2 - 2 * at) * every] as number;
  });

it.each(['guided-backprop', 'saliency', 'lrp'])(
  '%s of a neuron is not clipped by what lies outside its field',
  async (id) => {
    const SIDE = 64;
    const network = bentNetwork([SIDE, SIDE], true);
    const technique = techniques.find((one) => one.id === id) as Technique;
    const tones: number[] = [];
    for (const channel of [0, 1, 2, 3, 4]) {
      const toy = subjectOf(network, { kind: 'neuron', layer: 'act1', channel, y: 12, x: 12 });
      const made = tf.tidy(
        () =>
          technique.run(toy.subject, settingsFor(technique, network, {})) as HeatTensor &
            tf.TensorContainerObject,
      );
      const { picture } = await encodePicture(network, made);
      const bytes =
        picture.kind === 'image' ? picture.rgba.filter((_, i) => i % 4 !== 3) : (picture as HeatMap).values;
      tones.push(new Set(bytes).size);
      toy.dispose();
    }
    // Clipped, there is the ground and one colour at each end.
    expect(Math.max(...tones)).toBeGreaterThan(4);
    network.dispose();
  },
);

it.each([
  ['act1', 64, undefined],
  ['act3', 8, 99],
  ['act3', 14, 99],
] as const)('clips a map of a neuron of %s in a picture of %i pixels at %s', (layer, side, percentile) => {
  const network = bentNetwork([side, side], true);
  const [y, x] = network.shape(layer).map((count) => Math.floor(count / 2)) as [number, number];
  expect(clippedFor(network, { kind: 'neuron', layer, channel: 0, y, x }, 99).percentile).toBe(percentile);
  network.dispose();
});

it('of a network that takes blue first, is the picture of the same network that takes red first', () => {
  const described = describeNetwork(bentLayers(1, 3), [6, 6], ['zero', 'one', 'two']);
  const blueFirst = { ...described, input: { ...described.input, order: 'bgr' as const } };
  const stem = bentWeights.get('stem.weight');
  if (!stem) throw new Error('The toy has a stem.');
  const turnedWeights = new Map(bentWeights).set('stem.weight', {
    ...stem,
    values: turned(stem.values as Float32Array, 9),
  });
  const usual = new Network(described, bentWeights);
  const other = new Network(blueFirst, turnedWeights);
  const [mine, its] = [subjectOf(usual, TARGET, PIXELS), subjectOf(other, TARGET, turned(PIXELS))];
  const want = take(imageGradient(mine.subject, TARGET, 'guided'));
  expect(want.some((value) => value !== 0)).toBe(true);
  expectClose(take(imageGradient(its.subject, TARGET, 'guided')), want, 1e-5);
  const cam = ({ subject }: typeof mine) => take(guidedGradCamImage(subject, TARGET, 'act2'));
  expectClose(cam(its), cam(mine), 1e-5);
  mine.dispose();
  its.dispose();
  for (const network of [usual, other]) network.dispose();
});

it('of a network for grey pictures is grey: what all three colours together would change', () => {
  const described = describeNetwork(bentLayers(1, 3), [6, 6], ['zero', 'one', 'two']);
  const coloured = new Network(described, bentWeights);
  const grey = new Network({ ...described, input: { ...described.input, grey: true } }, bentWeights);
  const [mine, its] = [subjectOf(coloured, TARGET, PIXELS), subjectOf(grey, TARGET, PIXELS)];
  const own = take(imageGradient(mine.subject, TARGET, 'guided'));
  const want = own.map((_, i) => {
    const [red = 0, green = 0, blue = 0] = own.subarray(i - (i % 3));
    return red + green + blue;
  });
  expect(want.some((value) => value !== 0)).toBe(true);
  expectClose(take(imageGradient(its.subject, TARGET, 'guided')), want, 1e-5);
  for (const { dispose } of [mine, its]) dispose();
  for (const network of [coloured, grey]) network.dispose();
});

it('says that a rule changes nothing where no rectifier lies between the picture and what is looked at', () => {
  const note = 'no rectifier lies on the way: the gradient is the plain one';
  const network = bentNetwork();
  const channelOf = (layer: string) => ({ kind: 'channel', layer, channel: 0 }) as const;
  expect(unguidedNote(network, channelOf('stem'))).toEqual({ note });
  expect(unguidedNote(network, channelOf('act1'))).toEqual({});
  expect(unguidedNote(network, { kind: 'class', index: 0 })).toEqual({});
  const linear = linearNetwork([1, 2], [1, 2, 3, 4, 5, 6]);
  expect(unguidedNote(linear, { kind: 'class', index: 0 })).toEqual({ note });
  const toy = subjectOf(network, channelOf('stem'));
  const noteOf = (rule: string) => {
    const look = () => guidedBackprop.run(toy.subject, { rule }) as ImageTensor & tf.TensorContainerObject;
    const picture = tf.tidy(look);
    picture.values.dispose();
    return picture.note;
  };
  expect(['guided', 'deconvnet', 'gradient'].map(noteOf)).toEqual([note, note, undefined]);
  toy.dispose();
  for (const one of [network, linear]) one.dispose();
});

it.each([
  ['act1', 'gradient', 'brighter would raise it'],
  ['act1', 'guided', 'excited by bright'],
  ['act1', 'deconvnet', 'excited by bright'],
  // No rectifier on the way: what comes out is the derivative.
  ['stem', 'guided', 'brighter would raise it'],
])('of a channel of %s, %s: what is bright is “%s”', (layer, rule, high) => {
  const network = bentNetwork();
  const toy = subjectOf(network, { kind: 'channel', layer, channel: 0 });
  const picture = tf.tidy(
    () => guidedBackprop.run(toy.subject, { rule }) as ImageTensor & tf.TensorContainerObject,
  );
  picture.values.dispose();
  expect(picture.meaning.high).toBe(high);
  expect(picture.meaning.unit === 'd score / d pixel').toBe(high === 'brighter would raise it');
  toy.dispose();
  network.dispose();
});

it.each([
  ['relu', 'excited by bright'],
  ['tanh', 'brighter would raise it'],
] as const)('of Guided Grad-CAM behind %s, what is bright is “%s”', (kind, high) => {
  const layers = bentLayers(1, 3).map(
    (layer): Layer =>
      layer.kind === 'relu' || layer.kind === 'relu6'
        ? { kind, name: layer.name, inputs: layer.inputs }
        : layer,
  );
  const network = new Network(describeNetwork(layers, [6, 6], ['zero', 'one', 'two']), bentWeights);
  const toy = subjectOf(network, { kind: 'class', index: 1 });
  const picture = tf.tidy(
    () => guidedGradCam.run(toy.subject, { layer: 'act2' }) as ImageTensor & tf.TensorContainerObject,
  );
  picture.values.dispose();
  expect(picture.meaning.high).toBe(high);
  toy.dispose();
  network.dispose();
});
