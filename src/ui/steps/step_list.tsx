import type { AlgorithmStage } from '../../contract/jobs.ts';
import { isActive, type Job } from '../../studio/job.ts';
import { t } from '../language/language.ts';
import * as page from '../store.ts';
import { type JobStage, SWEEPS, stagesOf } from './algorithms.ts';
import { lit } from './store.ts';

interface Line {
  words: string;
  isLit: boolean;
  /** From which line on it comes again and again, counted from 1; set for the last that does. */
  from?: number | undefined;
}

function StepLines({ lines, note }: { lines: readonly Line[]; note?: string | undefined }) {
  return (
    <section class="steps" aria-label={t('steps.title')}>
      <h3>{t('steps.title')}</h3>
      <ol>
        {lines.map(({ words, isLit, from }) => (
          <li key={words} aria-current={isLit ? 'step' : undefined}>
            {words}
            {from !== undefined && <span class="help">{t('steps.again', { first: from })}</span>}
          </li>
        ))}
      </ol>
      {note && <p class="help">{note}</p>}
    </section>
  );
}

/** The steps of a painting's algorithm, the one that runs now lit. */
export function JobSteps({ job }: { job: Job }) {
  const { painting, settings } = job.order;
  const stages = stagesOf(painting, settings);
  if (stages.length === 0) return null;
  const now = isActive(job) && lit.value?.id === job.id ? lit.value.stage : null;
  const octave = octaveOf(job);
  return (
    <StepLines
      lines={linesOf(stages, now)}
      note={[octave, isActive(job) && t('steps.fast')].filter(Boolean).join(' · ')}
    />
  );
}

function linesOf(stages: readonly JobStage[], now: AlgorithmStage | null): Line[] {
  const first = stages.findIndex(({ again }) => again);
  const last = stages.findLastIndex(({ again }) => again);
  return stages.map(({ stage, words }, at) => ({
    ...{ words: t(words), isLit: stage === now },
    from: at === last ? first + 1 : undefined,
  }));
}

/** Octaves share the steps evenly, unless the job says where it is: painted further, it goes on in the last one. */
function octaveOf({ order, progress }: Job): string | null {
  const octaves = Number(order.settings.octaves);
  if (!progress || !(octaves > 1) || 'frames' in order.settings) return null;
  const at = progress.octave ?? Math.floor((progress.step * octaves) / progress.steps);
  return t('steps.octave', { octave: Math.min(octaves, at + 1), octaves });
}

/** The same of the open view, where it grows on a held picture. */
export function SweepSteps() {
  const card = page.card.value;
  const words = card && SWEEPS[card.id];
  if (!words) return null;
  const now = sweepStage();
  return <StepLines lines={words.map((one, at) => ({ words: t(one), isLit: at === now }))} />;
}

/** 0: a picture is held and there is nothing to show of it yet; 1: the map grows; 2: it stands. */
function sweepStage(): 0 | 1 | 2 {
  const result = page.seen.value?.result;
  const begun = page.begunFrame.value;
  if (!result || (begun !== null && begun > result.frame)) return 0;
  return (result.progress ?? 1) < 1 ? 1 : 2;
}
