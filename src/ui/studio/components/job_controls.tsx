import { ArrowLeft, ArrowLeftToLine, ArrowRight, Dices, Pause, Play, Square } from 'lucide-preact';
import { isActive, isDone, type Job } from '../../../studio/job.ts';
import { IconButton } from '../../components/icon_button.tsx';
import { useCommands } from '../../keys/commands.ts';
import { t } from '../../language/language.ts';
import * as studio from '../store.ts';

/** What can be done with a job while it grows, as signs. @param queue whether there is room for its place in the queue */
export function JobControls({ job, queue = false }: { job: Job; queue?: boolean }) {
  const { studio: commands } = useCommands();
  const { id } = job;
  const active = isActive(job);
  const waits = job.state === 'waiting' && studio.activeJob.value?.id !== id;
  return (
    <div class="job-controls">
      {waits && queue && (
        <>
          <IconButton
            icon={ArrowLeft}
            label={t('studio.onePlaceEarlier')}
            onClick={() => commands.move(id, -1)}
          />
          <IconButton
            icon={ArrowRight}
            label={t('studio.onePlaceLater')}
            onClick={() => commands.move(id, 1)}
          />
        </>
      )}
      {waits && (
        <IconButton
          icon={ArrowLeftToLine}
          label={t('studio.paintThisFirst')}
          onClick={() => commands.first(id)}
        />
      )}
      {/* One button for both: whoever pauses by a key goes on by it. */}
      {job.state !== 'finished' && (
        <IconButton
          icon={active ? Pause : Play}
          label={active ? t('studio.pause') : t('studio.goOn')}
          onClick={() => (active ? commands.pause(id) : commands.resume(id))}
        />
      )}
      {!isDone(job) && (
        <IconButton icon={Square} label={t('studio.stop')} onClick={() => commands.cancel(id)} />
      )}
      {isDone(job) && studio.hasOtherSeeds(job) && (
        <IconButton
          icon={Dices}
          label={t('studio.againWithAnotherSeed')}
          onClick={() => commands.again(id)}
        />
      )}
    </div>
  );
}
