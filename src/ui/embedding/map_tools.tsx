import { Camera, Maximize2, ZoomIn, ZoomOut } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { Status } from '../status.tsx';
import * as store from '../store.ts';
import { drawing } from './gallery_store.ts';
import { isMapOpen } from './map_settings.ts';

const STAGES = {
  axes: 'embedding.findingTheAxes',
  distances: 'embedding.measuringDistances',
  layout: 'embedding.layingOut',
} as const;

/** Beside the map: nearer, farther, all of it, and this frame among its pictures. */
export function MapTools() {
  const isWithout = store.stage.value !== null && !store.stage.value.map;
  const stage = drawing.value?.stage;
  const said = isWithout ? t('embedding.theMapOfPicturesNeeds') : stage && t(STAGES[stage]);
  return (
    <>
      <Status>{isMapOpen.value && said}</Status>
      {isMapOpen.value && (isWithout ? <p class="no-map">{said}</p> : <Tools />)}
    </>
  );
}

function Tools() {
  const { gallery } = useCommands();
  const map = () => store.stage.value?.map;
  return (
    <>
      <div class="map-tools" role="toolbar" aria-label={t('embedding.map')}>
        <IconButton
          icon={ZoomIn}
          label={t('embedding.nearer')}
          shortcut="+"
          onClick={() => map()?.zoom(1.5)}
        />
        <IconButton
          icon={ZoomOut}
          label={t('embedding.farther')}
          shortcut="−"
          onClick={() => map()?.zoom(1 / 1.5)}
        />
        <IconButton
          icon={Maximize2}
          label={t('embedding.theWholeMap')}
          shortcut="0"
          onClick={() => map()?.showAll()}
        />
        <IconButton
          icon={Camera}
          label={t('embedding.takeThisPictureIntoThe')}
          shortcut="A"
          onClick={() => void gallery.snapshot()}
        />
      </div>
      {drawing.value && (
        <div class="map-progress">
          <p>{t(STAGES[drawing.value.stage])}</p>
          <div class="progress">
            <span style={{ transform: `scaleX(${drawing.value.progress})` }} />
          </div>
          <button type="button" class="text-button" onClick={gallery.cancelMap}>
            {t('embedding.stopHere')}
          </button>
        </div>
      )}
    </>
  );
}
