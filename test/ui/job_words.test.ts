import { afterEach, describe, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../src/contract/jobs.ts';
import type { Job } from '../../src/studio/job.ts';
import { beginWith } from '../../src/ui/language/language.ts';
import * as page from '../../src/ui/store.ts';
import { jobName, stateOf, subjectOf, titleOf } from '../../src/ui/studio/components/job_words.ts';
import { catalogue } from './small_catalogue.ts';

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

describe('a painting that was ordered in English', () => {
  const ascent: SlowTechniqueCard = {
    ...{ id: 'gradient-ascent', title: 'Gradient ascent', caption: { shows: '', read: '', paper: '' } },
    ...{ needs: { content: false, references: 'none' }, targets: ['class', 'channel'], film: null },
    ...{ parameters: {}, presets: [], further: 'steps' },
  };
  const order = {
    ...{ painting: 'gradient-ascent', settings: {}, seed: 1 },
    target: { kind: 'channel', layer: 'mixed', channel: 5 } as const,
  };
  const ordered = { title: 'Gradient ascent', subject: 'mixed, channel 5', network: 'small', order };
  const speakGerman = async () => {
    page.catalogue.value = { ...catalogue, slowTechniques: [ascent] };
    page.networkId.value = 'small';
    page.workerState.value = 'ready';
    await beginWith('de');
  };
  afterEach(async () => {
    page.catalogue.value = null;
    page.networkId.value = '';
    page.workerState.value = 'starting';
    await beginWith('en');
  });

  it('is called as the language of now calls it, with its target', async () => {
    await speakGerman();
    expect(jobName(job(ordered))).toBe('Gradientenanstieg: mixed, Kanal 5');
  });

  it.each<[string, Partial<Job>, string]>([
    ['what another network has', { network: 'large' }, 'mixed, channel 5'],
    ['what a grid compares', { subject: 'mixed, channel 5 · L2' }, 'mixed, channel 5 · L2'],
    ['its styles', { subject: 'The Scream', order: { ...order, target: null } }, 'The Scream'],
  ])('keeps the words for %s', async (_, given, subject) => {
    await speakGerman();
    expect(subjectOf(job({ ...ordered, ...given }))).toBe(subject);
  });

  it('keeps the words for its target while no network looks: its classes are not known', async () => {
    await speakGerman();
    page.workerState.value = 'restarting';
    expect(subjectOf(job(ordered))).toBe('mixed, channel 5');
  });

  it('keeps its title where the program has no such painting', async () => {
    await speakGerman();
    const gone = { ...order, painting: 'gone' };
    expect(titleOf(job({ ...ordered, order: gone }))).toBe('Gradient ascent');
  });
});
