import type { Legend as LegendData, Picture, RankedClass } from '../../contract/picture.ts';
import type { ColourMapName } from '../../render/heat/colour_maps.ts';
import { coloursOf } from '../../render/heat/picture_colours.ts';
import { isInRow } from '../../render/stage_layout.ts';
import { MapLegend } from '../embedding/map_legend.tsx';
import { formatValue, percent } from '../format.ts';
import { className, phrase, t } from '../language/language.ts';
import * as store from '../store.ts';
import { ColourBar } from './colour_bar.tsx';

/** What the colours on the stage mean: one legend a pane, laid out as the panes are. */
export function Legend() {
  const [first, second] = store.panes.value;
  const two = store.paneKinds.value.length > 1;
  const readout = store.readout.value;
  if (!two) return <PaneLegend picture={first?.picture} readout={readout} />;
  return (
    <div class={`legends ${isInRow(store.stageSize.value) ? 'in-row' : ''}`}>
      <PaneLegend picture={first?.picture} readout="" />
      <PaneLegend picture={second?.picture} readout={readout} />
    </div>
  );
}

/** The scale with its numbers and words, and the value under the pointer. */
function PaneLegend({ picture, readout }: { picture: Picture | undefined; readout: string }) {
  if (!picture) return <Awaiting />;
  if (picture.kind === 'ranking') return <Leading leading={picture.classes[0]} />;
  if (picture.kind === 'point') return <MapLegend features={picture.features.length} />;
  const { legend } = picture;
  const note =
    picture.kind === 'cut-out'
      ? t('shell.shareOfThePicture', { share: percent(picture.share) })
      : legend?.note;
  const said = note ? phrase(note) : '';
  const words = [phrase(picture.title), legend && phrase(legend.unit)].filter(Boolean).join(' · ');
  const title = [words, said].filter(Boolean).join(' · ');
  return (
    <div class="legend">
      {legend && <Scale legend={legend} map={coloursOf(picture, store.display.value)} note={said} />}
      <span class="readout">{readout}</span>
      {/* On a phone the note stands alone. */}
      <span class="picture-title" title={title}>
        <span class="title-words">{words && said ? `${words} · ` : words}</span>
        {said}
      </span>
    </div>
  );
}

/** Until the first look at another picture, or in another view, has come. */
function Awaiting() {
  const looks = store.workerState.value === 'ready' && store.live.value !== null;
  return <p class="legend">{looks && <span class="awaited">{t('shell.looking')}</span>}</p>;
}

/** Where there is no map: the name of what is seen, large enough to be read from afar. */
function Leading({ leading }: { leading: RankedClass | undefined }) {
  return (
    <p class="legend leading">
      {leading && className(leading.label)} <span>{leading ? percent(leading.probability) : ''}</span>
    </p>
  );
}

function Scale({ legend, map, note }: { legend: LegendData; map: ColourMapName; note: string }) {
  const [low, high] = legend.range;
  return (
    <div class="scale" role="img" aria-label={note ? `${legendText(legend)} · ${note}` : legendText(legend)}>
      <span class="end">
        <b>{formatValue(low)}</b> {phrase(legend.low)}
      </span>
      <ColourBar map={map} />
      <span class="end">
        <b>{formatValue(high)}</b> {phrase(legend.high)}
      </span>
    </div>
  );
}

const legendText = ({ range: [low, high], unit, low: lowWord, high: highWord }: LegendData) =>
  t('shell.coloursFromLowLowwordTo', {
    low: formatValue(low),
    lowWord: phrase(lowWord),
    high: formatValue(high),
    highWord: phrase(highWord),
    unit: phrase(unit),
  });
