import { expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../src/contract/jobs.ts';
import { offeredViews, viewOrder } from '../../src/ui/offered_views.ts';
import { catalogue } from './small_catalogue.ts';

const all = { ...catalogue, slowTechniques: [{ id: 'dream', title: 'A dream' } as SlowTechniqueCard] };

it.each([
  { wanted: [], views: ['scores', 'maps', 'dream'], told: [] },
  { wanted: ['maps', 'scores'], views: ['maps', 'scores'], told: [] },
  { wanted: ['dream', 'maps'], views: ['dream', 'maps'], told: [] },
  { wanted: ['Maps', 'A-Dream', 'maps'], views: ['maps', 'dream'], told: [] },
  { wanted: ['maps', 'moon'], views: ['maps'], told: [/no view “moon” to offer/] },
  { wanted: ['moon'], views: ['scores', 'maps', 'dream'], told: [/moon/] },
  { wanted: ['dream'], views: ['scores', 'maps', 'dream'], told: [/name at least one/] },
])('of the address views=$wanted the page offers $views', ({ wanted, views, told }) => {
  const { offered, order, issues } = offeredViews(all, wanted);
  expect(viewOrder(offered, order)).toEqual(views);
  expect(issues.map(({ message }) => message)).toEqual(told.map((one) => expect.stringMatching(one)));
});
