/** How many visits there were, and how long each view was looked at: numbers by day, in this browser alone. */
import { effect } from '@preact/signals';
import { listenToGamepads } from '../kiosk/gamepads.ts';
import * as store from '../store.ts';

const KEY = 'convoscope-counts';
const STEP_SECONDS = 10;
const MOST_DAYS = 400;

interface DayCounts {
  visits: number;
  /** Seconds of each view, by its id. */
  views: Record<string, number>;
}

type Counts = Record<string, DayCounts>;

/** By day as YYYY-MM-DD, in local time. */
export function readCounts(): Counts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Counts) : {};
  } catch {
    return {};
  }
}

function add(visits: number, view: string | null): void {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-');
  const counts = readCounts();
  const today = counts[day] ?? { visits: 0, views: {} };
  today.visits += visits;
  if (view) today.views[view] = (today.views[view] ?? 0) + STEP_SECONDS;
  const days = Object.entries({ ...counts, [day]: today }).slice(-MOST_DAYS);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(days)));
  } catch {
    // Storage may be full or forbidden: the exhibit works without it.
  }
}

/**
 * Counts where the configuration wants it. A visit begins with the first touch after the round: that somebody passes by, or the page is
 * opened, is none.
 */
export function countVisits(): void {
  if (!store.exhibit.value.counts) return;
  let isVisited = false;
  const begin = () => {
    if (!isVisited) add(1, null);
    isVisited = true;
  };
  effect(() => {
    if (store.attracting.value) isVisited = false;
  });
  // A finger is a pointer, too. In the capturing phase: the same touch ends the round.
  for (const type of ['pointerdown', 'keydown'] as const)
    addEventListener(type, begin, { capture: true, passive: true });
  listenToGamepads(begin);
  setInterval(() => {
    if (isVisited && store.openView.value) add(0, store.openView.value);
  }, 1000 * STEP_SECONDS);
}

/** A line for each day and view: day, visits of the day, view, minutes. */
export function countsCsv(counts: Counts): string {
  const lines = Object.entries(counts).flatMap(([day, { visits, views }]) => {
    const seen = Object.entries(views);
    return (seen.length > 0 ? seen : [['', 0] as const]).map(
      ([view, seconds]) => `${day},${visits},${view},${(seconds / 60).toFixed(1)}`,
    );
  });
  return ['day,visits,view,minutes', ...lines, ''].join('\n');
}
