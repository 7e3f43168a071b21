/** Puts the page together: settings, live picture, worker, loop, keys. What it is given, tests may replace. */
import { batch, computed, effect } from '@preact/signals';
import { render } from 'preact';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import type { TechniqueResult, View, ViewResult } from '../contract/view.ts';
import { withNumbers } from '../render/heat/drawn_numbers.ts';
import { EMPTY_SCENE, type Scene } from '../render/scene.ts';
import type { Link, LinkOptions } from '../worker/link.ts';
import type { ScanLink } from '../worker/patches/scan_link.ts';
import { followHistory } from './atlas/atlas_actions.ts';
import { startAtlas } from './atlas/atlas_control.ts';
import { createOwnAtlas } from './atlas/own_control.ts';
import { AnalysedFrame } from './classes/analysed_frame.ts';
import { createClassroom } from './classroom/classroom_control.ts';
import * as classroom from './classroom/classroom_store.ts';
import { withDifference } from './comparison/difference.ts';
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
import { FigureTurns } from './inside/figure_turns.ts';
import { startControls } from './instrument/devices.ts';
import type { Commands } from './keys/commands.ts';
import { listenToKeys } from './keys/keys.ts';
import { makePageCommands } from './keys/page_commands.ts';
import { forgets } from './kiosk/forgets.ts';
import { runKiosk } from './kiosk/kiosk.ts';
import { createLiveStyle } from './live_style/live_style.ts';
import { isWaiting as isStyleWaiting } from './live_style/own_styles.ts';
import * as liveStyle from './live_style/store.ts';
import { createCardControl } from './networks/card_control.ts';
import { createNetworkControl, startNetworks } from './networks/network_control.ts';
import { addressOf as networkAddress } from './networks/networks_store.ts';
import { notifyError } from './notices_store.ts';
import { createPatchControl } from './patches/patch_control.ts';
import * as patchStore from './patches/patch_store.ts';
import { watchRate } from './rate.ts';
import { runFrameLoop } from './sources/frame_loop.ts';
import { createSourceControl } from './sources/source_control.ts';
import * as store from './store.ts';
import { keepBudget } from './studio/budget.ts';
import { shareMachine } from './studio/share_machine.ts';
import * as studioStore from './studio/store.ts';
import { createStudio, type StudioParts } from './studio/studio.ts';
import { createTeachControl } from './teach/teach_control.ts';
import { followPresenter } from './tour/presenter.ts';
import { startTour } from './tour/tour_control.ts';
import { keepSettings } from './url_state/keep_settings.ts';
import { beginAnew, startFromUrl } from './url_state/page_settings.ts';
import { largeType } from './view_list.ts';
import { onPicture } from './view_of.ts';
import { onWorkerState } from './worker_state.ts';

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

const CLASSES = 'ranking';

/** The live view leaves nine tenths of the machine to a collection, which somebody waits for. */
const REST_WHILE_MINING = 9;

export function startPage(parts: PageParts): void {
  const { host, exhibit, createLink, createStudioLink, scanLink, clipUrl, networkUrl, modelsUrl } = parts;
  const { wasmUrl, openCvUrl, stylesUrl } = parts;
  startFromUrl(location.search, exhibit);
  liveStyle.modelsUrl.value = modelsUrl;
  const source = createSourceControl(clipUrl);
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
    grab: () => source.grab(),
    ...{ createGallery: parts.createGallery, createMap: parts.createMap, modelsUrl },
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
      ...{ createCard: parts.createCard, modelsUrl, wasmUrl },
      grab: () => source.grab(),
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
  effect(drawScene);
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
  const rate = watchRate();
  const looked = shareMachine(studio.scheduler);
  const analysedFrame = new AnalysedFrame();
  forgets(() => analysedFrame.forget());
  const figureTurns = new FigureTurns();
  forgets(() => figureTurns.forget());
  effect(() => {
    if (!store.seen.value) analysedFrame.release();
  });
  let frames = 0;
  runFrameLoop({
    grab: () => source.grab(),
    source: () => store.sourceNumber.value,
    isHeld: () => store.frozen.value,
    runView: async (bitmap, source, view) => {
      const identity = { source, frame: store.frozen.value ? frames : ++frames };
      await analysedFrame.copy(bitmap, identity);
      const seen = await link.runView(bitmap, identity, view);
      if (seen.picture) return withNumbers(seen);
      analysedFrame.await(seen);
      return null;
    },
    // Under a painting that lies over the stage nobody sees a look.
    view() {
      const asked =
        store.workerState.value === 'ready' && !isCovered() && !waitsForStyle() ? askedFor() : null;
      return asked && figureTurns.asked(asked);
    },
    onResult(result, view, elapsedMs) {
      rate.count(elapsedMs);
      looked();
      analysedFrame.show(result);
      figureTurns.take(result, view);
      const show = () =>
        batch(() => {
          // Meanwhile another picture, or another person, may be there.
          if (result.source === store.sourceNumber.value && !store.isDown.value) {
            const shown = withDifference(result);
            const comparison = shown.comparison ?? (view.comparison ? standingComparison() : null);
            store.latest.value = { result: { ...shown, comparison }, view, request: store.requestOf(view) };
            rememberKinds(result, view);
            figureTurns.show(view);
          }
          rate.tell();
        });
      if (store.stage.value) store.stage.value.withDrawing(show);
      else show();
    },
    onError: tellViewError,
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
  wakeByPeople({ grab: () => source.grab(), shareOfPeople: (picture) => link.shareOfPeople(picture), wake });
  showAccess();
  describeAloud();
  keepHours();
  // What follows belongs to the page around a preview.
  if (isPreview) return;
  keepAwake();
  watchOver({
    reopenSource: () => void source.reopen(),
    restartWorker: openLink,
    leaveGraphicsCard() {
      if (store.catalogue.value?.backend.name === 'wasm') return false;
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

/** The previous picture stays; a worker or source that is on its way out is told of elsewhere. */
function tellViewError(error: unknown): void {
  const name = error instanceof Error ? error.name : '';
  if (name === 'SourceStoppedError' || name === 'OtherNetworkError' || store.workerState.value !== 'ready')
    return;
  notifyError(error);
}

/** Whether a painting lies over the stage. */
/** A style of one's own is on its way from where it was kept. */
const waitsForStyle = () => liveStyle.isOpen.value && isStyleWaiting.value;
const isCovered = () => studioStore.viewed.value !== null && !classroom.isOpen.value;

/**
 * A painting's view shows what will be painted: of the network it wants the leading class alone. The rounds of a class want
 * the classes that they are about, and what the network saw.
 */
function askedFor(): View | null {
  const view = store.view.value;
  const inClass = classroom.isOpen.value;
  if (!view || !(store.slowView.value || inClass)) return view;
  return {
    ...(inClass && { features: 'vector and picture', alsoRanked: classroom.askedClasses.value }),
    ...(view.network !== undefined && { network: view.network }),
    technique: CLASSES,
    parameters: {},
    target: { kind: 'top' },
    pins: [],
    ablation: view.ablation ?? [],
  };
}

/** What stands beside the view stays while its next picture has nothing to show yet. */
const standingComparison = (): TechniqueResult | null => store.seen.value?.result.comparison ?? null;

/** So that its place can be kept the next time that such a picture is on its way. */
function rememberKinds({ picture, comparison: beside }: ViewResult, view: View): void {
  const kinds = {
    [view.technique]: picture.kind,
    ...(beside && view.comparison && { [view.comparison.technique]: beside.picture.kind }),
  };
  const known = store.shownKinds.value;
  if (Object.entries(kinds).some(([id, kind]) => known[id] !== kind))
    store.shownKinds.value = { ...known, ...kinds };
}

function drawScene(): void {
  const display = { ...store.display.value, mirror: store.mirrored.value };
  if (store.slowView.value) {
    store.stage.value?.show({ ...EMPTY_SCENE, display, withBoard: true });
    return;
  }
  const result = store.seen.value?.result ?? null;
  store.stage.value?.show({
    result,
    awaited: store.paneKinds.value,
    display,
    picked: store.picked.value,
    pickedMap: store.mapOf(store.peeked.value) ?? store.mapOf(store.picked.value),
    pinned: store.pins.value,
    unmarked: store.configured.value.clean,
    hollow: store.configured.value.clean && store.configured.value.alpha,
    ablation: store.ablation.value,
    ...lookedNeuron(result),
  });
}

function lookedNeuron(result: ViewResult | null): Pick<Scene, 'neuron' | 'neuronShape'> {
  const [target, shape] = [result?.target, store.targetLayer.value?.shape ?? null];
  const network = store.catalogue.value?.network;
  if (target?.kind !== 'neuron' || !shape || !network) return { neuron: null, neuronShape: null };
  const { y, x } = target;
  return { neuron: { y, x: onPicture(x, shape[1], network) }, neuronShape: shape };
}
