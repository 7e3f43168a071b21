/** Where the painting in the top bar leads. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../../src/contract/jobs.ts';
import type { Job } from '../../../src/studio/job.ts';
import * as page from '../../../src/ui/store.ts';
import { openStudio } from '../../../src/ui/studio/actions.ts';
import * as studio from '../../../src/ui/studio/store.ts';
import { catalogue } from '../small_catalogue.ts';

const card = { id: 'deep-dream', parameters: {}, presets: [] } as unknown as SlowTechniqueCard;

beforeEach(() => {
  page.opened.value = { live: 'maps', slow: null };
  studio.jobs.value = [
    {
      ...{ id: 'a', state: 'painting' },
      order: { painting: 'deep-dream', settings: {}, target: null, seed: 1 },
    } as unknown as Job,
  ];
});
afterEach(() => {
  page.catalogue.value = null;
  page.opened.value = { live: '', slow: null };
  studio.jobs.value = [];
  studio.viewed.value = null;
});

it('to its view', () => {
  page.catalogue.value = { ...catalogue, slowTechniques: [card] };
  openStudio();
  expect(page.opened.value).toEqual({ live: 'maps', slow: 'deep-dream' });
  expect(studio.viewed.value).toBeNull();
});

it('to the painting itself, over the live view, where its view is not offered', () => {
  page.catalogue.value = catalogue;
  openStudio();
  expect(page.opened.value).toEqual({ live: 'maps', slow: null });
  expect(studio.viewed.value).toBe('a');
});
