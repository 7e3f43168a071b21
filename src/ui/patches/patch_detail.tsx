import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { pick } from '../actions.ts';
import { Arrival } from '../components/hooks/takes_focus.ts';
import { IconButton } from '../components/icon_button.tsx';
import { formatValue } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { PatchCanvas } from './patch_canvas.tsx';
import * as patches from './patch_store.ts';

const SIDE_PX = 256;

/** One channel, large: its nine patches. */
export function PatchDetail({ channel }: { channel: number }) {
  const { stepTile } = useCommands();
  const found = patches.patchesOf(channel);
  const chosen = patches.chosenPatch.value;
  useEffect(() => {
    patches.chosen.value = 0;
  }, [channel]);
  const choose = (i: number) => () => {
    patches.chosen.value = i;
  };
  return (
    <section class="patch-detail" aria-label={t('patches.strongestPatchesOfChannelChannel', { channel })}>
      <header>
        <button type="button" class="text-button" onClick={() => pick(null)}>
          <ArrowLeft size={16} strokeWidth={1.6} aria-hidden="true" /> {t('patches.allChannels')}
        </button>
        <Arrival>{t('patches.channelChannel', { channel })}</Arrival>
        <IconButton
          icon={ChevronLeft}
          label={t('patches.channelBefore')}
          shortcut="←"
          onClick={() => stepTile('ArrowLeft')}
        />
        <IconButton
          icon={ChevronRight}
          label={t('patches.nextChannel')}
          shortcut="→"
          onClick={() => stepTile('ArrowRight')}
        />
      </header>
      {found.length === 0 && <p class="help">{t('patches.nothingHasExcitedThisChannel')}</p>}
      <div class="nine">
        {found.map((patch, i) => (
          <button
            key={`${patch.source} ${patch.y} ${patch.x}`}
            type="button"
            aria-pressed={patch === chosen}
            aria-label={t('patches.patchValuePatch', { value: i + 1, patch: formatValue(patch.value) })}
            onPointerEnter={choose(i)}
            onFocus={choose(i)}
            onClick={choose(i)}
          >
            <PatchCanvas patch={patch} sidePx={SIDE_PX} />
            <span>{formatValue(patch.value)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
