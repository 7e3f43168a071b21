import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import type { HeatMap, ImagePicture } from '../../src/contract/picture.ts';
import type { Target } from '../../src/contract/target.ts';
import { encodePicture } from '../../src/engine/encode/encode_picture.ts';
import { doubtOf } from '../../src/engine/view/doubt.ts';
import { rank } from '../../src/engine/view/rank.ts';
import type { Network } from '../../src/network/network.ts';
import { techniqueById } from '../../src/techniques/index.ts';
import { runOnce } from '../../tools/look/run_once.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { startWasm } from '../support/wasm_backend.ts';

const SIDE = 224;
const ZEBRA = 340;

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});

/** A picture of one colour, 0..255. */
const flat = (...colour: [number, number, number]) =>
  Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => ((colour[i % 3] as number) - 127) / 128);

function photograph(name: string): Float32Array {
  const image = goldenImage(network, name);
  const values = image.dataSync<'float32'>();
  image.dispose();
  return values;
}

const look = (
  input: Float32Array,
  technique: string,
  given: Record<string, ParameterValue> = {},
  target: Target = { kind: 'top' },
) =>
  runOnce(
    network,
    input,
    { technique: techniqueById(technique), given, target, channel: null, silenced: [] },
    () => {},
  );

/** How far a map comes into its colour scale, but for the strongest part of it: 0 at the colour of 0, 1 at an end. */
function strength(picture: HeatMap | ImagePicture, but = 0): number {
  const bytes = picture.kind === 'heat' ? picture.values : picture.rgba.filter((_, i) => i % 4 < 3);
  const distances = Array.from(bytes, (byte) => Math.abs(byte - zeroOf(picture))).sort((a, b) => b - a);
  return (distances[Math.floor(but * distances.length)] as number) / (picture.legend?.signed ? 127.5 : 255);
}

const zeroOf = ({ legend }: HeatMap | ImagePicture) => (legend?.signed ? 127.5 : 0);

const MAPS: [string, Record<string, ParameterValue>][] = [
  ['saliency', {}],
  ['saliency', { method: 'gradient-x-input' }],
  ['guided-backprop', {}],
  ['guided-backprop', { rule: 'gradient' }],
  ['grad-cam', {}],
  ['guided-grad-cam', {}],
  ['grad-cam-plus-plus', {}],
  ['hires-cam', {}],
  ['layer-cam', {}],
  ['layer-cam', { layer: 'blocks.4.2.act2' }],
  ['lrp', {}],
  ['lrp', { rule: 'favoured', first: 'flat' }],
  ['lrp', { rule: 'all', first: 'same' }],
  ['occlusion', { stride: 56 }],
  ['score-cam', { channels: 8 }],
];

describe.each(MAPS)('%s %o', (technique, given) => {
  it('of plain grey says that there is next to nothing, and that the network does not know, in pale colours', async () => {
    const { picture } = await look(flat(128, 128, 128), technique, given);
    if (picture.kind !== 'heat' && picture.kind !== 'image') throw new Error(picture.kind);
    expect(picture.faint).toMatch(/does not know what this is: its best guess is .+, 0\.1 %/);
    expect(picture.faint).toMatch(/next to nothing/i);
    expect(strength(picture)).toBeLessThan(0.05);
  });

  it('of a dog, seen as one, says nothing of the kind and fills its scale', async () => {
    const finer = technique === 'occlusion' ? { stride: 28 } : given;
    const { picture } = await look(photograph('dog'), technique, finer);
    if (picture.kind !== 'heat' && picture.kind !== 'image') throw new Error(picture.kind);
    expect(picture.faint).toBeUndefined();
    expect(strength(picture)).toBeGreaterThan(technique === 'occlusion' ? 0.5 : 0.99);
  });
});

describe('a picture of which the network knows next to nothing', () => {
  it.each([
    ['black', flat(0, 0, 0)],
    ['white', flat(255, 255, 255)],
    ['red', flat(255, 0, 0)],
    ['the mean colour', flat(127, 127, 127)],
  ])('%s is not looked at in full colours', async (_what, input) => {
    const { picture, ranking } = await look(input, 'saliency');
    const share = (ranking.classes[0]?.probability ?? 1) / 0.05;
    expect((picture as HeatMap).faint).toContain('does not know');
    // The strongest hundredth is clipped.
    expect(strength(picture as HeatMap, 0.011)).toBeLessThanOrEqual(share + 0.01);
    expect(ranking.faint).toContain('does not know');
  });

  it('gives no cut-out, and says why', async () => {
    const { picture } = await look(flat(128, 128, 128), 'cut-out');
    expect(picture).toMatchObject({ kind: 'cut-out', share: 0 });
    expect((picture as { faint?: string }).faint).toContain('nothing to cut out');
  });

  it('has curves that say so', async () => {
    const { picture } = await look(flat(128, 128, 128), 'faithfulness', { map: 'random', steps: 8 });
    expect((picture as { faint?: string }).faint).toContain('does not know');
  });
});

it.each([
  ['grad-cam', {}],
  ['hires-cam', {}],
  ['score-cam', { channels: 16 }],
])('%s for a class that is not there says so, half in colour at most', async (technique, given) => {
  const { picture } = await look(photograph('dog'), technique, given, { kind: 'class', index: ZEBRA });
  expect((picture as HeatMap).faint).toBe('Next to nothing at Head (act2) speaks for zebra.');
  expect((picture as HeatMap).legend.note).toContain('gives zebra under 0.1 % here');
  expect(strength(picture as HeatMap)).toBeLessThan(0.5);
});

it('a map of a single cell is said to be one number', async () => {
  const { picture } = await look(photograph('dog'), 'grad-cam', { layer: 'global_pool' });
  expect(picture).toMatchObject({ width: 1, height: 1 });
  expect((picture as HeatMap).legend.note).toContain('1 x 1: one number');
});

it('tiles of single cells share a scale, so that their colours tell them apart', async () => {
  const { picture } = await look(photograph('dog'), 'activations', { layer: 'global_pool' });
  if (picture.kind !== 'tiles') throw new Error(picture.kind);
  expect(picture.legend.note).toContain('1 x 1');
  expect(new Set(picture.values).size).toBeGreaterThan(50);
});

describe('a doubt', () => {
  const meaning = { unit: 'score', low: 'little', high: 'much' };
  /** Softmax 0.02 for class 0, evenly less for 98 others. */
  const scores = Float32Array.from({ length: 99 }, (_, i) => (i === 0 ? Math.log(2) : 0));
  const labels = Array.from(scores, (_, i) => `class ${i}`);

  it('leaves a map as much of its colours as the network knows', async () => {
    const ranking = rank(['here'], { title: '', count: 1 }, scores);
    const doubt = doubtOf(labels, scores, ranking, { kind: 'class', index: 0 });
    expect(doubt?.share).toBeCloseTo(0.4, 6);
    const values = tf.tensor2d([[0, 3, 6]]);
    const { picture } = await encodePicture(
      network,
      { kind: 'heat', title: '', values, scale: 'zero', meaning },
      { doubt },
    );
    expect(Array.from((picture as HeatMap).values)).toEqual([0, 51, 102, 0]);
    expect((picture as HeatMap).legend.range[1]).toBeCloseTo(15, 5);
  });

  it('is none of what is no class', () => {
    const ranking = rank(['here'], { title: '', count: 1 }, scores);
    expect(doubtOf(labels, scores, ranking, { kind: 'channel', layer: 'act2', channel: 3 })).toBeUndefined();
    expect(doubtOf(labels, scores, ranking, null)).toBeUndefined();
  });
});
