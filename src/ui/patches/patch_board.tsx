import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { turnPage } from '../actions.ts';
import { ChannelGrid } from '../channels/channel_grid.tsx';
import { PaintedChannel } from '../channels/painted_channel.tsx';
import { IconButton } from '../components/icon_button.tsx';
import { t } from '../language/language.ts';
import { PatchDetail } from './patch_detail.tsx';
import * as patches from './patch_store.ts';
import { PatchToolbar } from './patch_toolbar.tsx';
import { WholePicture } from './whole_picture.tsx';

/** Beside the live picture: the channels of a layer, each with the patches that excited it most; or one of them, large. */
export function PatchBoard() {
  const open = patches.openChannel.value;
  const layer = patches.layer.value;
  const patch = patches.chosenPatch.value;
  const source = patch && patches.sourceOf(patch.source);
  const from = useRef<number | null>(null);
  useEffect(() => {
    from.current = open;
  }, [open]);
  if (!patches.isOpen.value) return null;
  return (
    <>
      {source && <WholePicture patch={patch} source={source} />}
      {source && layer && open !== null && <PaintedChannel channel={{ layer, channel: open }} />}
      <div class="patch-board">
        <PatchToolbar />
        {open === null ? (
          <>
            <ChannelGrid from={from.current} />
            <ChannelPages />
          </>
        ) : (
          <PatchDetail channel={open} />
        )}
      </div>
    </>
  );
}

function ChannelPages() {
  const shown = patches.channels.value;
  const pages = patches.pages.value;
  if (pages < 2) return null;
  return (
    <nav class="channel-pages" aria-label={t('patches.pagesOfChannels')}>
      <IconButton
        icon={ChevronLeft}
        label={t('patches.pageBefore')}
        shortcut="Page ↑"
        onClick={() => turnPage(-1)}
      />
      <span>
        {t('patches.channelsShownAtOfChannelcount', {
          first: shown[0] ?? 0,
          last: shown.at(-1) ?? 0,
          count: patches.channelCount.value,
        })}
      </span>
      <IconButton
        icon={ChevronRight}
        label={t('patches.nextPage')}
        shortcut="Page ↓"
        onClick={() => turnPage(1)}
      />
    </nav>
  );
}
