import { told } from '../../contract/told.ts';
import { FEWEST, neighboursFor } from '../../embedding/draw_map.ts';
import { PLACED_BY } from '../../embedding/placement.ts';
import { wholePercent } from '../format.ts';
import { phrase, sentence, t } from '../language/language.ts';
import * as store from '../store.ts';
import { isStopped, map, pictures } from './gallery_store.ts';
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
        <p>{whyNone()}</p>
      </div>
    );
  }
  return (
    <div class="legend map-legend">
      <p>
        {t('embedding.nearIs', { measure: drawn.metric, features })}{' '}
        {drawn.axes
          ? t('embedding.theTwoAxesShow', { share: wholePercent(drawn.axes.share) })
          : t('embedding.farSaysLittle')}
      </p>
      <p class="picture-title">
        {t('embedding.methodOfPictures', {
          method: METHODS[drawn.method],
          count,
          neighbours: drawn.axes ? 0 : Math.round(neighboursFor(settings, count)),
          placed: phrase(PLACED_BY[drawn.method]),
        })}
      </p>
    </div>
  );
}

/** What is said in the place of a map. */
function whyNone(): string {
  const count = pictures.value.length;
  if (count === 0) return t('embedding.theGalleryIsEmptyAdd');
  if (count < FEWEST) return sentence(told('galleryErrors.tooFew', { fewest: FEWEST, count }));
  return t(isStopped.value ? 'embedding.theMapWasStopped' : 'embedding.theMapIsBeingDrawn');
}
