import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import type { Progress } from '../../../src/contract/jobs.ts';
import type { Job } from '../../../src/studio/job.ts';
import { JobSteps } from '../../../src/ui/steps/step_list.tsx';

const host = document.createElement('div');

afterEach(() => render(null, host));

/** A texture of three octaves. */
const texture = (progress: Pick<Progress, 'step' | 'steps' | 'octave'>): Job => ({
  ...{ id: 'a', title: 'Texture', subject: '', network: 'small', priority: 1, rank: 0, state: 'painting' },
  ...{ createdAt: 0, endedAt: null, error: null, deaths: 0 },
  order: { painting: 'texture', settings: { octaves: 3, steps: progress.steps }, target: null, seed: 1 },
  progress: {
    ...{ losses: [], frame: { number: 1, width: 1, height: 1, jpeg: new Uint8Array() } },
    ...progress,
  },
});

it.each<[string, Pick<Progress, 'step' | 'steps' | 'octave'>, string]>([
  ['of 200 steps the third octave has the last 67', { step: 134, steps: 200 }, 'Octave 3 of 3'],
  ['painted further, it is where it says', { step: 201, steps: 400, octave: 2 }, 'Octave 3 of 3'],
])('%s', (_, progress, words) => {
  render(<JobSteps job={texture(progress)} />, host);
  expect(host.textContent).toContain(words);
});
