/** The studio's part of the page's state. What a painting's settings are is in the page's own store, under its id. */
import { computed, signal } from '@preact/signals';
import { isActive, type Job } from '../../studio/job.ts';
import type { JobId, Pixels } from '../../worker/studio_api.ts';
import type { StudioState } from '../../worker/studio_link.ts';
import * as page from '../store.ts';
import { paintingValues } from './values.ts';

/** The painting whose view is open; null where a live view is. */
export const chosen = signal<string | null>(null);
/** By painting; the first one of each where nothing was chosen. */
export const presets = signal<Record<string, string>>({});
export const FIRST_SEED = 1;
export const seed = signal(FIRST_SEED);

/** A style or texture that can be chosen. */
export interface Style {
  id: string;
  title: string;
  /** Where its picture is. */
  url: string;
  /** Brought by the person. */
  own: boolean;
  credit?: string;
}
export const styles = signal<readonly Style[]>([]);

export interface ChosenStyle {
  id: string;
  /** Its share among the chosen, > 0. */
  weight: number;
}
export const chosenStyles = signal<readonly ChosenStyle[]>([]);

/** In the order of the filmstrip. */
export const jobs = signal<readonly Job[]>([]);
/** The newest picture of the painting at work. */
export const newest = signal<{ id: JobId; picture: Pixels } | null>(null);
/** The painting that lies over the stage. */
export const viewed = signal<JobId | null>(null);
export const workerState = signal<StudioState['kind'] | 'none'>('none');
/** Another tab of this browser has the studio. */
export const elsewhere = signal(false);

export const card = computed(
  () => page.catalogue.value?.paintings.find(({ id }) => id === chosen.value) ?? null,
);

/** Every setting of the open painting. */
export const values = computed(() => {
  const network = page.catalogue.value?.network;
  const now = card.value;
  if (!now || !network) return {};
  return paintingValues(now, network, presets.value[now.id], page.parameters.value[now.id] ?? {});
});

/** Whether what is looked at makes a difference to the open painting. */
export const hasTarget = computed(() => {
  const now = card.value;
  if (!now || now.targets.length === 0) return false;
  return now.targetIf === undefined || values.value[now.targetIf.setting] === now.targetIf.value;
});

export const viewedJob = computed(() => jobs.value.find(({ id }) => id === viewed.value) ?? null);
/** The one at work, or the next to be. */
export const activeJob = computed(() => jobs.value.find(isActive) ?? null);
export const activeCount = computed(() => jobs.value.filter(isActive).length);
