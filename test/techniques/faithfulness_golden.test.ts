import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import type { Technique } from '../../src/techniques/common/technique.ts';
import { gradCam } from '../../src/techniques/grad_cam.ts';
import { areaUnder, erasedProbabilities } from '../../src/techniques/maps/erasure.ts';
import { byImportance, importanceOf } from '../../src/techniques/maps/importance.ts';
import { blurred } from '../../src/techniques/maps/softening.ts';
import { saliency } from '../../src/techniques/saliency.ts';
import { gainOverChance } from '../../tools/prove/faithfulness.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { golden, goldenArrays, type ImageCase } from '../support/golden/golden.ts';
import { expectClose } from '../support/relative_l2.ts';
import { some, someImages } from '../support/thorough.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface CurveCase extends ImageCase {
  readonly method: 'grad-cam' | 'saliency';
  readonly steps: number;
  readonly deletion: number;
  readonly insertion: number;
  /** The map itself, before it is enlarged; Grad-CAM's only. */
  readonly map?: string;
}

const TECHNIQUES = { 'grad-cam': gradCam, saliency } as unknown as Record<CurveCase['method'], Technique>;
const SIDE = 224;

/** Float32 orders pixels of nearly equal importance otherwise than float64 does. */
const OWN_MAP_TOLERANCE = 5e-3;

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});
afterAll(() => network.dispose());

/** Both curves of a picture, its pixels erased or brought back in this order. */
async function curvesOf(image: tf.Tensor4D, order: Uint32Array, steps: number, target: number) {
  const pixels = await image.data<'float32'>();
  const deletion = { from: pixels, to: new Float32Array(pixels.length), order };
  const insertion = { from: blurred(pixels, SIDE, SIDE, 3, 10), to: pixels, order };
  const found: number[][] = [[], []];
  for (let step = 0; step <= steps; step += 5) {
    const next = Array.from({ length: Math.min(5, steps + 1 - step) }, (_, i) => step + i);
    const part = await erasedProbabilities(network, [deletion, insertion], next, steps, target);
    part.forEach((heights, i) => {
      found[i]?.push(...heights);
    });
  }
  return found as [number[], number[]];
}

async function ownOrder(image: tf.Tensor4D, { method, target }: CurveCase): Promise<Uint32Array> {
  const technique = TECHNIQUES[method];
  const subject = { network, image, trace: null as never, target: { kind: 'class', index: target } as const };
  const steps = importanceOf({ technique, settings: settingsFor(technique, network, {}) }, subject);
  for (;;) {
    const step = await steps.next();
    if (step.done) return byImportance(step.value);
  }
}

describe('deletion and insertion are those of PyTorch', () => {
  const { cases, tolerance } = golden<CurveCase>('faithfulness');
  const array = goldenArrays('faithfulness');

  it.each(someImages(cases).filter(({ map }) => map))(
    'for $image, in the order of its map',
    async (wanted) => {
      const image = goldenImage(network, wanted.image);
      const { values, shape } = array(wanted.map as string);
      const enlarged = tf.tidy(() =>
        tf.image.resizeBilinear(
          tf.tensor4d(values, shape as [1, number, number, 1]),
          [SIDE, SIDE],
          false,
          true,
        ),
      );
      const order = byImportance(enlarged.dataSync<'float32'>());
      const curves = await curvesOf(image, order, wanted.steps, wanted.target);
      expectClose(curves.flat(), array(wanted.array).values, tolerance);
      expect(areaUnder(curves[0])).toBeCloseTo(wanted.deletion, 3);
      expect(areaUnder(curves[1])).toBeCloseTo(wanted.insertion, 3);
      tf.dispose([image, enlarged]);
    },
  );

  it.each(someImages(cases))('for $image by $method, in the order of our own map', async (wanted) => {
    const image = goldenImage(network, wanted.image);
    const order = await ownOrder(image, wanted);
    const [deletion, insertion] = await curvesOf(image, order, wanted.steps, wanted.target);
    expect(Math.abs(areaUnder(deletion) - wanted.deletion)).toBeLessThan(OWN_MAP_TOLERANCE);
    expect(Math.abs(areaUnder(insertion) - wanted.insertion)).toBeLessThan(OWN_MAP_TOLERANCE);
    image.dispose();
  });
});

it.each(some(1, ['dog', 'lemur']))('Grad-CAM beats a random order of squares on the %s', async (name) => {
  const image = goldenImage(network, name);
  const { insertion, deletion } = await gainOverChance(network, await image.data<'float32'>(), {
    steps: 14,
    region: 8,
  });
  expect(insertion).toBeGreaterThan(0);
  expect(insertion + deletion).toBeGreaterThan(0);
  image.dispose();
});
