import type { Neighbour } from '../../contract/picture_gallery.ts';
import { useHeld } from '../components/hooks/use_held.ts';
import { formatValue } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { className, phrase, t } from '../language/language.ts';
import * as store from '../store.ts';
import { chosen, map, pictures, pointed, answer as toldAnswer } from './gallery_store.ts';
import { isMapOpen } from './map_settings.ts';
import { usePreview } from './previews.ts';

const ROWS = [
  { measure: 'cosine', title: 'embedding.byFeaturesSmallAngle', unit: 'embedding.cosineUnit' },
  // Beside the first, so that both are in sight on a small screen: they are what is to be compared.
  { measure: 'pixels', title: 'embedding.byPixels', unit: 'embedding.pixelUnit' },
  { measure: 'l2', title: 'embedding.byFeaturesSmallL2', unit: 'embedding.l2Unit' },
] as const;
const SHOWN = 6;

/** What the gallery holds nearest to the live frame, by each measure; live. */
export function NeighbourRows() {
  const answer = toldAnswer.value;
  if (!isMapOpen.value || pictures.value.length === 0) return null;
  return (
    <section class="panel-section neighbours" aria-label={t('embedding.nearestToTheLivePicture')}>
      <h2>{t('embedding.nearestToTheLivePicture')}</h2>
      {ROWS.map(({ measure, title, unit }) => (
        <div key={measure}>
          <h3>
            {t(title)} <span>{t(unit)}</span>
          </h3>
          <Nearest neighbours={answer?.neighbours[measure] ?? []} />
        </div>
      ))}
    </section>
  );
}

const indexOf = ({ index }: Neighbour) => index;

function Nearest({ neighbours }: { neighbours: readonly Neighbour[] }) {
  const { rows, list } = useHeld(neighbours.slice(0, SHOWN), indexOf, (row) => {
    return neighbours.find(({ index }) => index === row.index) ?? row;
  });
  return (
    <ol {...list}>
      {/* One that is held takes the place of the newest: what lies below does not move. */}
      {rows.slice(0, SHOWN).map(({ index, distance }) => (
        <li key={index} data-row={index}>
          <NeighbourPicture index={index} distance={distance} />
        </li>
      ))}
    </ol>
  );
}

function NeighbourPicture({ index, distance }: { index: number; distance: number }) {
  const { gallery } = useCommands();
  const url = usePreview(gallery.previews, index);
  const words = pictures.value[index];
  const name = phrase(words?.name ?? '');
  return (
    <button
      type="button"
      class={`neighbour ${chosen.value === index ? 'chosen' : ''}`}
      title={`${name}: ${className(words?.label ?? '')}`}
      aria-label={t('embedding.nameAtDistance', { name, distance: formatValue(distance) })}
      onPointerEnter={() => (pointed.value = index)}
      onPointerLeave={() => (pointed.value = null)}
      onClick={() => {
        chosen.value = index;
        if (map.value) store.stage.value?.map?.reveal(index);
      }}
    >
      <span class="picture">{url && <img src={url} alt="" draggable={false} />}</span>
      <span class="distance">{formatValue(distance)}</span>
    </button>
  );
}
