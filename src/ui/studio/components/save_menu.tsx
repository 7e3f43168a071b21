import type { LucideIcon } from 'lucide-preact';
import {
  ClipboardCopy,
  Columns2,
  Download,
  FastForward,
  Film,
  QrCode,
  Share2,
  SlidersHorizontal,
  Trash2,
} from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import type { Job } from '../../../studio/job.ts';
import { useAskedTwice } from '../../components/hooks/use_asked_twice.ts';
import { useCommands } from '../../keys/commands.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { moreSteps } from '../values.ts';

interface SaveMenuProps {
  job: Job;
  hasPicture: boolean;
  hasBefore: boolean;
  card: SlowTechniqueCard | undefined;
}

/** What can be done with a job: kept, shared, painted further, thrown away. */
export function SaveMenu({ job, hasPicture, hasBefore, card }: SaveMenuProps) {
  const { studio } = useCommands();
  const { id } = job;
  const [filming, setFilming] = useState(false);
  const saveFilm = () => {
    setFilming(true);
    void studio.saveFilm(id).finally(() => setFilming(false));
  };
  return (
    <div class="save-menu">
      {hasPicture && page.canSavePictures.value && page.hasTool('save') && (
        <>
          <Action
            icon={page.kiosk.value ? QrCode : Download}
            label={page.kiosk.value ? t('kiosk.takePicture') : t('studio.saveThePicture')}
            shortcut="S"
            onClick={() => studio.savePicture(id)}
          />
          {hasBefore && (
            <Action
              icon={Columns2}
              label={page.kiosk.value ? t('kiosk.takeBoth') : t('studio.saveBeforeAndAfter')}
              onClick={() => studio.saveComparison(id)}
            />
          )}
        </>
      )}
      {hasPicture && !page.kiosk.value && (
        <>
          <Action
            icon={Film}
            label={
              filming
                ? t('studio.writingTheVideo')
                : card?.film
                  ? t('studio.saveTheFilm')
                  : t('studio.saveTheTimeLapse')
            }
            disabled={filming}
            onClick={saveFilm}
          />
          {'ClipboardItem' in globalThis && (
            <Action icon={ClipboardCopy} label={t('studio.copy')} onClick={() => studio.copy(id)} />
          )}
          {'share' in navigator && (
            <Action icon={Share2} label={t('studio.share')} onClick={() => studio.share(id)} />
          )}
        </>
      )}
      {job.state === 'finished' && card && canGoFurther(card, job) && (
        <Action
          icon={FastForward}
          label={card.further === 'picture' ? t('studio.goOnFromThisPicture') : t('studio.moreSteps')}
          onClick={() => studio.more(id)}
        />
      )}
      <Action
        icon={SlidersHorizontal}
        label={t('studio.useTheseSettings')}
        onClick={() => studio.useSettings(id)}
      />
      <Delete onDelete={() => studio.remove(id)} />
    </div>
  );
}

const canGoFurther = (card: SlowTechniqueCard, { order }: Job): boolean =>
  card.further === 'picture' || (card.further === 'steps' && moreSteps(card, order.settings) !== null);

interface ActionProps {
  icon: LucideIcon;
  label: string;
  shortcut?: string;
  disabled?: boolean;
  onClick: (event: MouseEvent) => void;
}

function Action({ icon: Icon, label, shortcut, disabled = false, onClick }: ActionProps) {
  const title = shortcut ? `${label}  ${shortcut}` : label;
  return (
    <button type="button" class="action" title={title} disabled={disabled} onClick={onClick}>
      <Icon size={16} strokeWidth={1.6} aria-hidden="true" /> {label}
    </button>
  );
}

function Delete({ onDelete }: { onDelete: () => void }) {
  const { asked, click } = useAskedTwice(onDelete);
  return (
    <Action icon={Trash2} label={asked ? t('studio.reallyDeleteIt') : t('studio.delete')} onClick={click} />
  );
}
