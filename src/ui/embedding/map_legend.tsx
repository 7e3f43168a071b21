import { neighboursFor } from '../../embedding/draw_map.ts';
import { PLACED_BY } from '../../embedding/placement.ts';
import * as store from '../store.ts';
import { map, pictures } from './gallery_store.ts';
import { mapSettings } from './map_settings.ts';

const METHODS = { pca: 'PCA', tsne: 't-SNE', umap: 'UMAP' } as const;

/** What distance means on the map, and how the live star gets its place. */
export function MapLegend({ features }: { features: number }) {
  const drawn = map.value;
  const settings = mapSettings.value;
  // The stage says why there is none.
  if (store.stage.value && !store.stage.value.map) return <div class="legend map-legend" />;
  const count = drawn ? drawn.positions.length / 2 : 0;
  if (!drawn || !settings) {
    return (
      <div class="legend map-legend">
        <p>{pictures.value.length > 0 ? 'The map is being drawn.' : 'The gallery is empty: add pictures.'}</p>
      </div>
    );
  }
  const near = drawn.metric === 'angle' ? 'a small angle' : 'a small L2 distance';
  return (
    <div class="legend map-legend">
      <p>
        <b>Near</b> is alike for the network: {near} between {features.toLocaleString('en')} features.
        {drawn.axes
          ? ` The two axes show ${Math.round(100 * drawn.axes.share)} % of how the pictures differ.`
          : ' Far says little: only who is beside whom is kept.'}
      </p>
      <p class="picture-title">
        {METHODS[drawn.method]} of {count.toLocaleString('en')} pictures
        {drawn.axes ? '' : `, ${Math.round(neighboursFor(settings, count))} neighbours`} · gold star placed{' '}
        {PLACED_BY[drawn.method]}
      </p>
    </div>
  );
}
