import { formatValue } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import * as store from '../store.ts';
import { chosen, map, pictures, pointed, answer as toldAnswer } from './gallery_store.ts';
import { isMapOpen } from './map_settings.ts';
import { usePreview } from './previews.ts';

const ROWS = [
  { measure: 'cosine', title: 'By features: small angle', unit: '1 − cosine' },
  { measure: 'l2', title: 'By features: small L2 distance', unit: 'L2' },
  { measure: 'pixels', title: 'By pixels', unit: 'difference, of 255' },
] as const;
const SHOWN = 6;

/** What the gallery holds nearest to the live frame, by each measure; live. */
export function NeighbourRows() {
  const answer = toldAnswer.value;
  if (!isMapOpen.value || pictures.value.length === 0) return null;
  return (
    <section class="panel-section neighbours" aria-label="Nearest to the live picture">
      <h2>Nearest to the live picture</h2>
      {ROWS.map(({ measure, title, unit }) => (
        <div key={measure}>
          <h3>
            {title} <span>{unit}</span>
          </h3>
          <ol>
            {(answer?.neighbours[measure] ?? []).slice(0, SHOWN).map(({ index, distance }) => (
              <li key={index}>
                <NeighbourPicture index={index} distance={distance} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function NeighbourPicture({ index, distance }: { index: number; distance: number }) {
  const { gallery } = useCommands();
  const url = usePreview(gallery.previews, index);
  const words = pictures.value[index];
  const name = words?.name ?? '';
  return (
    <button
      type="button"
      class={`neighbour ${chosen.value === index ? 'chosen' : ''}`}
      title={`${name}: ${words?.label ?? ''}`}
      aria-label={`${name}, at ${formatValue(distance)}`}
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
