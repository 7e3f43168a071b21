import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { type NetworkPlan, readNetwork } from '../../../src/network/load.ts';
import { deepDream } from '../../../src/techniques/deep_dream.ts';
import { resized } from '../../../src/techniques/optimise/resize.ts';
import { colourShare, finestShare } from '../../../tools/prove/picture_statistics.ts';
import { fetchShipped } from '../../support/efficientnet.ts';
import { goldenPixels, painted } from '../../support/painted.ts';
import { startWasm } from '../../support/wasm_backend.ts';

const SIDE = 112;
/** A channel whose gradient is nearly the same everywhere, and an early layer: both made coloured dots before. */
const DREAMS = [
  ['one channel', { of: 'target' }, { kind: 'channel', layer: 'blocks.4.1.act2', channel: 33 }],
  ['an early layer', { layer: 'blocks.1.0.act1' }, { kind: 'class', index: 0 }],
] as const;

let plan: NetworkPlan;
beforeAll(async () => {
  await startWasm();
  plan = await readNetwork(fetchShipped);
});

/** The shares of colour and of finest patterns in a photograph and in what a dream adds to it. */
async function sharesOf(preset: string, given: object, target: (typeof DREAMS)[number][2]) {
  const photograph = goldenPixels('bison');
  const content = tf.tidy(() => tf.clone(resized(photograph, SIDE, SIDE)));
  const settings = { size: SIDE, octaves: 2, steps: 8, ...given };
  const { pixels } = await painted(plan, deepDream, { content: photograph, target }, settings, preset);
  const added = tf.tidy(() => tf.sub(tf.tensor4d(pixels, [1, SIDE, SIDE, 3]), content) as tf.Tensor4D);
  const result = {
    colour: { photograph: colourShare(content), added: colourShare(added) },
    finest: { photograph: finestShare(content), added: finestShare(added) },
  };
  tf.dispose([photograph, content, added]);
  return result;
}

it.each(DREAMS)(
  'a dream of %s adds colour and fine patterns as a photograph has them',
  async (_name, given, target) => {
    const { colour, finest } = await sharesOf('things', given, target);
    expect(colour.added).toBeLessThan(2 * colour.photograph);
    expect(finest.added).toBeLessThan(2 * finest.photograph);
  },
);

it.each(DREAMS)('along the plain gradient, a dream of %s is coloured dots', async (_name, given, target) => {
  const { colour } = await sharesOf('plain', given, target);
  expect(colour.added).toBeGreaterThan(0.4);
});
