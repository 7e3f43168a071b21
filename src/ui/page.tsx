/** Puts the page together: settings, live picture, worker, loop, keys. What it is given, tests may replace. */
import { computed, effect } from '@preact/signals';
import { render } from 'preact';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import type { Link, LinkOptions } from '../worker/link.ts';
import type { ScanLink } from '../worker/patches/scan_link.ts';
import { followHistory } from './atlas/atlas_actions.ts';
import { startAtlas } from './atlas/atlas_control.ts';
import { createOwnAtlas } from './atlas/own_control.ts';
import { createClassroom } from './classroom/classroom_control.ts';
import { App } from './components/app.tsx';
import { createGalleryControl } from './embedding/gallery_control.ts';
import { showAccess } from './exhibit/access.ts';
import { countVisits } from './exhibit/counts.ts';
import { watchHealth } from './exhibit/health.ts';
import { isDraft } from './exhibit/open_exhibit.ts';
import { wakeByPeople } from './exhibit/presence.ts';
import type { ReadExhibit } from './exhibit/read_exhibit.ts';
import { describeAloud } from './exhibit/speech.ts';
import { listenForStaff } from './exhibit/staff.ts';
import { keepAwake, keepHours } from './exhibit/unattended.ts';
import { watchOver } from './exhibit/watchdog/watch_over.ts';
import { startControls } from './instrument/devices.ts';
import type { Commands } from './keys/commands.ts';
import { listenToKeys } from './keys/keys.ts';
import { makePageCommands } from './keys/page_commands.ts';
import { runKiosk } from './kiosk/kiosk.ts';
import { createLiveStyle } from './live_style/live_style.ts';
import * as liveStyle from './live_style/store.ts';
import { createCardControl } from './networks/card_control.ts';
import { createNetworkControl, startNetworks } from './networks/network_control.ts';
import { addressOf as networkAddress } from './networks/networks_store.ts';
import { createPatchControl } from './patches/patch_control.ts';
import * as patchStore from './patches/patch_store.ts';
import { createSourceControl } from './sources/source_control.ts';
import * as store from './store.ts';
import { keepBudget } from './studio/budget.ts';
import { shareMachine } from './studio/share_machine.ts';
import { createStudio, type StudioParts } from './studio/studio.ts';
import { createTeachControl } from './teach/teach_control.ts';
import { followPresenter } from './tour/presenter.ts';
import { startTour } from './tour/tour_control.ts';
import { keepSettings } from './url_state/keep_settings.ts';
import { beginAnew, startFromUrl } from './url_state/page_settings.ts';
import { startLiveView } from './view/live_view.ts';
import { largeType } from './view_list.ts';
import { lacksNetwork, onWorkerState } from './worker_state.ts';

export interface PageParts {
  host: HTMLElement;
  exhibit: ReadExhibit;
  /** Keeps the program where it has to run without its server. */
  keepProgram: () => void;
  createLink: (callbacks: Pick<LinkOptions, 'onState' | 'onProgress'>) => Link;
  scanLink: ScanLink;
  createStudioLink: StudioParts['createLink'];
  clipUrl: string;
  /** Address of a network's folder, by its name below models/. */
  networkUrl: (folder: string) => string;
  /** Address of the folder that holds style-nets.json. */
  modelsUrl: string;
  wasmUrl: string;
  openCvUrl: string;
  /** Address of the folder that holds styles.json. */
  stylesUrl: string;
  createGallery: () => Worker;
  createMap: () => Worker;
  createCard: () => Worker;
}

/** The live view leaves nine tenths of the machine to a collection, which somebody waits for. */
const REST_WHILE_MINING = 9;

export function startPage(parts: PageParts): void {
  const { host, exhibit, createLink, createStudioLink, scanLink, clipUrl, networkUrl, modelsUrl } = parts;
  const { wasmUrl, openCvUrl, stylesUrl } = parts;
  startFromUrl(location.search, exhibit);
  liveStyle.modelsUrl.value = modelsUrl;
  const source = createSourceControl(clipUrl);
  const grab = () => source.grab();
  const link = createLink({
    onState: (state) => onWorkerState(state, undefined, networks.remedyFor),
    onProgress: (progress: LoadProgress) => (store.progress.value = progress),
  });
  const addressOf = (id: string) => networkAddress(id, networkUrl);
  const options = (): OpenOptions => ({
    networkUrl: addressOf(store.networkId.value),
    modelsUrl,
    wasmUrl,
    openCvUrl,
    backend: store.requestedBackend.value,
    readback: store.requestedReadback.value,
    precision: store.requestedPrecision.value,
  });
  // What goes wrong is told by its state.
  const openLink = () => void link.open(options()).catch(() => {});
  const studio = createStudio({
    ...{ source, stylesUrl, createLink: createStudioLink },
    options: (network) => ({ ...options(), networkUrl: addressOf(network), threads: studioThreads() }),
  });
  const patches = createPatchControl(link, scanLink, options);
  const gallery = createGalleryControl({
    describe: (picture) => link.describe(picture),
    ...{ grab, createGallery: parts.createGallery, createMap: parts.createMap, modelsUrl },
  });
  const networks = createNetworkControl({ link, openLink, addressOf });
  const commands: Commands = makePageCommands(
    source,
    openLink,
    createLiveStyle({ link, source }),
    studio.commands,
    patches,
    gallery,
    networks,
    createTeachControl(),
    createCardControl({
      ...{ grab, createCard: parts.createCard, modelsUrl, wasmUrl },
      onKept: networks.takeKept,
    }),
    createOwnAtlas(studio.commands),
    // While the worker is started anew nothing is known of the field.
    (layer) => link.fieldOf(layer).catch(() => null),
    createClassroom(source),
  );

  render(<App commands={commands} />, host);
  listenToKeys(commands);
  startAtlas({ networkUrl, wantOwn: commands.atlas.want });
  followHistory();
  void startNetworks(modelsUrl).then(openLink);
  void source.open(store.requestedSource.value, store.deviceId.value ?? undefined);
  effect(() => {
    if (store.live.value) store.stage.value?.showLive(store.live.value.element, store.sourceNumber.value);
  });
  effect(() => store.stage.value?.show(store.scene.value));
  effect(() => {
    const stale = store.stalled.value && !store.frozen.value;
    document.documentElement.classList.toggle('stalled', stale);
    document.documentElement.classList.toggle('down', store.isDown.value);
    document.documentElement.classList.toggle('attracting', store.showsRound.value);
    document.documentElement.classList.toggle('large-type', largeType.value);
  });
  const isMining = computed(() => patchStore.scan.value !== null);
  effect(() => {
    if (store.stage.value) store.stage.value.resting = isMining.value;
  });
  startLiveView({
    ...{ grab, isHeld: () => source.isHeld(), link, looked: shareMachine(studio.scheduler) },
    restMs: (elapsedMs) => (isMining.value ? REST_WHILE_MINING * elapsedMs : 0),
  });
  keepSettings();
  startTour();
  const isPreview = isDraft(store.configured.value.config);
  if (!isPreview) parts.keepProgram();
  if (!store.kiosk.value) {
    followPresenter();
    startControls();
    return;
  }
  keepBudget(commands.studio.cancel);
  const wake = runKiosk({
    idleMs: 1000 * store.configured.value.idle,
    countdownMs: 1000 * countdownSeconds(),
    round: store.exhibit.value.attract.views,
    walkMs: 1000 * store.walkSeconds.value,
    ...{ beginAnew, paintIdly: commands.studio.paintIdly },
  });
  wakeByPeople({ grab, shareOfPeople: (picture) => link.shareOfPeople(picture), wake });
  showAccess();
  describeAloud();
  // What follows belongs to the page around a preview.
  if (isPreview) return;
  keepHours();
  keepAwake();
  watchOver({
    reopenSource: () => void source.reopen(),
    restartWorker: openLink,
    leaveGraphicsCard() {
      if (store.catalogue.value?.backend.name === 'wasm' || lacksNetwork()) return false;
      store.leftCard.value ||= store.requestedBackend.value !== 'wasm';
      store.requestedBackend.value = 'wasm';
      openLink();
      return true;
    },
  });
  watchHealth();
  countVisits();
  listenForStaff();
}

/** Nobody is asked before half of the time without a hand is over. */
const countdownSeconds = () =>
  store.configured.value.clean
    ? 0
    : Math.min(store.exhibit.value.countdown, Math.floor(store.configured.value.idle / 2));

/** The live view has all the cores it wants; the studio a few of those beyond the first two. */
const studioThreads = () => Math.max(1, Math.min(4, Math.floor(navigator.hardwareConcurrency / 2) - 1));
