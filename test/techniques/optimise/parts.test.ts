/** What a job tells of its steps is compared with gradients by tf.grads, and with what can be worked out by hand. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tuning } from '../../../src/contract/jobs.ts';
import { shownPart } from '../../../src/engine/studio/shown_part.ts';
import { forward } from '../../../src/network/forward.ts';
import { Random } from '../../../src/numeric/random.ts';
import { ascent } from '../../../src/techniques/ascent/ascent.ts';
import type { AscentSettings } from '../../../src/techniques/ascent/settings.ts';
import {
  type JobStep,
  type SlowTechnique,
  type StepPart,
  slowTechniqueSettings,
} from '../../../src/techniques/common/slow_technique.ts';
import { featureInversion } from '../../../src/techniques/feature_inversion.ts';
import { gradientAscent } from '../../../src/techniques/gradient_ascent.ts';
import { contentOf } from '../../../src/techniques/optimise/content.ts';
import { inputOf, meanColour } from '../../../src/techniques/optimise/pixels.ts';
import { styleTransfer } from '../../../src/techniques/style_transfer.ts';
import { autodiff } from '../../support/autodiff.ts';
import { use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { toyInputs } from '../../support/run_inputs.ts';

beforeAll(() => use('cpu'));

const SIDE = 64;
const WATCHED: Tuning = { off: [], parts: true };
const UNWATCHED: Tuning = { off: [], parts: false };

const ASCENT = {
  ...{ size: SIDE, steps: 3, parametrisation: 'pixels', optimiser: 'gradient', rate: 0.01 },
  ...{ crops: 0, falling: false, climbs: 'score', transparency: false },
  ...{ decay: 0.05, variation: 0.1, blur: 0.7, blurEvery: 1, jitter: 0, scale: 0, rotate: 0, noise: 0 },
} as const;

/** @param tuningAt what is set while a step is made, 1.. */
async function stepsOf(
  technique: SlowTechnique,
  given: Readonly<Record<string, string | number | boolean>>,
  tuningAt: (step: number) => Tuning,
): Promise<(JobStep & { pixels: Float32Array })[]> {
  const { inputs, end } = toyInputs(technique);
  const network = inputs.networkFor(SIDE, SIDE);
  const settings = slowTechniqueSettings(technique, network, given);
  let step = 1;
  const seen: (JobStep & { pixels: Float32Array })[] = [];
  for await (const one of technique.paint({ ...inputs, tuning: () => tuningAt(step) }, settings)) {
    const picture = one.picture();
    seen.push({ ...one, pixels: Float32Array.from(picture.dataSync<'float32'>()) });
    picture.dispose();
    step++;
  }
  end();
  return seen;
}

const partNamed = (step: JobStep | undefined, name: string): StepPart => {
  const part = step?.parts?.find((one) => one.name === name);
  if (!part) throw new Error(`no part ${name} among ${step?.parts?.map((one) => one.name)}`);
  return part;
};

/** Minus the gradient of a scalar function, by tf.grads. */
function wayDown(f: (x: tf.Tensor4D) => tf.Tensor, at: tf.Tensor4D): Float32Array {
  return tf.tidy(() => {
    const [gradient] = autodiff(([x]) => tf.reshape(f(x as tf.Tensor4D), [1, 1, 1, 1]))([at]);
    return tf.neg(gradient as tf.Tensor).dataSync<'float32'>();
  });
}

/** Squared differences to the right and below, summed by plain slices. */
const variationOf = (x: tf.Tensor4D, height: number, width: number) => {
  const right = tf.sub(
    tf.slice(x, [0, 0, 1, 0], [1, height, width - 1, 3]),
    tf.slice(x, [0, 0, 0, 0], [1, height, width - 1, 3]),
  );
  const below = tf.sub(
    tf.slice(x, [0, 1, 0, 0], [1, height - 1, width, 3]),
    tf.slice(x, [0, 0, 0, 0], [1, height - 1, width, 3]),
  );
  return tf.add(tf.sum(tf.square(right)), tf.sum(tf.square(below)));
};

describe('gradient ascent', () => {
  it('tells the gradient, each regulariser’s part, what followed, and the whole step', async () => {
    const [first] = await stepsOf(gradientAscent, ASCENT, () => WATCHED);
    const { inputs, end } = toyInputs(gradientAscent);
    const network = inputs.networkFor(SIDE, SIDE);
    const settings = slowTechniqueSettings(gradientAscent, network, ASCENT) as AscentSettings;
    const job = ascent(network, inputs.target, settings, new Random(inputs.seed));
    const x = tf.tidy(() => tf.clone(job.start())) as tf.Tensor4D;
    job.dispose?.();

    const score = wayDown((at) => {
      const { logits } = forward(network, inputOf(at, network.description.input));
      return tf.neg(tf.slice(tf.reshape(logits, [-1]), [1], [1]));
    }, x);
    const decay = wayDown(
      (at) => tf.mul(tf.sum(tf.square(tf.sub(at, meanColour(network.description.input)))), ASCENT.decay),
      x,
    );
    const variation = wayDown((at) => tf.mul(variationOf(at, SIDE, SIDE), ASCENT.variation), x);
    expectClose(partNamed(first, 'score').values, score, 1e-4);
    expectClose(partNamed(first, 'L2 decay').values, decay, 1e-4);
    expectClose(partNamed(first, 'total variation').values, variation, 1e-4);
    const length = Math.sqrt(decay.reduce((sum, value) => sum + value ** 2, 0));
    expect(partNamed(first, 'L2 decay').length).toBeCloseTo(length, 2);

    // The optimiser goes the rate times the way over its mean magnitude; what is left of the step is the blur.
    const way = score.map((value, i) => value + (decay[i] as number) + (variation[i] as number));
    const mean = way.reduce((sum, value) => sum + Math.abs(value), 0) / way.length;
    const before = x.dataSync<'float32'>();
    const whole = partNamed(first, 'step').values;
    expectClose(
      whole,
      (first as { pixels: Float32Array }).pixels.map((value, i) => value - (before[i] as number)),
      0.02,
    );
    const left = whole.map((value, i) => value - (ASCENT.rate * (way[i] as number)) / mean);
    expectClose(partNamed(first, 'afterwards').values, left, 1e-3);
    x.dispose();
    end();
  });

  it('goes on as it would unwatched, and tells nothing then', async () => {
    const watched = await stepsOf(gradientAscent, ASCENT, () => WATCHED);
    const unwatched = await stepsOf(gradientAscent, ASCENT, () => UNWATCHED);
    expect(unwatched.every(({ parts }) => parts === undefined)).toBe(true);
    expect(watched.at(-1)?.pixels).toEqual(unwatched.at(-1)?.pixels);
  });

  it('a regulariser that is switched off counts as 0 from the next step on', async () => {
    const off = ['decay', 'variation', 'blur'];
    const without = await stepsOf(
      gradientAscent,
      { ...ASCENT, decay: 0, variation: 0, blur: 0 },
      () => UNWATCHED,
    );
    const never = await stepsOf(gradientAscent, ASCENT, () => ({ off, parts: false }));
    expect(never.at(-1)?.pixels).toEqual(without.at(-1)?.pixels);
    const later = await stepsOf(gradientAscent, ASCENT, (step) => ({
      off: step >= 3 ? off : [],
      parts: true,
    }));
    expect(later.map(({ losses }) => 'L2 decay' in losses)).toEqual([true, true, false]);
    expect(later[2]?.parts?.map(({ name }) => name)).not.toContain('total variation');
  });
});

it('feature inversion tells the way to the features and to smoothness', async () => {
  const given = { size: SIDE, steps: 1, parametrisation: 'pixels', layer: 'act2', variation: 3, beta: 2 };
  // Of two first steps from the same noise one has no smoothness: by it the way to the features is known alone.
  const [both] = await stepsOf(featureInversion, given, () => WATCHED);
  const [alone] = await stepsOf(featureInversion, given, () => ({ off: ['variation'], parts: true }));
  expect(both?.parts?.map(({ name }) => name).slice(0, 2)).toEqual(['features', 'total variation']);
  expectClose(partNamed(both, 'features').values, partNamed(alone, 'features').values, 1e-6);
  expect(alone?.losses).not.toHaveProperty('total variation');

  const { inputs, end } = toyInputs(featureInversion);
  const content = inputs.content as tf.Tensor4D;
  const [, height, width] = content.shape;
  const network = inputs.networkFor(height, width);
  const at = (x: tf.Tensor4D) => forward(network, inputOf(x, network.description.input)).at('act2');
  // Where it begins: its first step is Adam's, of `rate` against the gradient's sign.
  const part = partNamed(alone, 'step');
  const begin = (alone as { pixels: Float32Array }).pixels.map(
    (value, i) => value - (part.values[i] as number),
  );
  const x = tf.tensor4d(begin, [1, height, width, 3]);
  const features = wayDown((one) => {
    const wanted = at(content);
    return tf.div(tf.sum(tf.square(tf.sub(at(one), wanted))), tf.sum(tf.square(wanted)));
  }, x);
  expectClose(partNamed(alone, 'features').values, features, 1e-3);
  x.dispose();
  end();
});

it('style transfer tells content and style by layer, which add up to its terms', async () => {
  const given = {
    ...{ size: 96, steps: 2, octaves: 1, start: 'noise', optimiser: 'adam', contentLayer: 'act3' },
    ...{ contentWeight: 0.5, styleWeight: 1, smoothness: 1, calm: 2, palette: 1 },
  };
  const [first, second] = await stepsOf(styleTransfer, given, () => WATCHED);
  for (const step of [first, second]) {
    const layers = Object.entries(step?.byLayer ?? {});
    for (const term of ['style', 'content']) {
      const own = layers.filter(([name]) => name.startsWith(`${term} `));
      const sum = own.reduce((all, [, value]) => all + value, 0);
      expect(sum).toBeCloseTo(step?.losses[term] as number, 5);
    }
    expect(layers.filter(([name]) => name.startsWith('style ')).length).toBeGreaterThan(1);
  }
  // By hand: half of |F - F0|^2 / |F0|^2 where the first step ended and the second begins.
  const { inputs, end } = toyInputs(styleTransfer);
  const content = contentOf(inputs, 96);
  const [, height, width] = content.shape;
  const network = inputs.networkFor(height, width);
  const distance = tf.tidy(() => {
    const at = (x: tf.Tensor4D) => forward(network, inputOf(x, network.description.input)).at('act3');
    const painted = tf.tensor4d((first as { pixels: Float32Array }).pixels, [1, height, width, 3]);
    const wanted = at(content);
    const [own, whole] = [tf.sum(tf.square(tf.sub(at(painted), wanted))), tf.sum(tf.square(wanted))];
    return (0.5 * (own.dataSync()[0] as number)) / (whole.dataSync()[0] as number);
  });
  expect(second?.byLayer?.['content act3']).toBeCloseTo(distance, 4);
  const off = await stepsOf(styleTransfer, given, () => ({ off: ['contentWeight', 'palette'], parts: true }));
  expect(Object.keys(off[0]?.losses ?? {})).not.toContain('content');
  expect(off[0]?.parts?.map(({ name }) => name)).not.toContain('palette');
  content.dispose();
  end();
});

it('a part is drawn around mid-grey, and its largest colour is white or black', () => {
  const values = Float32Array.of(0, 2, -4, 4, 0, -2);
  const { picture, scale } = shownPart({ name: 'score', width: 2, height: 1, values, length: 1 });
  expect(scale).toBe(4);
  // 127.5 + 127.5 v / 4, rounded to even by the array.
  expect(Array.from(picture.rgba)).toEqual([128, 191, 0, 255, 255, 128, 64, 255]);
});
