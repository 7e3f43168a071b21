import type { Job } from '../../../studio/job.ts';
import { viewJob } from '../actions.ts';
import * as studio from '../store.ts';
import { JobControls } from './job_controls.tsx';
import { errorIn, jobName, partOf, stateOf, subjectOf, titleOf } from './job_words.ts';
import { ProgressRing } from './progress_ring.tsx';
import { Sparkline } from './sparkline.tsx';
import { useMaterials, useObjectUrl } from './use_picture.ts';

/** A job of the filmstrip: it grows before one's eyes. */
export function JobTile({ job }: { job: Job }) {
  const { state, progress } = job;
  const viewed = studio.viewed.value === job.id;
  const [name, subject] = [jobName(job), subjectOf(job)];
  return (
    <li class={`job ${state}`} aria-current={viewed}>
      <button
        type="button"
        class="job-open"
        aria-label={`${name}, ${stateOf(job)}`}
        title={errorIn(job) ?? name}
        onClick={() => viewJob(viewed ? null : job.id)}
      >
        {progress ? <Grown jpeg={progress.frame.jpeg} size={progress.frame} /> : <NotBegun job={job} />}
        {(state === 'painting' || state === 'paused') && progress && <Sparkline losses={progress.losses} />}
        {(state === 'painting' || state === 'paused') && <ProgressRing part={partOf(job)} />}
      </button>
      <JobControls job={job} />
      <p class="job-name">
        {titleOf(job)} {subject && <span>{subject}</span>}
      </p>
      <p class="job-state">{(state === 'failed' && errorIn(job)) || stateOf(job)}</p>
    </li>
  );
}

/** The newest moment of a job. */
export function Grown({
  jpeg,
  size,
}: {
  jpeg: Uint8Array<ArrayBuffer>;
  size: { width: number; height: number };
}) {
  const url = useObjectUrl(jpeg);
  const ratio = { aspectRatio: `${size.width} / ${size.height}` };
  return url ? <img src={url} alt="" style={ratio} /> : <span class="job-blank" style={ratio} />;
}

/** What it will be painted from, faintly. */
function NotBegun({ job }: { job: Job }) {
  const materials = useMaterials(job.id);
  const url = useObjectUrl(materials?.content?.bytes ?? materials?.models[0]?.bytes);
  return url ? <img class="faint" src={url} alt="" /> : <span class="job-blank" />;
}
