/** The studio's part of the page's state. What a job's settings are is in the page's own store, under its id. */

import { computed } from '@preact/signals';
import { countsTarget, type JobId, type Shown, type SlowTechniqueCard } from '../../contract/jobs.ts';
import type { FastPainting } from '../../contract/live_style.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import type { StudioState } from '../../contract/studio_link.ts';
import { isActive, type Job } from '../../studio/job.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import * as page from '../store.ts';
import { jobValues } from './values.ts';

/** By painting; the first one of each where nothing was chosen. */
export const presets = ofVisitor<Record<string, string>>({});
export const FIRST_SEED = 1;
export const seed = ofVisitor(FIRST_SEED);

/** A style or texture that can be chosen. */
export interface Style {
  id: string;
  title: string;
  /** Where its picture is. */
  url: string;
  /** Brought by the person. */
  own: boolean;
  /** Of the picture's file, where the person brought it. */
  sha256?: string;
  /** Which kind of painting it is made for; the others can use it too. */
  kind: 'style' | 'texture';
  /** Where it comes from. */
  credit: string;
}
export const styles = ofPage<readonly Style[]>([]);

export interface ChosenStyle {
  id: string;
  /** Its share among the chosen, > 0. */
  weight: number;
}
/** What the person chose; nothing until then. */
export const chosenStyles = ofVisitor<readonly ChosenStyle[]>([]);

/** In the order of the filmstrip. */
export const jobs = ofPage<readonly Job[]>([]);
/** The newest picture of the job at work, what moved it where that is asked for, and how long its step and showing it took. */
export const newest = ofVisitor<
  ({ id: JobId } & Pick<Shown, 'picture' | 'stepMs' | 'showMs' | 'parts' | 'byLayer'>) | null
>(null);
/** The job that lies over the stage. */
export const viewed = ofVisitor<JobId | null>(null);
/** What the viewer shows of a painting; a painting can ask for another than its picture when it is opened. */
export type ViewerMode = 'picture' | 'compare' | 'lapse' | 'step' | 'fast';
export const opensWith = ofVisitor<{ readonly id: JobId; readonly mode: ViewerMode } | null>(null);
/** What the trained net made of the painting that was last held against it. */
export const fast = ofVisitor<({ readonly id: JobId } & FastPainting) | null>(null);
/** Jobs whose pictures are shown and saved without their transparency. */
export const opaqueJobs = ofVisitor<readonly JobId[]>([]);
export const workerState = ofPage<StudioState['kind'] | 'none'>('none');
/** The share of its time that the studio may paint, and of its rate that the live view keeps, where known. */
export const sharing = ofPage<{ duty: number; kept: number | null }>({ duty: 1, kept: null });
/** Another tab of this browser has the studio. */
export const elsewhere = ofPage(false);

export const card = computed(
  () => page.spokenCatalogue.value?.slowTechniques.find(({ id }) => id === page.slowView.value) ?? null,
);

/** Those first that are made for the open painting, one's own before all. */
export const offeredStyles = computed(() => {
  const wanted = card.value?.needs.references === 'one' ? 'texture' : 'style';
  const rank = (style: Style) => (style.own ? 0 : style.kind === wanted ? 1 : 2);
  return [...styles.value].sort((a, b) => rank(a) - rank(b));
});

/** What the open painting is made after: what was chosen, else the first that is offered; nothing where it needs none. */
export const wantedStyles = computed<readonly ChosenStyle[]>(() => {
  const needs = card.value?.needs.references ?? 'none';
  if (needs === 'none') return [];
  const there = chosenStyles.value.filter(({ id }) => styles.value.some((style) => style.id === id));
  const [first] = offeredStyles.value;
  if (there.length === 0) return first ? [{ id: first.id, weight: 1 }] : [];
  return needs === 'one' ? there.slice(0, 1) : there;
});

/** Every setting of the open painting. */
export const values = computed(() => {
  const network = page.catalogue.value?.network;
  const now = card.value;
  if (!now || !network) return {};
  return jobValues(now, network, presets.value[now.id], page.parameters.value[now.id] ?? {});
});

/** Whether what is looked at makes a difference to the open painting. */
export const hasTarget = computed(() => card.value !== null && countsTarget(card.value, values.value));

/** Whether another seed paints another picture with these settings. */
const countsSeed = (
  { seedIf }: Pick<SlowTechniqueCard, 'seedIf'>,
  settings: Readonly<Record<string, ParameterValue>>,
): boolean => seedIf === undefined || settings[seedIf.setting] === seedIf.value;

/** Whether it does with those of the open painting. */
export const hasSeed = computed(() => card.value === null || countsSeed(card.value, values.value));

/** What kind of painting a job is; undefined where there is none such any more. */
export const cardOf = ({ order }: Pick<Job, 'order'>) =>
  page.spokenCatalogue.value?.slowTechniques.find(({ id }) => id === order.painting);

/** Whether another seed paints another picture of a job; not known, it may. */
export function hasOtherSeeds(job: Pick<Job, 'order'>): boolean {
  const kind = cardOf(job);
  return !kind || countsSeed(kind, job.order.settings);
}

export const viewedJob = computed(() => jobs.value.find(({ id }) => id === viewed.value) ?? null);
/** What kind of painting the one over the stage is. */
export const viewedCard = computed(() => (viewedJob.value && cardOf(viewedJob.value)) ?? null);
/** Whether a trained net paints the same at once. */
export const hasFastTwin = ({ needs }: SlowTechniqueCard): boolean =>
  needs.content && needs.references !== 'none';
/** The one at work, or the next to be. */
export const activeJob = computed(() => jobs.value.find(isActive) ?? null);
export const activeCount = computed(() => jobs.value.filter(isActive).length);

/** The job that climbs to a channel out of nothing; null where the studio has none. */
export const ascentCard = computed(
  () =>
    page.spokenCatalogue.value?.slowTechniques.find(
      ({ needs, targets }) => targets.includes('channel') && !needs.content && needs.references === 'none',
    ) ?? null,
);
