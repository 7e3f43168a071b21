import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { Random } from '../../src/numeric/random.ts';
import { ascent } from '../../src/techniques/ascent/ascent.ts';
import type { AscentSettings } from '../../src/techniques/ascent/settings.ts';
import { type JobStep, slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { dream } from '../../src/techniques/dream/dream.ts';
import { activationObjective } from '../../src/techniques/dream/excite.ts';
import { invert } from '../../src/techniques/feature_inversion.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { optimise } from '../../src/techniques/optimise/optimise.ts';
import { fourierPixels, plainPixels } from '../../src/techniques/optimise/parametrisation.ts';
import { loadShipped } from '../support/efficientnet.ts';
import { type Golden, golden } from '../support/golden/golden.ts';
import { expectClose } from '../support/relative_l2.ts';
import { take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

const SIDE = 64;

interface PaintingCase {
  readonly title: string;
  readonly start: string;
  /** Row and column of the start at which the cut begins. */
  readonly corner: number;
  readonly rate: number;
  readonly optimiser: string;
  readonly steps: readonly Readonly<Record<string, number>>[];
  readonly picture: number[];
}

type GoldenFile = Golden<PaintingCase> & { readonly pictureTolerance: number };

const { cases, tolerance, pictureTolerance } = golden<PaintingCase>('paintings') as GoldenFile;

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped(SIDE);
});
afterAll(() => network.dispose());

/** A part of an input, by default its middle, RGB 0..1, [1, 64, 64, 3]. */
function partOf(name: string, corner = 80): tf.Tensor4D {
  const file = readFileSync(new URL(`../golden/inputs/${name}.png`, import.meta.url));
  const { data, width } = PNG.sync.read(file);
  return tf.tidy(() => {
    const all = tf.div(tf.tensor4d(Float32Array.from(data), [1, width, width, 4]), 255) as tf.Tensor4D;
    return tf.slice(all, [0, corner, corner, 0], [1, SIDE, SIDE, 3]);
  });
}

/** Each case as the program paints it, begun with its picture in the place of noise. */
const strokesOf: Record<string, (of: PaintingCase, start: tf.Tensor4D) => AsyncGenerator<JobStep, void>> = {
  'ascent with pixels': (of, start) => climbFrom(of, start, { decay: 0.02, variation: 0.01 }),
  'ascent with frequencies': (of, start) => climbFrom(of, start, { parametrisation: 'frequencies' }),
  'ascent by the gradient': (of, start) => climbFrom(of, start, {}),
  dream: ({ steps, rate }, start) => {
    const objective = () => activationObjective('blocks.4.0.act2');
    const settings = {
      ...{ objective, rate, steps: steps.length, octaves: 1, ratio: 1.4, jitter: 0 },
      ...{ smoothing: 0, bands: 0, naturalColours: false },
    };
    return dream({ networkFor: () => network }, start, settings, new Random(1), null);
  },
  async *inversion({ steps, rate }, start) {
    const settings = { layer: 'blocks.2.1.act1', steps: steps.length, rate, variation: 0.5, beta: 1.5 };
    const content = partOf('lemur');
    yield* invert(network, content, settings, plainPixels(SIDE, SIDE, [0.5, 0.5, 0.5]), () => start, null);
    content.dispose();
  },
};

function climbFrom(
  { steps, rate, optimiser }: PaintingCase,
  start: tf.Tensor4D,
  change: Partial<AscentSettings>,
) {
  const plain = { parametrisation: 'pixels', jitter: 0, scale: 0, rotate: 0, decay: 0, variation: 0 };
  const presets = slowTechniqueSettings(gradientAscent, network, {}, 'olah');
  const settings = { ...presets, ...plain, ...change, rate, optimiser, steps: steps.length };
  const parametersOf = (pixels: tf.Tensor4D) => {
    if (settings.parametrisation === 'pixels') return tf.clone(pixels);
    const frequencies = fourierPixels(SIDE, SIDE, true);
    const parameters = frequencies.parametersOf(pixels);
    frequencies.dispose();
    return parameters;
  };
  const climbing = ascent(network, { kind: 'class', index: 130 }, settings, new Random(1));
  return optimise({ ...climbing, start: () => parametersOf(start) }, null);
}

it.each(cases)('$title takes the steps that PyTorch takes', async (of) => {
  const start = partOf(of.start, of.corner);
  let shown = new Float32Array();
  for await (const { step, losses, picture } of (strokesOf[of.title] as (typeof strokesOf)[string])(
    of,
    start,
  )) {
    const want = of.steps[step - 1] as Record<string, number>;
    expect(Object.keys(losses).sort()).toEqual(Object.keys(want).sort());
    for (const [name, value] of Object.entries(want))
      expectClose([losses[name] as number], [value], tolerance);
    if (step === of.steps.length) shown = Float32Array.from(take(picture()));
    else picture().dispose();
  }
  const thinned = Array.from(shown).filter((_, i) => {
    const pixel = Math.floor(i / 3);
    return pixel % 4 === 0 && Math.floor(pixel / SIDE) % 4 === 0;
  });
  expectClose(thinned, of.picture, pictureTolerance);
  start.dispose();
});
