import { ChevronLeft, ChevronRight, X } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobId } from '../../../contract/jobs.ts';
import { isDone, type Job } from '../../../studio/job.ts';
import { IconButton } from '../../components/icon_button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Switch } from '../../components/switch.tsx';
import { SCROLLS } from '../../keys/scrolls.ts';
import { t } from '../../language/language.ts';
import { JobSteps } from '../../steps/step_list.tsx';
import * as page from '../../store.ts';
import { stepJob, viewJob } from '../actions.ts';
import { StepFigure, StepSide } from '../inside/step_figure.tsx';
import * as studio from '../store.ts';
import { hasTransparency, setTransparent, shownOf } from '../transparency.ts';
import { BesideFast } from './beside_fast.tsx';
import { Comparison } from './comparison.tsx';
import { JobControls } from './job_controls.tsx';
import { errorIn, jobName, partOf, stateOf, subjectOf, titleOf } from './job_words.ts';
import { LossChart } from './loss_chart.tsx';
import { Panels } from './panels.tsx';
import { PixelsCanvas } from './pixels_canvas.tsx';
import { SaveMenu } from './save_menu.tsx';
import { SettingsList } from './settings_list.tsx';
import { TimeLapse } from './time_lapse.tsx';
import { useNewest } from './use_newest.ts';
import { useMaterials, useObjectUrl } from './use_picture.ts';

const TIME_LAPSE_RATE = 12;

/** One painting, large, over the stage. What had the focus in it gives it back to the painting's tile, or to the one beside it. */
export function Viewer() {
  const job = studio.viewedJob.value;
  const viewer = useRef<HTMLElement>(null);
  const last = useRef<JobId | null>(null);
  // Told while it is still there.
  const giveBack = (now: Job | null) => {
    if (now) last.current = now.id;
    if (now || !viewer.current?.contains(document.activeElement)) return;
    const tile = document.querySelector('.job[aria-current="true"]');
    const isGone = !studio.jobs.peek().some(({ id }) => id === last.current);
    const next = isGone ? (tile?.nextElementSibling ?? tile?.previousElementSibling) : tile;
    next?.querySelector<HTMLElement>('.job-open')?.focus();
  };
  useEffect(() => studio.viewedJob.subscribe(giveBack), []);
  if (!job) return null;
  const subject = subjectOf(job);
  return (
    <section ref={viewer} class={`viewer ${isDone(job) ? '' : 'growing'}`} aria-label={jobName(job)}>
      {/* Not anew with each painting: whoever steps on by a button goes on by it. */}
      <header>
        <h2>
          {titleOf(job)} {subject && <span>{subject}</span>}
        </h2>
        <IconButton
          icon={ChevronLeft}
          label={t('studio.paintingBefore')}
          shortcut=","
          onClick={() => stepJob(-1)}
        />
        <IconButton
          icon={ChevronRight}
          label={t('studio.nextPainting')}
          shortcut="."
          onClick={() => stepJob(1)}
        />
        <IconButton
          icon={X}
          label={t('studio.backToTheLivePicture')}
          shortcut="Esc"
          onClick={() => viewJob(null)}
        />
      </header>
      <OpenPainting key={job.id} job={job} />
    </section>
  );
}

function OpenPainting({ job }: { job: Job }) {
  const [chosen, setMode] = useState<studio.ViewerMode>(
    studio.opensWith.value?.id === job.id ? studio.opensWith.value.mode : 'picture',
  );
  const card = page.spokenCatalogue.value?.slowTechniques.find(({ id }) => id === job.order.painting);
  const whole = useNewest(job);
  const picture = useMemo(() => whole && shownOf(job.id, whole), [whole, job.id, studio.opaqueJobs.value]);
  const materials = useMaterials(job.id);
  const before = useObjectUrl(materials?.content?.bytes);
  const panels = card?.panels ?? null;
  const compares = before !== null && panels === null;
  const mode = chosen === 'compare' && !compares ? 'picture' : chosen;
  const hasParts = (card?.switchable ?? []).length > 0;
  const modes: { value: studio.ViewerMode; label: string }[] = [
    { value: 'picture', label: t('studio.picture') },
    ...(compares ? [{ value: 'compare', label: t('studio.beforeAfter') } as const] : []),
    { value: 'lapse', label: card?.film ? t('studio.film') : t('studio.timeLapse') },
    ...(card && studio.hasFastTwin(card) ? [{ value: 'fast', label: t('studio.besideFast') } as const] : []),
    ...(hasParts ? [{ value: 'step', label: t('studio.aStep') } as const] : []),
  ];
  const name = jobName(job);
  return (
    <>
      <div class="viewer-picture">
        {mode === 'picture' && picture && panels && (
          <Panels job={job} picture={picture} depths={panels} before={before} />
        )}
        {mode === 'picture' && picture && !panels && <PixelsCanvas picture={picture} label={name} />}
        {mode === 'compare' && picture && before && (
          <Comparison before={before} after={picture} label={name} />
        )}
        {mode === 'lapse' && (
          <TimeLapse job={job} framesPerSecond={card?.film?.framesPerSecond ?? TIME_LAPSE_RATE} />
        )}
        {mode === 'fast' && <BesideFast job={job} picture={picture} materials={materials} />}
        {mode === 'step' && <StepFigure job={job} step={job.progress?.step ?? 0} />}
        {(mode === 'picture' || mode === 'compare') && !picture && (
          <p class="viewer-note">{errorIn(job) ?? t('studio.notBegunYet')}</p>
        )}
      </div>
      <section class="viewer-side" aria-label={t('studio.aboutThisPainting')} {...SCROLLS}>
        <Segmented label={t('studio.whatIsShown')} options={modes} value={mode} onChange={setMode} />
        <div class="viewer-state">
          <p>{stateOf(job)}</p>
          <JobControls job={job} queue />
          <div class="progress">
            <span style={{ transform: `scaleX(${partOf(job)})` }} />
          </div>
        </div>
        {job.error && picture && <p class="viewer-error">{errorIn(job)}</p>}
        <JobSteps job={job} />
        {job.progress && <LossChart losses={job.progress.losses} />}
        {mode === 'step' && card && <StepSide job={job} card={card} />}
        {whole && hasTransparency(whole) && (
          <Switch
            label={t('studio.transparent')}
            checked={!studio.opaqueJobs.value.includes(job.id)}
            onChange={(on) => setTransparent(job.id, on)}
          />
        )}
        {mode !== 'step' && (
          <SaveMenu job={job} hasPicture={picture !== null} hasBefore={before !== null} card={card} />
        )}
        {mode !== 'step' && card && <SettingsList job={job} card={card} />}
      </section>
    </>
  );
}
