import { Pause, Play } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Frame } from '../../../contract/jobs.ts';
import type { Job } from '../../../studio/job.ts';
import { IconButton } from '../../components/icon_button.tsx';
import { useCommands } from '../../keys/commands.ts';
import { t } from '../../language/language.ts';

/** The last frame stands before the first comes again: a short course, from dark to bright, would flash. */
const LAST_FRAME_MS = 1_000;

interface TimeLapseProps {
  job: Job;
  framesPerSecond: number;
}

/** The job's course: played, or step by step under the hand. */
export function TimeLapse({ job, framesPerSecond }: TimeLapseProps) {
  const frames = useFrames(job);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const shown = Math.min(at, frames.length - 1);
  useEffect(() => {
    if (!playing || frames.length === 0) return;
    const isLast = shown === frames.length - 1;
    const timer = setTimeout(
      () => setAt(isLast ? 0 : shown + 1),
      isLast ? LAST_FRAME_MS : 1000 / framesPerSecond,
    );
    return () => clearTimeout(timer);
  }, [playing, shown, frames.length, framesPerSecond]);
  const frame = frames[shown];
  if (!frame) return <p class="viewer-note">{t('studio.theTimeLapseBeginsWith')}</p>;
  return (
    <div class="time-lapse">
      <FrameCanvas frame={frame} largest={frames.at(-1) ?? frame} />
      <div class="player">
        <IconButton
          icon={playing ? Pause : Play}
          label={playing ? t('studio.stop') : t('studio.play')}
          onClick={() => setPlaying(!playing)}
        />
        <input
          type="range"
          aria-label={t('studio.momentOfThePainting')}
          min={0}
          max={frames.length - 1}
          step={1}
          value={shown}
          style={{ '--part': `${(100 * shown) / Math.max(1, frames.length - 1)}%` }}
          onInput={(event) => {
            setPlaying(false);
            setAt(event.currentTarget.valueAsNumber);
          }}
        />
        <output aria-live="off">{frame.number}</output>
      </div>
    </div>
  );
}

/** All frames so far; read anew as the job grows. */
function useFrames({ id, progress }: Job): readonly Frame[] {
  const { studio } = useCommands();
  const [frames, setFrames] = useState<readonly Frame[]>([]);
  const newest = progress?.frame.number;
  useEffect(() => {
    let wanted = true;
    if (newest !== undefined) void studio.frames(id).then((found) => wanted && setFrames(found));
    return () => {
      wanted = false;
    };
  }, [id, newest, studio]);
  return frames;
}

function FrameCanvas({ frame, largest }: { frame: Frame; largest: Frame }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = largest;
  useEffect(() => {
    let wanted = true;
    void createImageBitmap(new Blob([frame.jpeg])).then((bitmap) => {
      if (wanted) canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
      bitmap.close();
    });
    return () => {
      wanted = false;
    };
  }, [frame, width, height]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label={t('studio.afterStepNumber', { number: frame.number })}
    />
  );
}
