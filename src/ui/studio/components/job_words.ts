import type { Job } from '../../../studio/job.ts';
import { wordsOf } from '../../error_words.ts';

/** Steps done, 0..1. */
export const partOf = ({ progress, state }: Job): number =>
  state === 'finished' ? 1 : progress ? progress.step / progress.steps : 0;

/** What a person calls a job. */
export const jobName = ({ title, subject }: Job): string => (subject ? `${title}: ${subject}` : title);

/** Why a job failed, in plain words; null where it did not. */
export const errorIn = ({ error }: Job): string | null => error && wordsOf(error.name, error.message).message;

/** How a job stands, in a few words. */
export function stateOf({ state, progress, error }: Job): string {
  const steps = progress ? `step ${progress.step} of ${progress.steps}` : '';
  switch (state) {
    case 'waiting':
      return progress ? `waiting, ${steps}` : 'waiting';
    case 'painting':
      return steps || 'beginning';
    case 'paused':
      return `paused${steps && `, ${steps}`}`;
    case 'finished':
      return `${progress?.steps ?? ''} steps`.trim();
    case 'cancelled':
      return `stopped${progress ? ` at step ${progress.step}` : ''}`;
    case 'failed':
      return error ? `failed: ${wordsOf(error.name, error.message).headline}` : 'failed';
  }
}
