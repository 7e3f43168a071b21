/** What a person can change in the studio without the worker or the disk. */
import { batch } from '@preact/signals';
import type { JobId } from '../../contract/jobs.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import { chooseTechnique, resetParameters } from '../actions.ts';
import * as page from '../store.ts';
import * as studio from './store.ts';

/** Opens a view by its id, whether live or of the studio. */
export function chooseView(id: string): void {
  const isPainting = page.catalogue.value?.slowTechniques.some((card) => card.id === id) ?? false;
  batch(() => {
    studio.viewed.value = null;
    page.opened.value = { ...page.opened.value, slow: isPainting ? id : null };
    if (!isPainting) chooseTechnique(id);
  });
}

export const viewAt = (place: number): string | undefined => page.viewIds.value[place];

/** @param by +1 for the next view, -1 for the one before */
export function stepView(by: number): void {
  const all = page.viewIds.value;
  const at = all.indexOf(page.openView.value);
  const next = all[(at + by + all.length) % all.length];
  if (next) chooseView(next);
}

export function setJobParameter(name: string, value: ParameterValue): void {
  const id = page.slowView.value;
  const all = page.parameters.value;
  if (id) page.parameters.value = { ...all, [id]: { ...all[id], [name]: value } };
}

/** What was changed is of the past. */
export function choosePreset(preset: string): void {
  const id = page.slowView.value;
  if (!id) return;
  batch(() => {
    const { [id]: _, ...others } = page.parameters.value;
    page.parameters.value = others;
    studio.presets.value = { ...studio.presets.value, [id]: preset };
  });
}

export function resetView(): void {
  const id = page.slowView.value;
  const first = studio.card.value?.presets[0]?.id ?? '';
  if (id) {
    choosePreset(studio.presets.value[id] ?? first);
    studio.seed.value = studio.FIRST_SEED;
  } else resetParameters();
}

/** @returns false where it would paint the same picture */
export function rollSeed(): boolean {
  if (!studio.hasSeed.value) return false;
  studio.seed.value = 1 + Math.floor(Math.random() * 9999);
  return true;
}

/** Chooses a style, or lets it go; of several, or instead of the one before. */
export function toggleStyle(id: string): void {
  const several = studio.card.value?.needs.references === 'many';
  const now = studio.wantedStyles.value;
  const others = now.filter((style) => style.id !== id);
  if (!several) studio.chosenStyles.value = [{ id, weight: 1 }];
  else if (others.length === now.length) studio.chosenStyles.value = [...now, { id, weight: 1 }];
  else if (others.length > 0) studio.chosenStyles.value = others;
}

export function weighStyle(id: string, weight: number): void {
  studio.chosenStyles.value = studio.wantedStyles.value.map((style) =>
    style.id === id ? { id, weight } : style,
  );
}

/** Lays a job over the stage; null takes it away. */
export function viewJob(id: JobId | null): void {
  studio.viewed.value = id;
}

/** The next painting of the filmstrip (1), or the one before (-1), over the stage. */
export function stepJob(by: number): void {
  const all = studio.jobs.value;
  const at = all.findIndex(({ id }) => id === studio.viewed.value);
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) viewJob(next.id);
}

/** The job at work, else the first of the filmstrip. */
const atWork = () => studio.activeJob.value ?? studio.jobs.value[0];

/** Lays the job at work, else the first of the filmstrip, over the stage, or takes it away. */
export function toggleViewer(): void {
  if (studio.viewed.value) viewJob(null);
  else viewJob(atWork()?.id ?? null);
}

/** Opens the studio where something is to be seen: the job at work, else the newest. */
export function openStudio(): void {
  const job = atWork();
  const cards = page.catalogue.value?.slowTechniques ?? [];
  const own = job ? cards.find(({ id }) => id === job.order.painting) : cards[0];
  if (own) chooseView(own.id);
  // Its view is not offered, or there is none any more: it lies over the one that is open.
  else if (job) viewJob(job.id);
}
