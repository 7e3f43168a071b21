import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { CheckpointWriter } from '../../../src/engine/studio/checkpoint_writer.ts';
import type { JobStep } from '../../../src/techniques/common/slow_technique.ts';
import { use } from '../../support/backends.ts';

const stepWith = (numbers: Readonly<Record<string, number>>): JobStep => ({
  ...{ step: 1, steps: 2, losses: {} },
  picture: () => tf.zeros([1, 1, 3]),
  checkpoint: async () => ({ step: 1, arrays: {}, numbers }),
});

it('progress says at which octave a job is, where its checkpoint knows', async () => {
  await use('cpu');
  const writer = new CheckpointWriter('one', null, async () => new Uint8Array(1), null, false);
  const coarse = await writer.keep(stepWith({ octave: 2, octaveBegin: 100 }), 1);
  expect(coarse.progress.octave).toBe(2);
  const even = await writer.keep(stepWith({}), 1);
  expect(even.progress).not.toHaveProperty('octave');
});
