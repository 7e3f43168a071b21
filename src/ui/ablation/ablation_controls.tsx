import { useState } from 'preact/hooks';
import type { Tiles } from '../../contract/picture.ts';
import { Segmented } from '../components/segmented.tsx';
import { Slider } from '../components/slider.tsx';
import { Switch } from '../components/switch.tsx';
import { shortcut } from '../keys/shortcut.tsx';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import { latestOwnPictures } from '../own_pictures.ts';
import * as store from '../store.ts';
import {
  isSilenced,
  ORDERS,
  type Order,
  shuffled,
  silence,
  strongestFirst,
  toggleChannel,
} from './ablation.ts';

const ORDER_LABELS: Record<Order, PlainKey> = {
  strongest: 'ablation.strongest',
  random: 'ablation.atRandom',
};

/** The channels of a layer in the order in which the slider switches them off. */
interface Plan {
  readonly layer: string;
  readonly by: Order;
  readonly order: readonly number[];
}

/** Where tiles are on screen: switch their channels off, one by one or many at once. */
export function AblationControls() {
  const tiles = latestOwnPictures.value.find((picture) => picture.kind === 'tiles');
  const [plan, setPlan] = useState<Plan | null>(null);
  const [by, setBy] = useState<Order>('strongest');
  if (!tiles) return null;
  const off = store.ablation.value.find(({ layer }) => layer === tiles.layer)?.channels ?? [];
  // Silenced channels are silent: their strength is known only from before.
  const change = (count: number, order: Order, again: boolean) => {
    const keep = plan?.layer === tiles.layer && plan.by === order && off.length > 0 && !again;
    const next = keep ? plan : makePlan(tiles, order, off);
    setPlan(next);
    silence(tiles.layer, next.order.slice(0, count));
  };
  return (
    <section class="panel-section" aria-label={t('ablation.switchChannelsOff')}>
      <h2>{t('ablation.ablation')}</h2>
      <Switch
        label={t('ablation.aTapSwitchesATile')}
        help={t('ablation.itsChannelIsSilencedIn')}
        checked={store.silencing.value}
        onChange={(checked) => (store.silencing.value = checked)}
      />
      <Segmented
        label={t('ablation.whichChannelsGoFirst')}
        options={ORDERS.map((value) => ({ value, label: t(ORDER_LABELS[value]) }))}
        value={by}
        onChange={(value) => {
          setBy(value);
          if (off.length > 0) change(off.length, value, true);
        }}
      />
      <Slider
        label={t('ablation.switchedOff')}
        min={0}
        max={tiles.count}
        step={1}
        value={off.length}
        format={(count) => t('ablation.countOfCount2', { count, all: tiles.count })}
        onInput={(count) => change(count, by, false)}
      />
      <SilencedList layer={tiles.layer} channels={off} />
    </section>
  );
}

/** The strongest now; those that are off already come first, as they cannot be measured. */
function makePlan(tiles: Tiles, by: Order, off: readonly number[]): Plan {
  const known = new Set(off);
  const order =
    by === 'random'
      ? shuffled(tiles.channels)
      : [...off, ...strongestFirst(tiles).filter((channel) => !known.has(channel))];
  return { layer: tiles.layer, by, order };
}

const MOST_LISTED = 24;

function SilencedList({ layer, channels }: { layer: string; channels: readonly number[] }) {
  const listed = [...channels].sort((a, b) => a - b).slice(0, MOST_LISTED);
  const picked = store.picked.value;
  return (
    <div class="button-row">
      {picked?.layer === layer && !isSilenced(picked) && (
        <button type="button" class="text-button" title={shortcut('K')} onClick={() => toggleChannel(picked)}>
          {t('ablation.switchOffChannelChannel', { channel: picked.channel })}
        </button>
      )}
      {listed.map((channel) => (
        <button
          key={channel}
          type="button"
          class="chip"
          aria-label={t('ablation.switchChannelChannelOnAgain', { channel })}
          onClick={() => toggleChannel({ layer, channel })}
        >
          {channel} ×
        </button>
      ))}
      {channels.length > listed.length && (
        <span class="help">{t('ablation.andListedMore', { listed: channels.length - listed.length })}</span>
      )}
    </div>
  );
}
