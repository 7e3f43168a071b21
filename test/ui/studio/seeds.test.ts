/** Where another seed paints another picture. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../../src/contract/jobs.ts';
import * as page from '../../../src/ui/store.ts';
import { rollSeed } from '../../../src/ui/studio/actions.ts';
import * as studio from '../../../src/ui/studio/store.ts';
import { catalogue } from '../small_catalogue.ts';

const card: SlowTechniqueCard = {
  ...{ id: 'style', title: 'Style', caption: { shows: '', read: '', paper: '' }, presets: [] },
  ...{ needs: { content: true, references: 'many' }, targets: [], film: null, further: 'steps' },
  parameters: {
    start: {
      ...{ kind: 'choice', label: '', default: 'content' },
      options: [
        { value: 'content', label: '' },
        { value: 'noise', label: '' },
      ],
    },
  },
  seedIf: { setting: 'start', value: 'noise' },
};
const { seedIf: _, ...always } = { ...card, id: 'texture' };

beforeEach(() => {
  page.catalogue.value = { ...catalogue, slowTechniques: [card, always] };
  page.parameters.value = {};
});
afterEach(() => {
  page.catalogue.value = null;
  page.opened.value = { live: '', slow: null };
  page.parameters.value = {};
  studio.seed.value = studio.FIRST_SEED;
});

it('a painting that begins with the photograph has no other seeds, one that begins with noise has', () => {
  page.opened.value = { live: '', slow: 'style' };
  studio.seed.value = 0;
  expect([studio.hasSeed.value, rollSeed(), studio.seed.value]).toEqual([false, false, 0]);
  page.parameters.value = { style: { start: 'noise' } };
  expect([studio.hasSeed.value, rollSeed()]).toEqual([true, true]);
  expect(studio.seed.value).toBeGreaterThan(0);
});

it('one that says nothing of it has', () => {
  page.opened.value = { live: '', slow: 'texture' };
  expect(studio.hasSeed.value).toBe(true);
});

it('a job is painted again from another seed where that makes another picture', () => {
  const again = (painting: string, start: string) =>
    studio.hasOtherSeeds({ order: { painting, settings: { start }, target: null, seed: 1 } });
  expect(again('style', 'content')).toBe(false);
  expect(again('style', 'noise')).toBe(true);
  expect(again('texture', 'content')).toBe(true);
  expect(again('gone', 'content')).toBe(true);
});
