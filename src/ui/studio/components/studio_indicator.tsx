import { wholePercent } from '../../format.ts';
import { t } from '../../language/language.ts';
import { openStudio } from '../actions.ts';
import * as studio from '../store.ts';
import { jobName, partOf, titleOf } from './job_words.ts';
import { ProgressRing } from './progress_ring.tsx';

/** In the top bar of every view: that something is being painted, and how far it is. */
export function StudioIndicator() {
  const job = studio.activeJob.value;
  if (!job) return null;
  const count = studio.activeCount.value;
  const label = t('studio.paintingAt', {
    job: jobName(job),
    part: wholePercent(partOf(job)),
    waiting: count - 1,
  });
  return (
    <button type="button" class="studio-indicator" title={label} aria-label={label} onClick={openStudio}>
      <ProgressRing part={partOf(job)} />
      <span class="indicator-name">{titleOf(job)}</span>
      {count > 1 && <span class="indicator-count">+{count - 1}</span>}
    </button>
  );
}
