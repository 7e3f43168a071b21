import { pick } from '../actions.ts';
import { pointsAt } from '../atlas/pointing.ts';
import { useTakesFocus } from '../components/hooks/takes_focus.ts';
import { formatValue } from '../format.ts';
import { t } from '../language/language.ts';
import { PatchCanvas } from '../patches/patch_canvas.tsx';
import * as patches from '../patches/patch_store.ts';
import * as store from '../store.ts';

/** Twice the size on the screen. */
const SIDE_PX = 96;

interface ChannelGridProps {
  /** The channel that was looked at before the grid came; null where none was. */
  from: number | null;
}

/** A page of channels, each with its strongest patches so far. */
export function ChannelGrid({ from }: ChannelGridProps) {
  const layer = patches.shown.value?.patches.layer;
  return (
    <ul
      class="channel-grid"
      aria-label={
        layer ? t('channels.channelsOfLayer', { layer: store.layerTitle(layer) }) : t('channels.channels')
      }
    >
      {patches.channels.value.map((channel) => (
        <li key={channel} {...pointsAt(layer === undefined ? null : { kind: 'channel', layer, channel })}>
          <ChannelCard channel={channel} isBack={channel === from} />
        </li>
      ))}
    </ul>
  );
}

function ChannelCard({ channel, isBack }: { channel: number; isBack: boolean }) {
  const card = useTakesFocus<HTMLButtonElement>(isBack);
  const found = patches.patchesOf(channel);
  const best = found[0]?.value;
  const layer = patches.layer.value ?? '';
  return (
    <button ref={card} type="button" class="channel-card" onClick={() => pick({ layer, channel })}>
      <span class="nine">
        {found.map((patch) => (
          <PatchCanvas key={`${patch.source} ${patch.y} ${patch.x}`} patch={patch} sidePx={SIDE_PX} />
        ))}
      </span>
      <span class="channel-card-foot">
        <span>
          <span class="unseen">{t('channels.channel')} </span>
          <b>{channel}</b>
        </span>
        <span>
          {best !== undefined && (
            <span class="unseen">{t('channels.foundPatchesStrongest', { found: found.length })} </span>
          )}
          {best === undefined ? t('channels.silent') : formatValue(best)}
        </span>
      </span>
      {best !== undefined && <NowBar channel={channel} best={best} />}
    </button>
  );
}

/** How strong the channel is at this moment, as a share of its strongest ever. A component of its own: it moves with every look. */
function NowBar({ channel, best }: { channel: number; best: number }) {
  const now = patches.maxima.value?.values[channel] ?? 0;
  const share = best > 0 ? Math.max(0, Math.min(1, now / best)) : 0;
  return (
    <span
      class="now"
      style={{ '--share': share }}
      title={t('channels.theChannelNowAsA')}
      aria-hidden="true"
    />
  );
}
