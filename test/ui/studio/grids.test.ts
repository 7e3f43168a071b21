import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slowTechniqueCard } from '../../../src/engine/cards.ts';
import { PRIORITY } from '../../../src/studio/job.ts';
import { settingsFor } from '../../../src/techniques/common/settings.ts';
import { slowTechniques } from '../../../src/techniques/slow_techniques.ts';
import * as page from '../../../src/ui/store.ts';
import { gridJobs, gridWords } from '../../../src/ui/studio/grids.ts';
import { toyNetwork } from '../../support/run_inputs.ts';
import { catalogue } from '../small_catalogue.ts';

const cards = slowTechniques.map(slowTechniqueCard);

beforeEach(() => {
  page.catalogue.value = { ...catalogue, slowTechniques: cards };
  page.target.value = { kind: 'class', index: 1 };
  page.networkId.value = 'small';
});
afterEach(() => {
  page.catalogue.value = null;
  page.target.value = { kind: 'top' };
  page.opened.value = { live: '', slow: null };
});

const jobsOf = (slow: string) => {
  page.opened.value = { live: '', slow };
  return gridJobs(PRIORITY.person);
};
/** What of the settings is not the same in all jobs of a grid. */
const differing = (slow: string): Record<string, unknown[]> => {
  const all = jobsOf(slow).map(({ order }) => order.settings);
  const names = Object.keys(all[0] ?? {}).filter((name) => new Set(all.map((one) => one[name])).size > 1);
  return Object.fromEntries(names.map((name) => [name, all.map((one) => one[name])]));
};

describe('a grid', () => {
  it('of gradient ascent has no regulariser, L2 alone, blur alone, then all', () => {
    const [none, l2, blur, all] = jobsOf('gradient-ascent').map(({ order }) => order.settings);
    const strengths = [
      'decay',
      'blur',
      'smallNorm',
      'smallContribution',
      'variation',
      'jitter',
      'noise',
      'crops',
    ];
    const on = (settings: Record<string, unknown> | undefined) =>
      strengths.filter((name) => Number(settings?.[name]) > 0);
    expect([none, l2, blur].map(on)).toEqual([[], ['decay'], ['blur']]);
    expect(on(all)).toEqual(['decay', 'blur', 'smallNorm', 'smallContribution', 'jitter']);
  });

  it('differs in nothing but what is compared', () => {
    expect(differing('feature-inversion')).toEqual({ variation: [0, 10] });
    expect(Object.keys(differing('deep-dream'))).toEqual(['layer']);
    expect(differing('texture')).toEqual({
      finest: [1, 0, 0, 0, 0],
      fine: [0, 1, 0, 0, 0],
      middle: [0, 0, 1, 0, 0],
      coarse: [0, 0, 0, 1, 0],
      coarsest: [0, 0, 0, 0, 1],
    });
  });

  it('of dreams of a layer names no target, whatever the page dreams of', () => {
    page.parameters.value = { 'deep-dream': { of: 'target' } };
    expect(
      jobsOf('deep-dream').map(({ order, subject }) => [order.settings.of, order.target, subject]),
    ).toEqual(
      [...gridWords(cards.find(({ id }) => id === 'deep-dream') as (typeof cards)[number])].map((words) => [
        'layer',
        null,
        words,
      ]),
    );
    page.parameters.value = {};
  });

  it.each(['gradient-ascent', 'deep-dream', 'feature-inversion', 'texture'])(
    'of %s is made of settings that the technique takes, of one seed, each named',
    (id) => {
      const technique = slowTechniques.find((one) => one.id === id);
      const jobs = jobsOf(id);
      const words = gridWords(cards.find((one) => one.id === id) as (typeof cards)[number]);
      expect(jobs.map(({ subject }) => subject.split(' · ').at(-1))).toEqual(words);
      expect(new Set(jobs.map(({ order }) => order.seed)).size).toBe(1);
      const network = toyNetwork(32, 32);
      for (const { order } of jobs) {
        // Layers are those of another network here.
        const { layer: _, ...settings } = order.settings;
        if (technique) expect(() => settingsFor(technique, network, settings)).not.toThrow();
      }
      network.dispose();
    },
  );

  it('is offered by no other painting', () => {
    expect(jobsOf('dream-zoom')).toEqual([]);
  });
});
