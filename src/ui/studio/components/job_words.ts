import type { Job } from '../../../studio/job.ts';
import { wordsOf } from '../../error_words.ts';
import { t } from '../../language/language.ts';

/** Steps done, 0..1. */
export const partOf = ({ progress, state }: Job): number =>
  state === 'finished' ? 1 : progress ? progress.step / progress.steps : 0;

/** What a person calls a job. */
export const jobName = ({ title, subject }: Job): string => (subject ? `${title}: ${subject}` : title);

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
