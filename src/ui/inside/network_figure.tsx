import { useMemo } from 'preact/hooks';
import type { TechniqueCard } from '../../contract/cards.ts';
import type { NetworkAnswer } from '../../contract/inside.ts';
import { offeredLayers } from '../../contract/reading/layers.ts';
import { chooseTechnique, setParameter } from '../actions.ts';
import { formatValue, percent } from '../format.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { CellSlider } from './cell_slider.tsx';
import { networkLayer } from './inside_store.ts';
import { MapCanvas } from './map_canvas.tsx';
import { type Drawn, layoutStations } from './network_layout.ts';
import { answerOf } from './open_figure.ts';
import { PlacePicker } from './place_picker.tsx';

/** The network drawn from its structure, with what goes through it now. */
export function NetworkFigure() {
  const answer = answerOf('network');
  // Of one layer they stay as they are from look to look.
  const doors = useMemo(() => answer && <Doors layer={answer.layer} />, [answer?.layer]);
  if (!answer) return null;
  const { layer, map, cell, field, picture, stations, means, active } = answer;
  const at = stations.findIndex((station) => station.layer === layer);
  const { shape } = stations[at] ?? {};
  return (
    <div class="network-figure">
      <Drawing answer={answer} />
      <div class="network-parts">
        <figure>
          <PlacePicker cells={map} picture={picture} field={field} />
          <figcaption>
            {field ? t('inside.sees', { height: field.height, width: field.width }) : t('inside.seesNothing')}
          </figcaption>
        </figure>
        <figure>
          <MapCanvas
            map={map}
            colours={store.display.value.sequential}
            cell={cell}
            label={t('inside.meanMap')}
          />
          <figcaption>{t('inside.meanMap')}</figcaption>
        </figure>
        <div class="network-words">
          <h3>{store.layerTitle(layer)}</h3>
          <p>
            {t('inside.station', {
              ...{ shape: shape?.join(' × ') ?? '', mean: formatValue(means[at] ?? 0) },
              share: percent(active[at] ?? 0),
            })}
          </p>
          {doors}
        </div>
      </div>
    </div>
  );
}

/** The views that can look at a layer: each opens there. */
function Doors({ layer }: { layer: string }) {
  const network = store.catalogue.value?.network;
  const cards = store.spokenCatalogue.value?.techniques ?? [];
  const takes = ({ parameters }: TechniqueCard) => {
    const parameter = parameters.layer;
    if (!network || parameter?.kind !== 'layer') return false;
    const { worth, others } = offeredLayers(network, parameter);
    return [...worth, ...others].some(({ name }) => name === layer);
  };
  return (
    <div class="button-row">
      {cards.filter(takes).map(({ id, title }) => (
        <button
          key={id}
          type="button"
          class="text-button"
          onClick={() => {
            chooseTechnique(id);
            setParameter('layer', layer);
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

function Drawing({ answer }: { answer: NetworkAnswer }) {
  const { stations, means, active, layer } = answer;
  // The same in every look of one network.
  const drawn = useMemo(() => layoutStations(stations), [JSON.stringify(stations)]);
  const { width, height, boxes, links } = drawn;
  const ways = useMemo(
    () => links.map(({ path, isSkip }, i) => <path key={i} d={path} class={isSkip ? 'skip' : 'link'} />),
    [links],
  );
  const strongest =
    means.reduce((most, value, i) => (boxes[i]?.isMap ? Math.max(most, value) : most), 0) || 1;
  return (
    <div class="network-drawing">
      <div class="network-scroll">
        <CellSlider
          cells={{ height: 1, width: stations.length }}
          at={stations.findIndex((station) => station.layer === layer)}
          label={t('inside.network')}
          said={store.layerTitle(layer)}
          style={{ width: `max(100%, ${width / 40}rem)` }}
          onCell={(cell) => {
            const next = stations[cell];
            if (next) networkLayer.value = next.layer;
          }}
          onPointerMove={(event) => choose(event, drawn, answer)}
          onPointerDown={(event) => choose(event, drawn, answer)}
        >
          <svg
            viewBox={`0 0 ${width} ${height}`}
            width="100%"
            preserveAspectRatio="none"
            role="img"
            aria-hidden="true"
          >
            {ways}
            {boxes.map((box, i) => {
              const station = stations[i];
              return (
                station && (
                  <g key={station.layer} class={station.layer === layer ? 'station chosen' : 'station'}>
                    <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="1" />
                    <rect
                      class="active"
                      x={box.x}
                      y={box.y + box.height * (1 - (active[i] ?? 0))}
                      width={box.width}
                      height={box.height * (active[i] ?? 0)}
                      opacity={0.25 + 0.75 * Math.min(1, (means[i] ?? 0) / strongest)}
                    />
                  </g>
                )
              );
            })}
          </svg>
        </CellSlider>
      </div>
      <p class="help">{t('inside.drawingRead')}</p>
    </div>
  );
}

/** The station that is nearest to the pointer. */
function choose(event: PointerEvent, { width, height, boxes }: Drawn, { stations }: NetworkAnswer): void {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * width;
  const y = ((event.clientY - box.top) / box.height) * height;
  const distances = boxes.map((one) =>
    Math.hypot(x - one.x - one.width / 2, (y - one.y - one.height / 2) / 4),
  );
  const nearest = stations[distances.indexOf(Math.min(...distances))];
  if (nearest) networkLayer.value = nearest.layer;
}
