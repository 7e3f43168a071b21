import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import type { JobStep } from '../../../src/techniques/common/slow_technique.ts';
import { coarseToFine, type Octave } from '../../../src/techniques/optimise/coarse_to_fine.ts';
import { IMAGE } from '../../../src/techniques/optimise/optimise.ts';
import { use } from '../../support/backends.ts';

beforeAll(() => use('cpu'));

/** An octave that was painted: its size, its steps, and the size that its start was painted in; null for none. */
interface Seen {
  readonly share: number;
  readonly steps: number;
  readonly from: number | null;
}

let seen: Seen[] = [];
let idle = 0;
beforeEach(() => {
  seen = [];
  idle = tf.memory().numTensors;
});
afterEach(() => expect(tf.memory().numTensors).toBe(idle));

/** Paints one pixel, whose colour is the octave's size. */
async function* paintOctave({ share, steps, start, resume }: Octave): AsyncGenerator<JobStep, void> {
  seen.push({ share, steps, from: start ? (start.dataSync()[0] ?? null) : null });
  for (let step = (resume?.step ?? 0) + 1; step <= steps; step++) {
    const state = { shape: [1, 1, 1, 3], values: Float32Array.of(share, share, share) };
    yield {
      ...{ step, steps, losses: {} },
      picture: () => tf.fill<tf.Rank.R3>([1, 1, 3], share),
      checkpoint: async () => ({ step, arrays: { [IMAGE]: state }, numbers: {} }),
    };
  }
}

/** The steps that are told, and the state after each. */
async function paint(octaves: number, steps: number, resume: Checkpoint | null = null) {
  const told: string[] = [];
  const states: Checkpoint[] = [];
  for await (const jobStep of coarseToFine({ octaves, steps, resume }, paintOctave)) {
    told.push(`${jobStep.step}/${jobStep.steps}`);
    states.push(await jobStep.checkpoint());
  }
  return { told, states };
}

describe('octaves', () => {
  it('share the steps, each beginning where the smaller one ended', async () => {
    const { told } = await paint(3, 7);
    expect(seen).toEqual([
      { share: 0.25, steps: 2, from: null },
      { share: 0.5, steps: 2, from: 0.25 },
      { share: 1, steps: 3, from: 0.5 },
    ]);
    expect(told).toEqual(['1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']);
  });

  it('of fewer steps than octaves paint the largest sizes, and end at the whole one', async () => {
    expect((await paint(3, 1)).told).toEqual(['1/1']);
    expect(seen).toEqual([{ share: 1, steps: 1, from: null }]);
    seen = [];
    expect((await paint(5, 3)).told).toEqual(['1/3', '2/3', '3/3']);
    expect(seen).toEqual([
      { share: 0.25, steps: 1, from: null },
      { share: 0.5, steps: 1, from: 0.25 },
      { share: 1, steps: 1, from: 0.5 },
    ]);
  });

  it.each([
    [3, 7],
    [4, 2],
    [2, 5],
  ])('%d of %d steps go on from any step as they would have gone on', async (octaves, steps) => {
    const { states } = await paint(octaves, steps);
    const whole = states.map(({ arrays }) => arrays[IMAGE]?.values[0]);
    for (const [at, state] of states.entries()) {
      const rest = await paint(octaves, steps, state);
      expect(rest.states.map(({ arrays }) => arrays[IMAGE]?.values[0])).toEqual(whole.slice(at + 1));
    }
  });

  it('that are asked for more steps share those that are left', async () => {
    const { states } = await paint(3, 3);
    seen = [];
    // One step is done in the smallest size, which now has a third of nine.
    await paint(3, 9, states[0]);
    expect(seen.map(({ share, steps }) => [share, steps])).toEqual([
      [0.25, 3],
      [0.5, 3],
      [1, 3],
    ]);
    seen = [];
    // The smallest size is done with one step: eight are left for two sizes.
    await paint(3, 9, states[1]);
    expect(seen.map(({ share, steps }) => [share, steps])).toEqual([
      [0.5, 4],
      [1, 4],
    ]);
  });
});
