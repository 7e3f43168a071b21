/** Where a person stands on the tour. */
import { batch, computed } from '@preact/signals';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import * as store from '../store.ts';
import { findView } from '../url_state/find_view.ts';
import type { Place } from './place.ts';
import type { Step, Stop, Tour } from './tour_files.ts';

/** Null until somebody asks for it. */
export const tour = ofPage<Tour | null>(null);
/** Null while nobody is on the tour. */
export const place = ofVisitor<Place | null>(null);
export const overviewOpen = ofVisitor(false);
/** Stops that were seen to their end. */
export const seen = ofVisitor<readonly string[]>([]);

/** Those whose views the house offers. */
export const stops = computed((): readonly Stop[] => {
  const { techniques = [], slowTechniques = [] } = store.catalogue.value ?? {};
  const offered = [...techniques, ...slowTechniques];
  const isOffered = ({ open }: Step) => {
    const view = new URLSearchParams(open).get('view');
    return view !== null && findView(offered, view) !== undefined;
  };
  return (tour.value?.stops ?? []).filter(({ steps }) => steps.every(isOffered));
});

export const stop = computed(() => stops.value.find(({ id }) => id === place.value?.stop) ?? null);
export const stopNumber = computed(() => (stop.value ? stops.value.indexOf(stop.value) : -1));
/** Null at the question of a stop. */
export const step = computed((): Step | null => stop.value?.steps[place.value?.step ?? 0] ?? null);

/** How many pages a stop has: its steps and its question. */
export const pageCount = ({ steps }: Stop): number => steps.length + 1;

/**
 * The page of the tour so many further on, across stops.
 * @returns null before the first and after the last
 */
export function placeAt(by: -1 | 1): Place | null {
  const [now, at] = [place.value, stop.value];
  if (!now || !at) return null;
  const next = now.step + by;
  if (next >= 0 && next < pageCount(at)) return { stop: at.id, step: next };
  const beside = stops.value[stopNumber.value + by];
  return beside ? { stop: beside.id, step: by > 0 ? 0 : pageCount(beside) - 1 } : null;
}

/** @param now the page to stand on; null leaves the tour */
export function standAt(now: Place | null): void {
  const [before, left] = [place.value, stop.value];
  batch(() => {
    place.value = now;
    const isDone = left && before && before.step === pageCount(left) - 1;
    if (isDone && !seen.value.includes(left.id)) seen.value = [...seen.value, left.id];
  });
}
