/** Moves along the tour: each step sets the page up as its point needs it. */
import { effect } from '@preact/signals';
import { visits } from '../kiosk/forgets.ts';
import { language } from '../language/language.ts';
import { notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import { showView } from '../url_state/page_settings.ts';
import { keepPicture } from './hand_out_pictures.ts';
import type { Place } from './place.ts';
import { loadTour } from './tour_files.ts';
import * as tour from './tour_store.ts';

const folder = () => new URL('tour/', document.baseURI).href;
let loading: Promise<void> | null = null;

/** In the language that the page speaks when it is there: it may have changed meanwhile. */
async function load(): Promise<void> {
  for (;;) {
    const wanted = language.peek();
    const loaded = await loadTour(folder(), wanted);
    if (wanted !== language.peek()) continue;
    tour.tour.value = loaded;
    return;
  }
}

/** Loads the tour where it is not there yet. @returns whether it is there now; what is wrong is told on the page */
async function ready(): Promise<boolean> {
  if (tour.tour.value) return true;
  loading ??= load();
  try {
    await loading;
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  } finally {
    loading = null;
  }
}

/** Shows all stops. */
export async function openOverview(): Promise<void> {
  if (await ready()) tour.overviewOpen.value = true;
}

/**
 * Goes to a page of the tour, and sets up the view of that step.
 * @param keepsView leaves the view as it is
 */
export async function goTo(place: Place, keepsView = false): Promise<void> {
  if (!(await ready())) return;
  const stop = tour.stops.value.find(({ id }) => id === place.stop);
  if (!stop) return openOverview();
  void keepPicture();
  const before = tour.place.value?.stop;
  tour.overviewOpen.value = false;
  tour.standAt({ stop: stop.id, step: Math.min(place.step, tour.pageCount(stop) - 1) });
  store.sheetRaised.value = false;
  // The question is asked of what its last step has shown.
  const step = tour.step.value ?? (before === stop.id ? null : stop.steps.at(-1));
  if (step && !keepsView) showView(step.open);
}

/** One page on (1) or back (-1); after the last page all stops are shown. */
export function stepTour(by: -1 | 1): void {
  const next = tour.placeAt(by);
  if (next) void goTo(next);
  else if (by > 0) {
    leaveTour();
    void openOverview();
  }
}

export function leaveTour(): void {
  void keepPicture();
  tour.standAt(null);
}

/** The key and the button: all stops, or back to the view alone. */
export function toggleTour(): void {
  if (tour.overviewOpen.value) tour.overviewOpen.value = false;
  else void openOverview();
}

/** What the address asks for is shown to each visitor, and in the language of the page. */
export function startTour(): void {
  effect(() => {
    const wanted = language.value;
    if (tour.tour.peek() && tour.tour.peek()?.language !== wanted) void load().catch(notifyError);
  });
  let shownTo = -1;
  effect(() => {
    const visit = visits();
    const asked = store.configured.value.tour;
    if (!store.catalogue.value || shownTo === visit) return;
    shownTo = visit;
    if (asked) void goTo(asked, store.configured.value.technique !== null);
  });
}
