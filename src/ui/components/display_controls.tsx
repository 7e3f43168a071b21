import type { Blend } from '../../render/display.ts';
import { type ColourMapName, DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../../render/heat/colour_maps.ts';
import { blendOf, isColoured, isColourMapped, replacesFrame } from '../../render/heat/picture_colours.ts';
import { drawnPicture, setBlend, setDisplay } from '../actions.ts';
import { wholePercent } from '../format.ts';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import { latestOwnPictures } from '../own_pictures.ts';
import * as store from '../store.ts';
import { ColourBar } from './colour_bar.tsx';
import { Segmented } from './segmented.tsx';
import { Slider } from './slider.tsx';
import { Switch } from './switch.tsx';

const BLEND_OPTIONS: readonly { value: Blend; label: PlainKey }[] = [
  { value: 'overlay', label: 'shell.overlay' },
  { value: 'spotlight', label: 'shell.spotlight' },
  { value: 'map', label: 'shell.mapAlone' },
];

const MAP_NAMES: Readonly<Record<ColourMapName, PlainKey>> = {
  inferno: 'shell.mapInferno',
  magma: 'shell.mapMagma',
  viridis: 'shell.mapViridis',
  cividis: 'shell.mapCividis',
  grey: 'shell.mapGrey',
  'blue-orange': 'shell.mapBlueOrange',
  'purple-orange': 'shell.mapPurpleOrange',
  'blue-red': 'shell.mapBlueRed',
};

/** How the map is drawn. It changes nothing of what is computed. */
export function DisplayControls() {
  const picture = drawnPicture();
  const blend = blendOf(picture, store.display.value);
  const { opacity, threshold, contours, smooth, sync } = store.display.value;
  if (!picture) return null;
  const beside = picture.kind === 'tiles' || picture.kind === 'maxima';
  const coloured = isColoured(picture);
  // What is picked lies over the picture beside its tiles; of a second network nothing can be picked.
  const hasTiles = latestOwnPictures.value.some(({ kind }) => kind === 'tiles');
  const overPicture = !replacesFrame(picture) && (!beside || (hasTiles && store.picked.value !== null));
  if (picture.kind === 'maxima' && !overPicture) return null;
  const mapped = isColourMapped(picture);
  // What is laid over the picture beside weights is a channel, which has one sign only.
  const signed = mapped && picture.legend.signed;
  return (
    <section class="panel-section" aria-label={t('shell.howTheMapIsDrawn')}>
      <h2>{t('shell.drawing')}</h2>
      {overPicture && (
        <>
          <Segmented
            label={t('shell.howMapAndPictureAre')}
            options={BLEND_OPTIONS.map((option) => ({ ...option, label: t(option.label) }))}
            value={blend}
            onChange={setBlend}
          />
          {blend !== 'map' && (
            <Slider
              label={t('shell.strength')}
              min={0}
              max={1}
              step={0.05}
              value={opacity}
              format={wholePercent}
              onInput={(value) => setDisplay('opacity', value)}
            />
          )}
        </>
      )}
      {(mapped || overPicture) && !coloured && <ColourChoice signed={signed} />}
      <details class="more">
        <summary>{t('shell.more')}</summary>
        {overPicture && (
          <Slider
            label={t('shell.hideBelow')}
            min={0}
            max={0.95}
            step={0.05}
            value={threshold}
            format={wholePercent}
            onInput={(value) => setDisplay('threshold', value)}
          />
        )}
        {!coloured && (
          <Switch
            label={t('shell.contourLines')}
            checked={contours}
            onChange={(value) => setDisplay('contours', value)}
          />
        )}
        <Switch
          label={t('shell.smoothBetweenCells')}
          checked={smooth}
          onChange={(value) => setDisplay('smooth', value)}
        />
        <Switch
          label={t('shell.pictureInStepWithIts')}
          checked={sync}
          onChange={(value) => setDisplay('sync', value)}
        />
      </details>
    </section>
  );
}

function ColourChoice({ signed }: { signed: boolean }) {
  const { sequential, diverging } = store.display.value;
  const maps = signed ? DIVERGING_MAPS : SEQUENTIAL_MAPS;
  const chosen = signed ? diverging : sequential;
  return (
    <fieldset class="colour-choice" aria-label={t('shell.colours')}>
      {maps.map((map) => (
        <label key={map} title={t(MAP_NAMES[map])} class={map === chosen ? 'chosen' : ''}>
          <input
            type="radio"
            name="colours"
            aria-label={t(MAP_NAMES[map])}
            checked={map === chosen}
            onChange={() => choose(map)}
          />
          <ColourBar map={map} />
        </label>
      ))}
    </fieldset>
  );
}

function choose(map: (typeof DIVERGING_MAPS)[number] | (typeof SEQUENTIAL_MAPS)[number]): void {
  const diverging = DIVERGING_MAPS.find((name) => name === map);
  const sequential = SEQUENTIAL_MAPS.find((name) => name === map);
  if (diverging) setDisplay('diverging', diverging);
  if (sequential) setDisplay('sequential', sequential);
}
