import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { Random } from '../../../src/numeric/random.ts';
import { DivergedError, type JobStep } from '../../../src/techniques/common/slow_technique.ts';
import { Adam } from '../../../src/techniques/optimise/adam.ts';
import { carrying, inChapters } from '../../../src/techniques/optimise/chapters.ts';
import { arrayOf, IMAGE, type Optimisation, optimise } from '../../../src/techniques/optimise/optimise.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { take } from '../../support/toys/toy_subject.ts';

const STEPS = 6;
const SHAPE = [1, 2, 2, 3] as const;

/** The square distance to a colour that trembles at random: every step draws. */
const trembling = (colour: number, seed = 1): Optimisation => {
  const random = new Random(seed);
  return {
    ...{ steps: STEPS, random, optimiser: new Adam({ rate: 0.1 }), advice: 'Lower the rate.' },
    start: () => tf.fill([...SHAPE], 0.5),
    lossOf(parameters) {
      const away = tf.sub(parameters, colour + 0.1 * random.normal());
      return { terms: { distance: tf.sum(tf.square(away)) as tf.Scalar }, gradient: tf.mul(away, 2) };
    },
    amend: (parameters, _gradient, step) => (step % 2 ? tf.mul(parameters, 0.9) : parameters),
    pixelsOf: (parameters) => parameters as tf.Tensor4D,
  };
};

interface Seen {
  readonly step: number;
  readonly losses: JobStep['losses'];
  readonly pixels: number[];
  readonly state: Checkpoint;
}

async function watch(jobSteps: AsyncGenerator<JobStep, void>): Promise<Seen[]> {
  const seen: Seen[] = [];
  for await (const { step, losses, picture, checkpoint } of jobSteps)
    seen.push({ step, losses, pixels: Array.from(take(picture())), state: await checkpoint() });
  return seen;
}

/** As a database would give it back. */
const stored = (state: Checkpoint): Checkpoint => structuredClone(state);

describe.each(NODE_BACKENDS)('an optimisation on %s', (backend) => {
  beforeAll(() => use(backend));

  it('counts its steps, and its loss falls', async () => {
    const seen = await watch(optimise(trembling(0), null));
    expect(seen.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seen.at(-1)?.losses.distance).toBeLessThan((seen[0]?.losses.distance as number) / 2);
  });

  it('resumed at any step goes on bit for bit as it would have gone on', async () => {
    const whole = await watch(optimise(trembling(0.9), null));
    for (const { step, state } of whole) {
      const rest = await watch(optimise(trembling(0.9), stored(state)));
      expect(rest).toEqual(whole.slice(step));
    }
  });

  it('shows colours from 0 to 1 only', async () => {
    const bright = await watch(optimise({ ...trembling(9), steps: 30 }, null));
    expect(Math.max(...(bright.at(-1)?.pixels ?? []))).toBe(1);
  });

  it('ended at any step leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    for (let steps = 0; steps <= STEPS; steps++) {
      const jobSteps = optimise(trembling(0), null);
      for (let step = 0; step < steps; step++) await jobSteps.next();
      await jobSteps.return();
      expect(tf.memory().numTensors).toBe(before);
    }
  });

  it.each<[string, Partial<Optimisation>, string]>([
    [
      'whose loss is no number',
      {
        lossOf: (parameters) => ({
          terms: { odd: tf.scalar(Number.NaN), even: tf.scalar(2) },
          gradient: tf.zerosLike(parameters),
        }),
      },
      'At step 1 odd is NaN. Lower the rate.',
    ],
    [
      'whose gradient is infinite',
      {
        lossOf: (parameters) => ({
          terms: { odd: tf.scalar(1) },
          gradient: tf.fill(parameters.shape, Number.POSITIVE_INFINITY),
        }),
      },
      'At step 1 the picture is made of numbers that are not finite. Lower the rate.',
    ],
  ])('%s stops with the setting to change, and leaves nothing behind', async (_what, broken, message) => {
    const before = tf.memory().numTensors;
    const run = () => watch(optimise({ ...trembling(0), ...broken }, null));
    await expect(run()).rejects.toThrow(message);
    await expect(run()).rejects.toBeInstanceOf(DivergedError);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('that fails in the middle of a step leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    const failing: Optimisation = {
      ...trembling(0),
      lossOf(parameters, step) {
        if (step === 3) throw new Error('no more');
        return trembling(0).lossOf(parameters, step);
      },
    };
    await expect(watch(optimise(failing, null))).rejects.toThrow('no more');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves a picture that it was lent to begin with to its owner', async () => {
    const lent = tf.fill([...SHAPE], 0.5);
    await watch(optimise({ ...trembling(0), start: () => lent }, null));
    expect(take(lent)[0]).toBe(0.5);
  });

  it("says so when a checkpoint is another technique's", async () => {
    const foreign: Checkpoint = { step: 1, arrays: {}, numbers: {} };
    await expect(watch(optimise(trembling(0), foreign))).rejects.toThrow('holds no "image"');
  });
});

describe('chapters', () => {
  beforeAll(() => use('wasm'));
  const CHAPTERS = 3;

  /** Each goes on from where the one before ended, towards another colour; all draw from one source. */
  const story = (resume: Checkpoint | null) => {
    const random = new Random(1);
    return inChapters(
      {
        ...{ count: CHAPTERS, steps: STEPS, random },
        open: (chapter, before, resumed) => {
          const colour = chapter / CHAPTERS;
          const plain = trembling(colour);
          const jobSteps = optimise(
            {
              ...{ ...plain, random },
              start: () => (before ? arrayOf(before, IMAGE) : plain.start()),
              lossOf(parameters) {
                const away = tf.sub(parameters, colour + 0.1 * random.normal());
                return { terms: { distance: tf.sum(tf.square(away)) as tf.Scalar }, gradient: away };
              },
            },
            resumed,
          );
          const memory = (resumed ?? before)?.arrays.memory?.values ?? Float32Array.of();
          const values = resumed ? memory : Float32Array.of(...memory, chapter);
          return carrying(jobSteps, { memory: { shape: [values.length], values } });
        },
      },
      resume,
    );
  };

  it('count the steps of all, and each begins with what the one before left', async () => {
    const seen = await watch(story(null));
    expect(seen.map(({ step }) => step)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
    expect(seen.at(-1)?.state.arrays.memory?.values).toEqual(Float32Array.of(0, 1, 2));
    const jump = Math.abs((seen[STEPS]?.pixels[0] as number) - (seen[STEPS - 1]?.pixels[0] as number));
    expect(jump).toBeLessThan(0.2);
  });

  it('resumed at any step go on bit for bit as they would have gone on, also between two of them', async () => {
    const whole = await watch(story(null));
    for (const { step, state } of whole) expect(await watch(story(stored(state)))).toEqual(whole.slice(step));
  });

  it('ended at any step leave nothing behind', async () => {
    const before = tf.memory().numTensors;
    for (let steps = 0; steps <= CHAPTERS * STEPS; steps++) {
      const jobSteps = story(null);
      for (let step = 0; step < steps; step++) await jobSteps.next();
      await jobSteps.return();
      expect(tf.memory().numTensors).toBe(before);
    }
  });
});
