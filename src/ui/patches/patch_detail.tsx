import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { pick } from '../actions.ts';
import { IconButton } from '../components/icon_button.tsx';
import { formatValue } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
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
    <section class="patch-detail" aria-label={`Strongest patches of channel ${channel}`}>
      <header>
        <button type="button" class="text-button" onClick={() => pick(null)}>
          <ArrowLeft size={16} strokeWidth={1.6} aria-hidden="true" /> All channels
        </button>
        <h2>Channel {channel}</h2>
        <IconButton
          icon={ChevronLeft}
          label="Channel before"
          shortcut="←"
          onClick={() => stepTile('ArrowLeft')}
        />
        <IconButton
          icon={ChevronRight}
          label="Next channel"
          shortcut="→"
          onClick={() => stepTile('ArrowRight')}
        />
      </header>
      {found.length === 0 && <p class="help">Nothing has excited this channel yet.</p>}
      <div class="nine">
        {found.map((patch, i) => (
          <button
            key={`${patch.source} ${patch.y} ${patch.x}`}
            type="button"
            aria-pressed={patch === chosen}
            aria-label={`Patch ${i + 1}, ${formatValue(patch.value)}`}
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
