import { EarOff, Images, Pin, PinOff, X, ZoomIn, ZoomOut } from 'lucide-preact';
import type { Tiles } from '../../contract/picture.ts';
import { isSilenced, toggleChannel } from '../ablation/ablation.ts';
import { isPinned, lookBackFrom, pick, togglePin } from '../actions.ts';
import { openUnit } from '../atlas/atlas_actions.ts';
import { BY_CHANNEL, toggleComparison } from '../comparison/comparison.ts';
import { IconButton } from '../components/icon_button.tsx';
import { signedValue } from '../format.ts';
import { shortcut } from '../keys/shortcut.tsx';
import { phrase, t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import { latestOwnPictures, showsChannels } from '../own_pictures.ts';
import * as store from '../store.ts';

const HINTS: Record<Tiles['of'] | 'patches', PlainKey> = {
  patches: 'channels.pickAChannel',
  activations: 'channels.pickATile',
  weights: 'channels.pointAtATile',
};

/** What can be done with the picked tile: pin it, look at it with a backward technique, let it go. */
export function ChannelBar() {
  const ref = store.picked.value;
  const picture = latestOwnPictures.value.find(showsChannels);
  if (!picture) {
    const others = store.latestPanes.value.some((pane) => showsChannels(pane.picture));
    return others ? <ZoomBar /> : null;
  }
  if (store.silencing.value) {
    return <p class="channel-bar hint">{t('channels.tapATileToSwitch')}</p>;
  }
  if (!ref) {
    return (
      <div class="channel-bar">
        <p class="hint">{t(HINTS[picture.kind === 'tiles' ? picture.of : 'patches'])}</p>
        {picture.kind === 'tiles' && <TileZoom />}
      </div>
    );
  }
  const pinned = isPinned(ref);
  const backward =
    store.spokenCatalogue.value?.techniques.filter((card) => card.targets.includes('channel')) ?? [];
  return (
    <div class="channel-bar">
      <span class="channel-name">
        <span title={store.layerTitle(ref.layer)}>{store.layerTitle(ref.layer)}</span>{' '}
        <b>{t('channels.channelChannel', { channel: ref.channel })}</b>
        {picture.kind === 'tiles' && <Total tiles={picture} channel={ref.channel} />}
      </span>
      {store.technique.value === BY_CHANNEL && !store.comparison.value && (
        <button type="button" class="text-button" title={shortcut('W')} onClick={toggleComparison}>
          {t('channels.relevanceBeside')}
        </button>
      )}
      {backward.length > 0 && (
        <span class="channel-uses" aria-hidden="true">
          {t('channels.useIn')}
        </span>
      )}
      {backward.map((card) => (
        <button
          key={card.id}
          type="button"
          class="text-button"
          aria-label={t('channels.useInTitle', { title: card.title })}
          onClick={() => lookBackFrom(ref, card.id)}
        >
          {card.title}
        </button>
      ))}
      <IconButton
        icon={Images}
        label={t('atlas.ofChannel')}
        shortcut=";"
        onClick={() => openUnit({ kind: 'channel', ...ref })}
      />
      <IconButton
        icon={EarOff}
        pressed={isSilenced(ref)}
        label={t('channels.switchThisChannelOff')}
        shortcut="K"
        onClick={() => toggleChannel(ref)}
      />
      <IconButton
        icon={pinned ? PinOff : Pin}
        label={pinned ? t('channels.letThePinGo') : t('channels.pinThisChannel')}
        shortcut="X"
        onClick={() => togglePin(ref)}
      />
      {picture.kind === 'tiles' && <TileZoom />}
      <IconButton icon={X} label={t('channels.letTheTileGo')} onClick={() => pick(null)} />
    </div>
  );
}

/** What the tile's values add up to, where that means something. */
function Total({ tiles, channel }: { tiles: Tiles; channel: number }) {
  const total = tiles.totals?.[tiles.channels.indexOf(channel)];
  if (total === undefined) return null;
  return <span class="channel-total">{`${signedValue(total)} ${phrase(tiles.legend.unit)}`}</span>;
}

/** Tiles of the second network alone: none of them can be picked. */
const ZoomBar = () => (
  <div class="channel-bar">
    <TileZoom />
  </div>
);

const ZOOM = 1.4;

/** Tiles that do not all fit scroll. */
function TileZoom() {
  const zoom = (factor: number) => () => {
    store.stage.value?.tiles.zoomBy(factor);
    store.stage.value?.redraw();
  };
  return (
    <>
      <IconButton icon={ZoomOut} label={t('channels.smallerTiles')} onClick={zoom(1 / ZOOM)} />
      <IconButton icon={ZoomIn} label={t('channels.largerTiles')} onClick={zoom(ZOOM)} />
    </>
  );
}
