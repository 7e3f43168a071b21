import { Brush } from 'lucide-preact';
import type { ChannelRef } from '../../contract/view.ts';
import type { Job } from '../../studio/job.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { viewJob } from '../studio/actions.ts';
import { isOfNow, stateOf, subjectOf } from '../studio/components/job_words.ts';
import { useObjectUrl } from '../studio/components/use_picture.ts';
import * as studio from '../studio/store.ts';

/** Beside what excites a channel: what it would most like to see, where the studio has painted that, or can. */
export function PaintedChannel({ channel: ref }: { channel: ChannelRef }) {
  const { studio: commands } = useCommands();
  const ascentCard = studio.ascentCard.value;
  if (!ascentCard || studio.elsewhere.value) return null;
  const job = studio.jobs.value.find((one) => {
    const { painting, target } = one.order;
    const isOfChannel =
      target?.kind === 'channel' && target.layer === ref.layer && target.channel === ref.channel;
    return painting === ascentCard.id && isOfChannel && isOfNow(one);
  });
  return (
    <div class="painted-channel">
      {job ? (
        <Painted job={job} />
      ) : (
        <button
          type="button"
          class="text-button"
          onClick={() => commands.paintTowards({ kind: 'channel', ...ref })}
        >
          <Brush size={16} strokeWidth={1.6} aria-hidden="true" /> {t('channels.paintWhatItLooksFor')}
        </button>
      )}
    </div>
  );
}

function Painted({ job }: { job: Job }) {
  const url = useObjectUrl(job.progress?.frame.jpeg);
  return (
    <button type="button" class="painted" title={t('channels.lookAtItInThe')} onClick={() => viewJob(job.id)}>
      {url && <img src={url} alt={subjectOf(job)} />}
      <span>
        {t('channels.whatItLooksForPainted')} <span class="help">{stateOf(job)}</span>
      </span>
    </button>
  );
}
