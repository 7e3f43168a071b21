import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NetworkPlan } from '../../src/network/load.ts';
import { readNetwork } from '../../src/network/load.ts';
import { depthStrip } from '../../src/techniques/depth_strip.ts';
import { featureInversion } from '../../src/techniques/feature_inversion.ts';
import { resized } from '../../src/techniques/optimise/resize.ts';
import { fetchShipped } from '../support/efficientnet.ts';
import { dot } from '../support/numbers.ts';
import { goldenPixels, painted } from '../support/painted.ts';
import { startWasm } from '../support/wasm_backend.ts';

/** Small, so that a hundred steps are quick. */
const [SIDE, STEPS] = [96, 100];

let plan: NetworkPlan;
let content: tf.Tensor4D;
beforeAll(async () => {
  await startWasm();
  plan = await readNetwork(fetchShipped);
  const whole = goldenPixels('lemur');
  content = tf.tidy(() => tf.clone(resized(whole, SIDE, SIDE)));
  whole.dispose();
});
afterAll(() => content.dispose());

/** What a small region has that its surroundings have not: pixels of 2 x 2, less the mean of 5 x 5 of them. */
const detailOf = (pixels: tf.Tensor4D): tf.Tensor4D => {
  const coarse = tf.avgPool(pixels, 2, 2, 'valid');
  return tf.sub(coarse, tf.avgPool(coarse, 5, 1, 'same'));
};

/** How much of the content's detail a picture has: 1 all of it, 0 none. */
function sharpness(pixels: Float32Array): number {
  const [got, want] = tf.tidy(() => [
    detailOf(tf.tensor4d(pixels, [1, SIDE, SIDE, 3])),
    detailOf(content),
  ]) as [tf.Tensor4D, tf.Tensor4D];
  const share = dot(got, want) / dot(want, want);
  tf.dispose([got, want]);
  return share;
}

it('early layers are matched to a tenth of the first distance; deeper layers give blurrier pictures', async () => {
  const sharp: number[] = [];
  for (const layer of [0.02, 0.2, 0.45, 0.8]) {
    const { first, losses, pixels } = await painted(
      plan,
      featureInversion,
      { content },
      { layer, size: SIDE, steps: STEPS },
    );
    if (layer <= 0.2) expect(losses.features).toBeLessThanOrEqual(0.1 * (first.losses.features as number));
    sharp.push(sharpness(pixels));
  }
  // Each keeps less than half of the content's detail that the one before kept.
  for (const [i, share] of sharp.slice(1).entries()) expect(share).toBeLessThan(0.5 * (sharp[i] as number));
  expect(sharp[0]).toBeGreaterThan(0.3);
});

it('a strip shows five pictures side by side, each made from noise', async () => {
  const { shape, pixels } = await painted(plan, depthStrip, { content }, { size: 64, steps: 2 });
  expect(shape).toEqual([64, 5 * 64, 3]);
  const panels = [0, 1, 2, 3, 4].map((panel) =>
    pixels.filter((_, i) => Math.floor((Math.floor(i / 3) % (5 * 64)) / 64) === panel).join(),
  );
  expect(new Set(panels).size).toBe(5);
});
