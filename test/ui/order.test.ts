import { beforeEach, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../src/contract/jobs.ts';
import { PRIORITY } from '../../src/studio/job.ts';
import * as page from '../../src/ui/store.ts';
import { jobTowards } from '../../src/ui/studio/order.ts';
import * as studio from '../../src/ui/studio/store.ts';
import { catalogue } from './small_catalogue.ts';

const card = (
  id: string,
  needs: SlowTechniqueCard['needs'],
  targets: SlowTechniqueCard['targets'],
): SlowTechniqueCard => ({
  ...{ id, title: `The ${id}`, caption: { shows: '', read: '', paper: '' }, needs, targets, film: null },
  parameters: {
    steps: { kind: 'number', label: '', min: 1, max: 500, step: 1, default: 100 },
    jitter: { kind: 'number', label: '', min: 0, max: 20, step: 1, default: 0 },
  },
  presets: [{ id: 'usual', title: '', settings: { jitter: 8 } }],
  further: 'steps',
});

const dream = card('dream', { content: true, references: 'none' }, ['channel']);
const climb = card('climb', { content: false, references: 'none' }, ['class', 'channel']);
const target = { kind: 'channel', layer: 'mixed', channel: 5 } as const;

beforeEach(() => {
  page.catalogue.value = { ...catalogue, slowTechniques: [dream, climb] };
  page.parameters.value = {};
  page.networkId.value = 'small';
});

it('a channel is painted out of nothing', () => {
  expect(studio.ascentCard.value?.id).toBe('climb');
  page.catalogue.value = { ...catalogue, slowTechniques: [dream] };
  expect(studio.ascentCard.value).toBeNull();
});

it('a painting towards a channel has the settings of its view, and is named after both', () => {
  expect(jobTowards(climb, target, PRIORITY.person)).toEqual({
    ...{ title: 'The climb', subject: 'mixed, channel 5', network: 'small', priority: PRIORITY.person },
    order: { painting: 'climb', settings: { steps: 100, jitter: 8 }, target, seed: studio.FIRST_SEED },
  });
  page.parameters.value = { climb: { steps: 30 } };
  expect(jobTowards(climb, target, PRIORITY.person)?.order.settings).toEqual({
    steps: 30,
    jitter: 8,
  });
});
