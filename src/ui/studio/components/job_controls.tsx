import { ArrowLeft, ArrowLeftToLine, ArrowRight, Dices, Pause, Play, Square } from 'lucide-preact';
import { isActive, isDone, type Job } from '../../../studio/job.ts';
import { IconButton } from '../../components/icon_button.tsx';
import { useCommands } from '../../keys/commands.ts';
import * as studio from '../store.ts';

/** What can be done with a job while it grows, as signs. @param queue whether there is room for its place in the queue */
export function JobControls({ job, queue = false }: { job: Job; queue?: boolean }) {
  const { studio: commands } = useCommands();
  const { id } = job;
  const waits = job.state === 'waiting' && studio.activeJob.value?.id !== id;
  return (
    <div class="job-controls">
      {waits && queue && (
        <>
          <IconButton icon={ArrowLeft} label="One place earlier" onClick={() => commands.move(id, -1)} />
          <IconButton icon={ArrowRight} label="One place later" onClick={() => commands.move(id, 1)} />
        </>
      )}
      {waits && (
        <IconButton icon={ArrowLeftToLine} label="Paint this first" onClick={() => commands.first(id)} />
      )}
      {isActive(job) && <IconButton icon={Pause} label="Pause" onClick={() => commands.pause(id)} />}
      {!isActive(job) && job.state !== 'finished' && (
        <IconButton icon={Play} label="Go on" onClick={() => commands.resume(id)} />
      )}
      {!isDone(job) && <IconButton icon={Square} label="Stop" onClick={() => commands.cancel(id)} />}
      {isDone(job) && (
        <IconButton icon={Dices} label="Again with another seed" onClick={() => commands.again(id)} />
      )}
    </div>
  );
}
