import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { forward } from '../../src/network/forward.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import { readNetwork } from '../../src/network/load.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { inputOf } from '../../src/techniques/optimise/pixels.ts';
import { fetchShipped } from '../support/efficientnet.ts';
import { painted } from '../support/painted.ts';
import { some, THOROUGH } from '../support/thorough.ts';
import { startWasm } from '../support/wasm_backend.ts';

/** Small and few, so that the test is quick; `npm run prove -- ascent` proves the full size. */
const [SIDE, STEPS] = [THOROUGH ? 128 : 96, 96];
/** What is painted by parts has to have parts in which a thing has room. */
const SIDE_OF_PARTS = 128;

let plan: NetworkPlan;
beforeAll(async () => {
  await startWasm();
  plan = await readNetwork(fetchShipped);
});

/**
 * The network's answer to a picture as it would be saved, in bytes.
 * @param side of the picture, in pixels
 * @param share of its side: the middle that is looked at, at the picture's size
 */
function probabilitiesOf(pixels: Float32Array, side: number, share: number): Float32Array {
  const network = plan.build({ height: side, width: side });
  const bytes = pixels.map((value) => Math.round(value * 255) / 255);
  const probabilities = tf.tidy(() => {
    const own = Math.round(side * share);
    const begin = Math.floor((side - own) / 2);
    const part = tf.slice(tf.tensor4d(bytes, [1, side, side, 3]), [0, begin, begin, 0], [1, own, own, 3]);
    const seen = tf.image.resizeBilinear(part, [side, side], false, true);
    const input = inputOf(seen, network.description.input);
    return tf.softmax(tf.reshape(forward(network, input).logits, [-1])).dataSync<'float32'>();
  });
  network.dispose();
  return probabilities;
}

/** A hundred steps beside another test file on slow cores. */
const PATIENCE_MS = 180_000;

/** What is painted by parts is of a part's size, and stands in the middle. */
const PART = 0.5;

describe.each(gradientAscent.presets)('with the preset $id', ({ id, settings }) => {
  it.each(
    some(1, [
      ['flamingo', 130],
      ['volcano', 980],
    ] as const),
  )(
    'the network sees a %s in the end',
    async (_name, index) => {
      const target = { kind: 'class', index } as const;
      const byParts = 'crops' in settings;
      const size = byParts ? SIDE_OF_PARTS : SIDE;
      const few = byParts ? { crops: 2, steps: id === 'maco' ? 64 : 128 } : !THOROUGH && { steps: STEPS };
      const given = { size, ...few };
      const { pixels, first, last } = await painted(plan, gradientAscent, { target }, given, id);
      const probabilities = probabilitiesOf(pixels, size, byParts ? PART : 1);
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(index);
      expect(probabilities[index]).toBeGreaterThan(0.9);
      // What a person follows goes up.
      expect(last.rising?.score).toBeGreaterThan((first.rising?.score as number) + 5);
      // Of the picture as the last step moved it.
      expect(last.rising?.probability).toBeGreaterThan(0.2);
      expect(first.rising?.probability).toBeLessThan(0.1);
    },
    PATIENCE_MS,
  );
});
