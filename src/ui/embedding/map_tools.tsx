import { Camera, Maximize2, ZoomIn, ZoomOut } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import * as store from '../store.ts';
import { drawing } from './gallery_store.ts';
import { isMapOpen } from './map_settings.ts';

const STAGES = { axes: 'Finding the axes', distances: 'Measuring distances', layout: 'Laying out' } as const;

/** Where the stage draws without WebGL. */
function NoMap() {
  return (
    <p class="no-map" role="status">
      The map of pictures needs WebGL, which this browser does not give. The pictures nearest to the live one
      are listed all the same.
    </p>
  );
}

/** Beside the map: nearer, farther, all of it, and this frame among its pictures. */
export function MapTools() {
  const { gallery } = useCommands();
  if (!isMapOpen.value) return null;
  if (store.stage.value && !store.stage.value.map) return <NoMap />;
  const map = () => store.stage.value?.map;
  return (
    <>
      <div class="map-tools" role="toolbar" aria-label="Map">
        <IconButton icon={ZoomIn} label="Nearer" shortcut="+" onClick={() => map()?.zoom(1.5)} />
        <IconButton icon={ZoomOut} label="Farther" shortcut="−" onClick={() => map()?.zoom(1 / 1.5)} />
        <IconButton icon={Maximize2} label="The whole map" shortcut="0" onClick={() => map()?.showAll()} />
        <IconButton
          icon={Camera}
          label="Take this picture into the gallery"
          shortcut="A"
          onClick={() => void gallery.snapshot()}
        />
      </div>
      {drawing.value && (
        <div class="map-progress" role="status">
          <p>{STAGES[drawing.value.stage]}</p>
          <div class="progress">
            <span style={{ transform: `scaleX(${drawing.value.progress})` }} />
          </div>
          <button type="button" class="text-button" onClick={gallery.cancelMap}>
            Stop here
          </button>
        </div>
      )}
    </>
  );
}
