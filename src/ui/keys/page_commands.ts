import { pick } from '../actions.ts';
import { closeTop as closeAtlas, stepUnit } from '../atlas/atlas_actions.ts';
import { isOpen as isAtlasOpen, pointed, unit } from '../atlas/atlas_store.ts';
import type { OwnAtlasControl } from '../atlas/own_control.ts';
import { dismissCard } from '../atlas/pointing.ts';
import { showTile } from '../atlas/tiles_on_stage.ts';
import type { ClassroomControl } from '../classroom/classroom_control.ts';
import type { GalleryControl } from '../embedding/gallery_control.ts';
import { chosen } from '../embedding/gallery_store.ts';
import { isMapOpen } from '../embedding/map_settings.ts';
import { stepPicture } from '../embedding/step_picture.ts';
import { chosen as chosenFigure } from '../inside/inside_store.ts';
import { figure } from '../inside/open_figure.ts';
import type { LiveStyleCommands } from '../live_style/live_style.ts';
import type { CardControl } from '../networks/card_control.ts';
import type { NetworkControl } from '../networks/network_control.ts';
import * as networkStore from '../networks/networks_store.ts';
import { notifyError } from '../notices_store.ts';
import { createOutput } from '../output/output_control.ts';
import { ownPictures } from '../own_pictures.ts';
import type { PatchControl } from '../patches/patch_control.ts';
import * as patches from '../patches/patch_store.ts';
import { endPhone } from '../phones/phone_camera.ts';
import { createRecording } from '../record/record_control.ts';
import { savePicture } from '../save/save_picture.ts';
import { rememberMounting } from '../sources/camera_of.ts';
import { takeFiles } from '../sources/dropped/take_files.ts';
import type { SourceControl } from '../sources/source_control.ts';
import * as store from '../store.ts';
import type { StudioCommands } from '../studio/commands.ts';
import * as studio from '../studio/store.ts';
import type { TeachControl } from '../teach/teach_control.ts';
import type { Commands } from './commands.ts';

export function makePageCommands(
  source: SourceControl,
  openLink: () => void,
  liveStyle: LiveStyleCommands,
  studioCommands: StudioCommands,
  mining: PatchControl,
  gallery: GalleryControl,
  networks: NetworkControl,
  teach: TeachControl,
  card: CardControl,
  ownAtlas: OwnAtlasControl,
  fieldOf: Commands['fieldOf'],
  classroom: ClassroomControl,
): Commands {
  return {
    openSource(kind, deviceId) {
      void source.open(kind, deviceId, () => {
        store.requestedSource.value = kind;
        store.requestedTurn.value = null;
        if (kind !== 'phone') endPhone();
        if (kind === 'camera') store.deviceId.value = deviceId ?? null;
      });
    },
    takeFiles(dropped, addStyle) {
      // It takes a while until a folder is read, or a file of a cloud is there.
      const [since, layer] = [source.asked(), patches.layer.value];
      void takeFiles(dropped, {
        addStyle,
        async show(file) {
          const became = await source.openFile(file, since);
          // A kiosk that begins with a phone has it back for its next visitor.
          const isLent = store.kiosk.value && store.configured.value.source === 'phone';
          if (became !== null && !isLent) endPhone();
          return became;
        },
        gallery,
        teach,
        scanPictures: (files) => void mining.scan(files, layer),
        liveStyle,
        card,
        studio: studioCommands,
      });
    },
    mount(change) {
      const mounting = { ...store.mounting.value, ...change };
      rememberMounting(mounting);
      source.mount(mounting);
    },
    toggleFreeze: () => void source.toggleFreeze(),
    save() {
      if (studio.viewed.value) studioCommands.savePicture(studio.viewed.value);
      else void savePicture().catch(notifyError);
    },
    toggleFullScreen() {
      if (!document.fullscreenEnabled) return;
      const change = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      change.catch(notifyError);
    },
    searchClass() {
      store.sheetRaised.value = true;
      document.getElementById('class-search')?.focus();
    },
    stepTile: (key) => {
      if (unit.value) {
        stepUnit(key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1);
        return true;
      }
      return isMapOpen.value ? stepPicture(...(STEPS[key] ?? [0, 0])) : stepTile(key);
    },
    close,
    gallery,
    teach,
    scanPictures: (files) => void mining.scan(files),
    scanAgain: () => void mining.scanAgain(),
    stopMining: () => mining.stop(),
    forgetPatches: () => mining.forget(),
    atlas: ownAtlas,
    fieldOf,
    retry: openLink,
    networks,
    card,
    liveStyle,
    output: createOutput(),
    recording: createRecording(),
    studio: studioCommands,
    classroom,
  };
}

const STEPS: Record<string, [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function stepTile(key: string): boolean {
  const picture = ownPictures.value.find((one) => one.kind === 'tiles');
  const stage = store.stage.value;
  if (patches.isOpen.value) stepChannel(key);
  if (!picture || !stage) return patches.isOpen.value;
  const now = store.picked.value;
  const at = now?.layer === picture.layer ? picture.channels.indexOf(now.channel) : -1;
  // The live picture is mirrored, the order of the tiles is not.
  const [columns, rows] = STEPS[key] ?? [0, 0];
  const next = at < 0 ? 0 : at + columns + rows * stage.tiles.columns;
  const channel = picture.channels[next];
  if (channel === undefined) return true;
  store.picked.value = { layer: picture.layer, channel };
  stage.tiles.reveal(next);
  stage.redraw();
  showTile({ kind: 'channel', layer: picture.layer, channel }, stage, stage.tiles, next);
  return true;
}

/** From the enlarged channel to the one beside it. */
function stepChannel(key: string): void {
  const layer = patches.layer.value;
  const open = patches.openChannel.value;
  const [columns, rows] = STEPS[key] ?? [0, 0];
  const channel = open === null ? (patches.channels.value[0] ?? 0) : open + columns + rows;
  if (layer && channel >= 0 && channel < patches.channelCount.value) store.picked.value = { layer, channel };
}

/** Escape closes what lies on top: one thing at a time. */
function close(): void {
  if (isAtlasOpen.value) closeAtlas();
  else if (pointed.value) dismissCard();
  else if (store.sourceMenuOpen.value) store.sourceMenuOpen.value = false;
  else if (networkStore.menuOpen.value) networkStore.menuOpen.value = false;
  else if (studio.viewed.value) studio.viewed.value = null;
  else if (isMapOpen.value && chosen.value !== null) chosen.value = null;
  else if (figure.value !== null) chosenFigure.value = null;
  else if (store.picked.value) pick(null);
  else if (store.performanceOpen.value) store.performanceOpen.value = false;
}
