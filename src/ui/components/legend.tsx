import type { ColourMapName } from '../../render/colour_maps.ts';
import { coloursOf } from '../../render/picture_colours.ts';
import { isInRow } from '../../render/stage_layout.ts';
import type { Legend as LegendData, Picture, RankedClass } from '../../worker/api.ts';
import { formatValue, percent } from '../format.ts';
import * as store from '../store.ts';
import { ColourBar } from './colour_bar.tsx';
import { MapLegend } from './embedding/map_legend.tsx';

/** What the colours on the stage mean: one legend a pane, laid out as the panes are. */
export function Legend() {
  const panes = store.panes.value;
  const [first, second] = panes;
  if (!first) return <div class="legend" />;
  if (!second) return <PaneLegend picture={first.picture} readout={store.readout.value} />;
  return (
    <div class={`legends ${isInRow(store.stageSize.value) ? 'in-row' : ''}`}>
      <PaneLegend picture={first.picture} readout="" />
      <PaneLegend picture={second.picture} readout={store.readout.value} />
    </div>
  );
}

/** The scale with its numbers and words, and the value under the pointer. */
function PaneLegend({ picture, readout }: { picture: Picture; readout: string }) {
  if (picture.kind === 'ranking') return <Leading leading={picture.classes[0]} />;
  if (picture.kind === 'point') return <MapLegend features={picture.features.length} />;
  const { legend } = picture;
  const note = picture.kind === 'cut-out' ? `${percent(picture.share)} of the picture` : legend?.note;
  return (
    <div class="legend">
      {legend && <Scale legend={legend} map={coloursOf(picture, store.display.value)} />}
      <span class="readout">{readout}</span>
      <span class="picture-title">{[picture.title, legend?.unit, note].filter(Boolean).join(' · ')}</span>
    </div>
  );
}

/** Where there is no map: the name of what is seen, large enough to be read from afar. */
function Leading({ leading }: { leading: RankedClass | undefined }) {
  return (
    <p class="legend leading">
      {leading?.label} <span>{leading ? percent(leading.probability) : ''}</span>
    </p>
  );
}

function Scale({ legend, map }: { legend: LegendData; map: ColourMapName }) {
  const [low, high] = legend.range;
  return (
    <div class="scale" role="img" aria-label={describe(legend)}>
      <span class="end">
        <b>{formatValue(low)}</b> {legend.low}
      </span>
      <ColourBar map={map} />
      <span class="end">
        <b>{formatValue(high)}</b> {legend.high}
      </span>
    </div>
  );
}

const describe = ({ range: [low, high], unit, low: lowWord, high: highWord }: LegendData) =>
  `Colours from ${formatValue(low)} (${lowWord}) to ${formatValue(high)} (${highWord}) ${unit}`;
