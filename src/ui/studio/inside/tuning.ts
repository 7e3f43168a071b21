/** What a person changes of the job at work, and what it tells of its steps. */
import { computed, effect } from '@preact/signals';
import type { JobId, Tuning } from '../../../contract/jobs.ts';
import type { StudioLink } from '../../../contract/studio_link.ts';
import { ofVisitor } from '../../kiosk/forgets.ts';
import * as studio from '../store.ts';

/** Whether the figure of a step is open. */
export const watches = ofVisitor(false);
/** The settings that count as 0, by job. */
const switchedOff = ofVisitor<Readonly<Record<JobId, readonly string[]>>>({});

export const offIn = (id: JobId): readonly string[] => switchedOff.value[id] ?? [];

export function switchSetting(id: JobId, name: string, on: boolean): void {
  const others = offIn(id).filter((one) => one !== name);
  switchedOff.value = { ...switchedOff.value, [id]: on ? others : [...others, name] };
}

const activeId = computed(() => studio.activeJob.value?.id);

/** Tells the worker, again when it was started anew. */
export function followTuning(tune: StudioLink['tune']): void {
  const untuned: Tuning = { off: [], parts: false };
  let told = untuned;
  effect(() => {
    const id = activeId.value;
    const isReady = studio.workerState.value === 'ready';
    const now: Tuning = {
      off: id === undefined ? [] : offIn(id),
      parts: watches.value && id === studio.viewed.value,
      stages: id !== undefined && id === studio.viewed.value,
    };
    const isUntuned = now.off.length === 0 && !now.stages;
    if (id === undefined || !isReady || (isUntuned && told === untuned)) return;
    told = now;
    tune(id, now);
  });
}
