import { useEffect, useState } from 'preact/hooks';
import type { Materials, Pixels } from '../../../contract/jobs.ts';
import type { Job } from '../../../studio/job.ts';
import { seconds } from '../../format.ts';
import { useCommands } from '../../keys/commands.ts';
import { t } from '../../language/language.ts';
import { notifyError } from '../../notices_store.ts';
import { throughRestarts } from '../../worker_ready.ts';
import * as studio from '../store.ts';
import { PixelsCanvas } from './pixels_canvas.tsx';

interface BesideFastProps {
  job: Job;
  picture: Pixels | null;
  /** What it is painted from; null until they are read. */
  materials: Materials | null;
}

/** A style transfer beside what a trained net makes of the same frame and style in one look, with the times of both. */
export function BesideFast({ job, picture, materials }: BesideFastProps) {
  const fast = useFast(job, materials);
  const { step = 0, workMs } = job.progress ?? {};
  return (
    <div class="beside-fast">
      <Painted
        picture={picture}
        label={t('studio.slowly')}
        words={
          workMs === undefined
            ? t('studio.slowSteps', { steps: step })
            : t('studio.slowTime', { steps: step, time: seconds(workMs) })
        }
      />
      <Painted
        picture={fast === 'failed' ? null : (fast?.picture ?? null)}
        label={t('studio.inOneLook')}
        words={
          fast === 'failed'
            ? t('studio.fastFailed')
            : fast
              ? t('studio.fastTime', { time: seconds(fast.paintMs), reading: seconds(fast.readMs) })
              : t('studio.fastWaits')
        }
      />
      <p class="help">{t('studio.fastSays')}</p>
    </div>
  );
}

function Painted({ picture, label, words }: { picture: Pixels | null; label: string; words: string }) {
  return (
    <figure>
      {picture ? <PixelsCanvas picture={picture} label={label} /> : <span class="job-blank" />}
      <figcaption>
        <strong>{label}</strong>
        <span>{words}</span>
      </figcaption>
    </figure>
  );
}

/** Painted once for each painting that is looked at; null until it is there. */
function useFast({ id, order }: Job, materials: Materials | null) {
  const { liveStyle } = useCommands();
  const [failed, setFailed] = useState(false);
  const known = studio.fast.value?.id === id ? studio.fast.value : null;
  const isKnown = known !== null;
  const [side, keepColours] = [Number(order.settings.size), order.settings.keepColours === true];
  useEffect(() => {
    if (isKnown || !materials) return;
    const stop = new AbortController();
    const paint = () => liveStyle.paintOnce(materials, side, keepColours);
    throughRestarts(paint, stop.signal).then(
      (painting) => {
        if (painting && !stop.signal.aborted) studio.fast.value = { id, ...painting };
      },
      (error: Error) => {
        if (!stop.signal.aborted) setFailed(true);
        notifyError(error);
      },
    );
    return () => stop.abort();
  }, [id, isKnown, materials, liveStyle, side, keepColours]);
  return failed ? 'failed' : known;
}
