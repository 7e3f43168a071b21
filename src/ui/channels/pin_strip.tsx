import { useEffect, useRef } from 'preact/hooks';
import type { ChannelRef } from '../../contract/view.ts';
import { paintHeat } from '../../render/heat/paint_heat.ts';
import { togglePin } from '../actions.ts';
import { pointsAt } from '../atlas/pointing.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';

/** Pinned channels, live whatever view is on. */
export function PinStrip() {
  const pins = store.pins.value;
  if (pins.length === 0) return null;
  return (
    <ul class="pins" aria-label={t('channels.pinnedChannels')}>
      {pins.map((ref) => (
        <li key={`${ref.layer}:${ref.channel}`} {...pointsAt({ kind: 'channel', ...ref })}>
          <PinnedChannel channel={ref} />
        </li>
      ))}
    </ul>
  );
}

function PinnedChannel({ channel: ref }: { channel: ChannelRef }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = store.mapOf(ref);
  const { sequential, diverging } = store.display.value;
  const mirrored = store.mirrored.value;
  useEffect(() => {
    if (map && canvas.current)
      paintHeat(canvas.current, map, map.legend.signed ? diverging : sequential, mirrored);
  }, [map, sequential, diverging, mirrored]);
  return (
    <button
      type="button"
      class="pin"
      title={t('channels.layerChannelChannelLetThis', {
        layer: store.layerTitle(ref.layer),
        channel: ref.channel,
      })}
      onClick={() => togglePin(ref)}
    >
      <canvas ref={canvas} width={1} height={1} />
      <span>
        {store.layerTitle(ref.layer)} <b>{ref.channel}</b>
      </span>
    </button>
  );
}
