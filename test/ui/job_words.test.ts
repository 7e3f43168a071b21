import { expect, it } from 'vitest';
import type { Job } from '../../src/studio/job.ts';
import { stateOf } from '../../src/ui/studio/components/job_words.ts';

const job = (given: Partial<Job>): Job => ({
  ...{ id: 'a', title: 'DeepDream', subject: '', network: 'toy', weightsSha256: 'abc', priority: 0 },
  ...{ state: 'waiting', rank: 0, createdAt: 0, endedAt: null, deaths: 0 },
  ...{ order: { painting: 'deep-dream', settings: {}, target: null, seed: 1 }, progress: null, error: null },
  ...given,
});

it('a job that failed says why in a few words', () => {
  const error = {
    name: 'DivergedError',
    message: 'The loss is not finite at step 3. Lower the step size (rate).',
  };
  expect(stateOf(job({ state: 'failed', error }))).toBe('failed: The painting went astray');
});

it('what the browser threw is told in plain words', () => {
  const error = { name: 'RangeError', message: 'Array buffer allocation failed' };
  expect(stateOf(job({ state: 'failed', error }))).toBe('failed: There is not enough memory');
});

it('one that waits says no more', () => {
  expect(stateOf(job({}))).toBe('waiting');
});
