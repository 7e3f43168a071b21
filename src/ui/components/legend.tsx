import type { Legend as LegendData, RankedClass } from '../../worker/api.ts';
import { formatValue, percent } from '../format.ts';
import * as store from '../store.ts';
import { ColourBar } from './colour_bar.tsx';
import { MapLegend } from './embedding/map_legend.tsx';

/** What the colours on the stage mean: the scale with its numbers and words, and the value under the pointer. */
export function Legend() {
  const picture = store.seen.value?.look.picture;
  if (!picture) return <div class="legend" />;
  if (picture.kind === 'ranking') return <Leading leading={picture.classes[0]} />;
  if (picture.kind === 'point') return <MapLegend features={picture.features.length} />;
  const { legend } = picture;
  return (
    <div class="legend">
      {legend && <Scale legend={legend} coloured={picture.kind === 'image'} />}
      <span class="readout">{store.readout.value}</span>
      <span class="picture-title">
        {[picture.title, legend?.unit, legend?.note].filter(Boolean).join(' · ')}
      </span>
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

function Scale({ legend, coloured }: { legend: LegendData; coloured: boolean }) {
  const { sequential, diverging } = store.display.value;
  const [low, high] = legend.range;
  const map = coloured ? 'grey' : legend.signed ? diverging : sequential;
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
