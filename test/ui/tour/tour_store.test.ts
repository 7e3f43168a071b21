/** Where a person stands on the tour: from page to page, across stops, and what was seen. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import * as page from '../../../src/ui/store.ts';
import { readPlace, writePlace } from '../../../src/ui/tour/place.ts';
import type { Stop } from '../../../src/ui/tour/tour_files.ts';
import * as tour from '../../../src/ui/tour/tour_store.ts';
import { catalogue } from '../small_catalogue.ts';

const stop = (id: string, views: readonly string[]): Stop => ({
  ...{ id, title: id, minutes: 1, formula: null, notes: '' },
  question: { ask: 'a', try: 't', answer: 'w' },
  steps: views.map((view, at) => ({ id: `${at}`, open: `view=${view}`, paint: false, text: 'x' })),
});

const [first = '', second = ''] = catalogue.techniques.map(({ id }) => id);

beforeEach(() => {
  page.catalogue.value = catalogue;
  tour.tour.value = {
    ...{ language: 'en', title: 'T', about: 'A' },
    stops: [stop('one', [first, second]), stop('unknown', ['no-such-view']), stop('two', [second])],
  };
});
afterEach(async () => {
  await forgetVisitor();
  page.catalogue.value = null;
  tour.tour.value = null;
});

it('leaves out stops whose views the house does not offer', () => {
  expect(tour.stops.value.map(({ id }) => id)).toEqual(['one', 'two']);
});

it('goes through steps, then the question, then the next stop, and back', () => {
  tour.standAt({ stop: 'one', step: 0 });
  expect(tour.placeAt(-1)).toBeNull();
  const way = [];
  for (let next = tour.placeAt(1); next; next = tour.placeAt(1)) {
    way.push(writePlace(next));
    tour.standAt(next);
  }
  expect(way).toEqual(['one.2', 'one.3', 'two', 'two.2']);
  expect(tour.step.value).toBeNull();
  tour.standAt({ stop: 'two', step: 0 });
  expect(tour.placeAt(-1)).toEqual({ stop: 'one', step: 2 });
});

it('marks a stop as seen when its question was reached and left', () => {
  tour.standAt({ stop: 'one', step: 1 });
  tour.standAt({ stop: 'two', step: 0 });
  expect(tour.seen.value).toEqual([]);
  tour.standAt({ stop: 'one', step: 2 });
  tour.standAt(null);
  expect(tour.seen.value).toEqual(['one']);
});

it('forgets all of it with the visitor', async () => {
  tour.standAt({ stop: 'one', step: 2 });
  tour.standAt({ stop: 'two', step: 0 });
  await forgetVisitor();
  expect([tour.place.value, tour.seen.value]).toEqual([null, []]);
});

it.each(['saliency', 'first-layer.2', 'a.14'])('%s is the same place when it is read and written', (text) => {
  const place = readPlace(text);
  expect(place && writePlace(place)).toBe(text);
});

it.each(['', '.2', 'a.', 'a.0', 'a b', 'a.100'])('“%s” is no place', (text) => {
  expect(readPlace(text)).toBeUndefined();
});
