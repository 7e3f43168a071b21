/** How much a visitor's painting may take where others wait for their turn. */
import { computed, effect } from '@preact/signals';
import type { JobId, PaintingCard } from '../../contract/jobs.ts';
import * as page from '../store.ts';
import * as studio from './store.ts';

/** Of the time without a hand: whoever waits for the painting sees it done before the page forgets it. */
const SHARE_OF_IDLE = 0.75;
/** Frames of a film, each of which is a painting. */
const MOST_FRAMES = 48;
/** Paintings that wait, the one at work among them. */
const MOST_WAITING = 4;

const paintingMs = computed(() => 1000 * SHARE_OF_IDLE * page.configured.value.idle);

/** A kiosk's settings of a painting: as asked for, but no film is longer than there is time. */
export function withinBudget<T extends Readonly<Record<string, unknown>>>(
  card: PaintingCard,
  settings: T,
): T {
  const { frames } = settings;
  if (!page.kiosk.value || !card.film || typeof frames !== 'number') return settings;
  return { ...settings, frames: Math.min(MOST_FRAMES, frames) };
}

/** Why a kiosk takes no further painting; null where it does. */
export const whyFull = (): string | null =>
  page.kiosk.value && studio.activeCount.value >= MOST_WAITING
    ? `${MOST_WAITING} paintings wait already: let one of them be finished.`
    : null;

/** Ends each painting that had its time, with what is there. @param end of a painting: what was shown of it stays */
export function keepBudget(end: (id: JobId) => void): void {
  const atWork = computed(() => studio.jobs.value.find(({ state }) => state === 'painting')?.id ?? null);
  effect(() => {
    const id = atWork.value;
    if (id === null) return;
    const timer = setTimeout(() => end(id), paintingMs.value);
    return () => clearTimeout(timer);
  });
}
