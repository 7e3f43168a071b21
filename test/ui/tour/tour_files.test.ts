/** The files of the tour: those that ship are whole and show what there is, and bad ones are named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filters, techniques } from '../../../src/techniques/index.ts';
import { slowTechniques } from '../../../src/techniques/slow_techniques.ts';
import { beginWith, phrase } from '../../../src/ui/language/language.ts';
import { loadTour } from '../../../src/ui/tour/tour_files.ts';
import { readUrlState } from '../../../src/ui/url_state/url_state.ts';

const FOLDER = join(import.meta.dirname, '../../../public/tour');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** Served instead of the files that ship. */
let served: Record<string, string> = {};
beforeEach(() => {
  served = {};
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.split('/').at(-1) ?? '';
    if (served[name] === 'missing') return new Response('', { status: 404 });
    return new Response(served[name] ?? read(name));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const { languages } = JSON.parse(read('stops.json')) as { languages: string[] };

describe.each(languages)('%s', (language) => {
  it('has words for every step, formula and question of every stop', async () => {
    const tour = await loadTour('/tour/', language);
    expect(tour.language).toBe(language);
    expect(tour.stops).toHaveLength(14);
    for (const { formula, notes, question, steps } of tour.stops) {
      expect(steps.length).toBeGreaterThan(0);
      expect([notes, ...Object.values(question), ...steps.map(({ text }) => text)]).not.toContain('');
      if (formula) expect(formula.words).not.toBe('');
    }
  });
});

it.each(['en', 'ko', 'de', 'es', 'ja'] as const)(
  'in %s the answer at Occlusion names both ends of its legend',
  async (language) => {
    await beginWith(language);
    const { stops } = await loadTour('/tour/', language);
    const answer = stops.find(({ id }) => id === 'occlusion')?.question.answer;
    const ends = ['hiding it helps', 'hiding it hurts'].map(phrase);
    await beginWith('en');
    for (const end of ends) expect(answer).toContain(end);
  },
);

it('a language that there is not is the first one', async () => {
  expect((await loadTour('/tour/', 'la')).language).toBe('en');
});

it('says nothing that no stop has', () => {
  const stops: { id: string; steps: { id: string }[]; formula?: string }[] = JSON.parse(
    read('stops.json'),
  ).stops;
  const wanted = Object.fromEntries(stops.map(({ id, steps }) => [id, steps.map((step) => step.id)]));
  for (const file of languages.map((language) => `${language}.json`)) {
    const said: Record<string, { steps: Record<string, unknown>; formula?: string }> = JSON.parse(
      read(file),
    ).stops;
    const own = Object.fromEntries(Object.entries(said).map(([id, { steps }]) => [id, Object.keys(steps)]));
    expect(own).toEqual(wanted);
    for (const { id, formula } of stops) expect(said[id]?.formula !== undefined).toBe(formula !== undefined);
  }
});

describe('every step', async () => {
  const views = [...techniques, ...filters, ...slowTechniques];
  const { stops }: { stops: { id: string; steps: { id: string; open: string }[] }[] } = JSON.parse(
    read('stops.json'),
  );
  const steps = stops.flatMap(({ id, steps }) =>
    steps.map((step) => [`${id}, ${step.id}`, step.open] as const),
  );
  it.each(steps)('%s opens a view with settings that it has', (_, open) => {
    const { settings, issues } = readUrlState(open);
    expect(issues).toEqual([]);
    const view = views.find(({ id }) => id === settings.technique);
    expect(view, settings.technique ?? 'no view').toBeDefined();
    const known = Object.keys(view?.parameters ?? {});
    expect(Object.keys(settings.parameters).filter((id) => id !== view?.id)).toEqual([]);
    expect(
      Object.keys(settings.parameters[view?.id ?? ''] ?? {}).filter((name) => !known.includes(name)),
    ).toEqual([]);
  });
});

it.each([
  ['is missing', 'stops.json', 'missing', /stops\.json is not there \(404\)/],
  ['is no JSON', 'en.json', '{', /en\.json is no JSON/],
  [
    'has a stop without steps',
    'stops.json',
    '{"languages":["en"],"stops":[{"id":"a","minutes":1,"steps":[]}]}',
    /stops\.json makes no sense at “stops\.0\.steps”/,
  ],
  [
    'lacks the words of a stop',
    'en.json',
    '{"title":"T","about":"A","stops":{}}',
    /no words for the stop “first-layer”/,
  ],
])('a file that %s is named', async (_, name, text, message) => {
  served = { [name]: text };
  await expect(loadTour('/tour/', 'en')).rejects.toMatchObject({
    name: 'TourFileError',
    message: expect.stringMatching(message),
  });
});
