import type { Job } from '../../../studio/job.ts';
import { wordsOf } from '../../error_words.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { targetName } from '../order.ts';

/** Steps done, 0..1. */
export const partOf = ({ progress, state }: Job): number =>
  state === 'finished' ? 1 : progress ? progress.step / progress.steps : 0;

/** What its kind of painting is called in the language of now; as when it was ordered, where there is no such kind any more. */
export const titleOf = ({ title, order }: Job): string =>
  page.spokenCatalogue.value?.slowTechniques.find(({ id }) => id === order.painting)?.title ?? title;

/** Whether it is of the network whose classes and layers the page knows: those of another one have the words of then. */
export const isOfNow = ({ network }: Pick<Job, 'network'>): boolean =>
  page.workerState.value === 'ready' && page.catalogue.value !== null && network === page.networkId.value;

/** Of a grid's painting the subject says more than its target: see grids.ts. */
const ofGrid = (subject: string) => subject.includes(' · ');

/**
 * What it is painted from or towards: a target of the network of now in the language of now, everything else as it was called when
 * the job was ordered.
 */
export function subjectOf(job: Job): string {
  const { subject, order } = job;
  return order.target && isOfNow(job) && !ofGrid(subject) ? targetName(order.target) : subject;
}

/** What a person calls a job. */
export function jobName(job: Job): string {
  const subject = subjectOf(job);
  return subject ? `${titleOf(job)}: ${subject}` : titleOf(job);
}

/** Why a job failed, in plain words; null where it did not. */
export const errorIn = ({ error }: Job): string | null => error && wordsOf(error).message;

/** How a job stands, in a few words. */
export function stateOf({ state, progress, error }: Job): string {
  switch (state) {
    case 'waiting':
      return progress ? t('studio.waitingAt', stepsOf(progress)) : t('studio.waiting');
    case 'painting':
      return progress ? t('studio.paintingStep', stepsOf(progress)) : t('studio.beginning');
    case 'paused':
      return progress ? t('studio.pausedAt', stepsOf(progress)) : t('studio.paused');
    case 'finished':
      return progress ? t('studio.finishedSteps', { steps: progress.steps }) : t('studio.finished');
    case 'cancelled':
      return progress ? t('studio.stoppedAt', { step: progress.step }) : t('studio.stopped');
    case 'failed':
      return error ? t('studio.failedBecause', { why: wordsOf(error).headline }) : t('studio.failed');
  }
}

const stepsOf = ({ step, steps }: NonNullable<Job['progress']>) => ({ step, steps });
