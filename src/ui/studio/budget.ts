/** How much a visitor's painting may take where others wait for their turn. */
import { computed, effect } from '@preact/signals';
import type { JobId, SlowTechniqueCard } from '../../contract/jobs.ts';
import { t } from '../language/language.ts';
import * as page from '../store.ts';
import * as studio from './store.ts';

/** Of the time without a hand: whoever waits for the job sees it done before the page forgets it. */
const SHARE_OF_IDLE = 0.75;
/** Frames of a film, each of which is a job. */
const MOST_FRAMES = 48;
/** Jobs that wait, the one at work among them. */
const MOST_WAITING = 4;

const paintingMs = computed(() => 1000 * SHARE_OF_IDLE * page.configured.value.idle);

/** A kiosk's settings of a job: as asked for, but no film is longer than there is time. */
export function withinBudget<T extends Readonly<Record<string, unknown>>>(
  card: SlowTechniqueCard,
  settings: T,
): T {
  const { frames } = settings;
  if (!page.kiosk.value || !card.film || typeof frames !== 'number') return settings;
  return { ...settings, frames: Math.min(MOST_FRAMES, frames) };
}

/** Why a kiosk takes no further painting; null where it does. */
export const whyFull = (): string | null =>
  page.kiosk.value && studio.activeCount.value >= MOST_WAITING
    ? t('studio.mostWaitingPaintingsWaitAlready', { most: MOST_WAITING })
    : null;

/** Why a kiosk begins no grid; null where it does. A grid is ordered whole, and may be more than wait otherwise. */
export const whyNoGrid = (): string | null =>
  page.kiosk.value && studio.activeCount.value > 0 ? t('studio.gridWaits') : null;

/** Ends each job that had its time, with what is there. @param end of a job: what was shown of it stays */
export function keepBudget(end: (id: JobId) => void): void {
  const atWork = computed(() => studio.jobs.value.find(({ state }) => state === 'painting')?.id ?? null);
  effect(() => {
    const id = atWork.value;
    if (id === null) return;
    const timer = setTimeout(() => end(id), paintingMs.value);
    return () => clearTimeout(timer);
  });
}
