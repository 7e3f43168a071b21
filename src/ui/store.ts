/** The page's state: one module of signals. Components read them, actions.ts changes them. */
import { computed } from '@preact/signals';
import { type FrameSource, type Mounting, type Turn, UPRIGHT } from '../camera/index.ts';
import type { Catalogue, TechniqueCard } from '../contract/cards.ts';
import type { NetworkCard } from '../contract/network_card.ts';
import type { BackendName, LoadProgress, Precision } from '../contract/opening.ts';
import type { Picture } from '../contract/picture.ts';
import { findLayer } from '../contract/reading/layers.ts';
import type { Target } from '../contract/target.ts';
import type { ChannelRef, SilencedLayer, TechniqueResult, View, ViewResult } from '../contract/view.ts';
import { DEFAULT_DISPLAY, type Display } from '../render/display.ts';
import type { Lack } from '../render/open_stage.ts';
import type { Size } from '../render/placement.ts';
import { EMPTY_SCENE, type Scene } from '../render/scene.ts';
import type { Stage } from '../render/stage.ts';
import { type Exhibit, NO_EXHIBIT, type Tool } from './exhibit/exhibit.ts';
import { insideQuestion } from './inside/inside_store.ts';
import { ofPage, ofVisitor } from './kiosk/forgets.ts';
import { cardsIn } from './language/cards.ts';
import { phrase, said, t } from './language/language.ts';
import { viewOrder } from './offered_views.ts';
import { looksAway } from './sources/capture_store.ts';
import { TEACHING_VIEW, wantedFeatures } from './teach/teach_store.ts';
import type { ComparisonRequest, Parameters } from './url_state/check_requested.ts';
import { DEFAULT_SETTINGS, type Settings, type SourceKind } from './url_state/settings.ts';
import { onPicture, parametersOf, targetFor } from './view_of.ts';

/** As the worker offers it, in English. */
export const catalogue = ofPage<Catalogue | null>(null);
/** The same in the language of the page. */
export const spokenCatalogue = computed(() => catalogue.value && cardsIn(said.value, catalogue.value));
/** Which view is open: the one of the studio where there is one, else the live view, which stays underneath. */
export const opened = ofVisitor<{ readonly live: string; readonly slow: string | null }>({
  live: '',
  slow: null,
});
/** The live view that is open, or that lies under one of the studio. */
export const technique = computed(() => opened.value.live);
/** The view of the studio that is open; null where a live one is. */
export const slowView = computed(() => opened.value.slow);
/** The view that is open, whichever it is, by its id. */
export const openView = computed(() => opened.value.slow ?? opened.value.live);
/** Only what was changed; the rest are the technique's defaults. */
export const parameters = ofVisitor<Parameters>({});
export const target = ofVisitor<Target>({ kind: 'top' });
export const picked = ofVisitor<ChannelRef | null>(null);
/** The channel that belongs to the weights under the pointer. */
export const peeked = ofVisitor<ChannelRef | null>(null);
export const pins = ofVisitor<ChannelRef[]>([]);

/** Channels that are switched off. */
export const ablation = ofVisitor<readonly SilencedLayer[]>([]);
/** The second view of the same frame; null where there is one only. */
export const comparison = ofVisitor<ComparisonRequest | null>(null);

export const display = ofVisitor<Display>(DEFAULT_DISPLAY);
/** What the address asked for when the page was opened. */
export const configured = ofPage<Settings>(DEFAULT_SETTINGS);
/** What the configuration file says beside the settings of an address. */
export const exhibit = ofPage<Exhibit>(NO_EXHIBIT);
/** Whether the house has left a tool on the screen. */
export const hasTool = (tool: Tool): boolean => exhibit.value.tools[tool];
export const kiosk = computed(() => configured.value.kiosk);
/** Whether pictures can be kept: a kiosk has no place for them, unless it hands them over. */
export const canSavePictures = computed(() => !kiosk.value || exhibit.value.handOver !== undefined);
export const requestedBackend = ofPage<BackendName | null>(null);
export const requestedReadback = ofPage<boolean | null>(null);
export const requestedPrecision = ofPage<Precision | null>(null);
export const networkId = ofPage('');

/** The ids of the views that are offered, paintings too, in their order on screen. */
export const viewIds = computed(() =>
  catalogue.value ? viewOrder(catalogue.value, configured.value.views) : [],
);

export type LivePicture = Pick<FrameSource, 'kind' | 'label' | 'element'> & {
  /** Of a camera; else null. */
  deviceId: string | null;
};
/** What is on the stage now; null until there is a first picture. */
export const live = ofPage<LivePicture | null>(null);
/** How the present source is turned, mirrored and cut before anything else. */
export const mounting = ofPage<Mounting>(UPRIGHT);
/** What the address turns the source by that it opens; null where it says nothing. */
export const requestedTurn = ofVisitor<Turn | null>(null);
/** By the cameras' ids: how each hangs is a person's own. */
export const cameraMountings = ofPage<Readonly<Record<string, Mounting>>>({});
/** The camera is open but sends no new frames: what is on the stage stands still. */
export const stalled = ofPage(false);
/** The worker was asked for a look and has not answered yet. */
export const lookIsDue = ofPage(false);
/** What to open again on the next visit. */
export const requestedSource = ofVisitor<SourceKind>('camera');
export const deviceId = ofVisitor<string | null>(null);
export const frozen = ofVisitor(false);
/** Counts what was put on the stage: each source, each picture that was frozen, and each visitor. See FrameIdentity. */
export const sourceNumber = ofPage(0);

/** A camera that faces a person is a looking glass unless they say otherwise; everything else is mirrored only if they say so. */
export const otherMirrored = ofVisitor(false);
const looksAtUs = ({ deviceId }: LivePicture) => configured.value.clean || !looksAway(deviceId);
export const isGlass = computed(() => live.value?.kind === 'camera' && looksAtUs(live.value));
export const mirrored = computed(() => (isGlass.value ? display.value.mirror : otherMirrored.value));

export type WorkerState = 'starting' | 'ready' | 'restarting' | 'failed';
export const workerState = ofPage<WorkerState>('starting');
/** The worker is gone, and is not back yet. */
export const isDown = computed(() => workerState.value === 'restarting' || workerState.value === 'failed');
/** It computes on the processor since it lost or left the graphics card. */
export const leftCard = ofPage(false);
export const progress = ofPage<LoadProgress | null>(null);

/** A look with what was asked for: pins come back in the order in which they were asked. */
export interface Seen {
  result: ViewResult;
  view: View;
  /** What `request` was when it came. */
  request: Request;
}
/** The latest look, whatever it is of. For what must not come and go between two looks: controls, and room for pictures. */
export const latest = ofVisitor<Seen | null>(null);
/** FrameIdentity.frame of the latest look that had nothing to show yet: a later one than that on screen is a sweep that began. */
export const begunFrame = ofVisitor<number | null>(null);
/** The kind of picture that each technique has shown. */
export const shownKinds = ofPage<Readonly<Record<string, Picture['kind']>>>({});
export const resultCount = ofPage(0);
export const resultsPerSecond = ofPage(0);
export const roundTripMs = ofPage(0);

/** Whether letters, digits and signs are keys of the page; arrows, Page, Home and Escape always are. */
export const signKeys = ofVisitor(true);
/** The same where the exhibit leaves them on at all. */
export const areSignsKeys = computed(() => signKeys.value && configured.value.keys);
export const helpOpen = ofVisitor(false);
export const performanceOpen = ofVisitor(false);
export const sourceMenuOpen = ofVisitor(false);
export const sheetRaised = ofVisitor(false);
/** Nobody was there for a while. */
export const attracting = ofPage(false);
/** Seconds that a view stays in the round of views that is then shown; 0 where the view stays as it is. */
export const walkSeconds = computed(() => (configured.value.clean ? 0 : configured.value.walk));
/** Which view of the configured round is shown; -1 while the start is. */
export const attractStep = ofPage(-1);
/** Seconds until the visitor is taken to be gone, while that is said on screen. */
export const countdown = ofPage<number | null>(null);
export const showsRound = computed(() => attracting.value && walkSeconds.value > 0);
export const stage = ofPage<Stage | null>(null);
/** Why the stage is drawn without the graphics card; null where it is drawn with it. */
export const stageLack = ofPage<Lack | null>(null);
/** In CSS pixels. */
export const stageSize = ofPage<Size>({ width: 0, height: 0 });
/** A click on a tile switches its channel off, instead of picking it. */
export const silencing = ofVisitor(false);
/** What lies under the pointer, in words; empty where nothing does. */
export const readout = ofVisitor('');

const cardOf = (id: string | undefined) =>
  spokenCatalogue.value?.techniques.find((technique) => technique.id === id) ?? null;

export const card = computed<TechniqueCard | null>(() => cardOf(technique.value));

/** What can stand beside another view. */
export const comparisonCards = computed(
  () => spokenCatalogue.value?.techniques.filter(({ repaints }) => !repaints) ?? [],
);

/** The second view; null where there is none, or where the first stands alone. */
export const comparisonCard = computed<TechniqueCard | null>(() =>
  card.value?.repaints
    ? null
    : (comparisonCards.value.find(({ id }) => id === comparison.value?.technique) ?? null),
);

/** The second network, while it is there: see Beside.network. */
export const secondNetwork = ofPage<NetworkCard | null>(null);

/** The network that looks in the second view; null where it is not there yet. */
export const comparisonNetwork = computed(() => {
  const other = comparison.value?.network;
  if (other === undefined) return catalogue.value?.network ?? null;
  return secondNetwork.value?.id === other ? secondNetwork.value : null;
});

/** The network that looked in a pane. */
export const networkOf = ({ network }: Pick<TechniqueResult, 'network'>): NetworkCard | undefined =>
  network !== undefined && network === secondNetwork.value?.id
    ? secondNetwork.value
    : catalogue.value?.network;

/** Whether the second network looked in a pane: its layers and channels are none of the first. */
export const isOfSecond = (pane: Pick<TechniqueResult, 'network'> | undefined): boolean =>
  pane?.network !== undefined && pane.network !== catalogue.value?.network.id;

/** The settings of the second view, all of them. A layer that its network has not is the one by default. */
export const comparisonParameters = computed(() => {
  const [now, network] = [comparisonCard.value, comparisonNetwork.value];
  if (!now || !network) return {};
  const chosen = Object.entries(comparison.value?.parameters ?? {}).filter(
    ([name, value]) => now.parameters[name]?.kind !== 'layer' || findLayer(network, `${value}`),
  );
  return parametersOf(now, network, Object.fromEntries(chosen));
});

/** What the second view looks for: the same class by its name, where another network looks. */
const comparisonTarget = computed((): Target => {
  const [now, second] = [comparisonCard.value, comparisonNetwork.value];
  if (!now || !second) return { kind: 'top' };
  const own = second.labels.indexOf(comparison.value?.ofClass ?? '');
  if (own >= 0 && now.targets.includes('class')) return { kind: 'class', index: own };
  const wanted = targetFor(now, target.value);
  if (comparison.value?.network === undefined || wanted.kind === 'top') return wanted;
  const name = wanted.kind === 'class' ? catalogue.value?.network.labels[wanted.index] : undefined;
  const index = name === undefined ? -1 : second.labels.indexOf(name);
  return index < 0 ? { kind: 'top' } : { kind: 'class', index };
});

/** Why the second view looks at another class than the first; null where it looks at the same. */
export const comparisonNote = computed(() => {
  const [wanted, second, first] = [target.value, comparisonNetwork.value, catalogue.value?.network];
  const isOther = comparison.value?.network !== undefined && comparisonCard.value?.targets.includes('taught');
  if (wanted.kind !== 'taught' || !second || !first || !isOther) return null;
  return t('shell.nameWasTaughtWithTitle', { name: wanted.name, title: first.title, title2: second.title });
});

/** What the worker is asked for. */
export const view = computed<View | null>(() => {
  const now = card.value;
  const network = catalogue.value?.network;
  if (!now || !network) return null;
  const wanted = [peeked.value, picked.value].filter((ref) => ref !== null);
  const features = now.id === TEACHING_VIEW ? wantedFeatures.value : undefined;
  const settings = parametersOf(now, network, parameters.value[now.id] ?? {});
  const inside = insideQuestion(now.id, settings, picked.value, network.id);
  return {
    network: network.id,
    technique: now.id,
    parameters: settings,
    target: targetFor(now, target.value),
    pins: [...wanted.map((ref) => ({ ...ref, inView: true as const })), ...pins.value],
    ablation: ablation.value,
    ...(features && { features }),
    ...(inside && { inside }),
    comparison: comparisonCard.value &&
      comparisonNetwork.value && {
        ...(comparison.value?.network !== undefined && { network: comparison.value.network }),
        technique: comparisonCard.value.id,
        parameters: comparisonParameters.value,
        target: comparisonTarget.value,
      },
  };
});

/** Another one for each change of technique or network: who goes and comes back finds no map of before. */
export type Request = Readonly<
  Record<'main' | 'beside', { technique: string | undefined; network: string | undefined }>
>;
const mainNetwork = computed(() => view.value?.network);
const mainTechnique = computed(() => view.value?.technique);
const comparisonTechnique = computed(() => view.value?.comparison?.technique);
const mainRequest = computed(() => ({ technique: mainTechnique.value, network: mainNetwork.value }));
const comparisonNetworkId = computed(() => view.value?.comparison?.network ?? mainNetwork.value);
const comparisonRequest = computed(() => ({
  technique: comparisonTechnique.value,
  network: comparisonNetworkId.value,
}));
export const request = computed<Request>(() => ({
  main: mainRequest.value,
  beside: comparisonRequest.value,
}));

/** That of a look which was asked for otherwise than the view says is of no view. */
export const requestOf = ({ technique, network }: View): Request =>
  technique === mainTechnique.value && network === mainNetwork.value
    ? request.value
    : { main: { technique, network }, beside: { technique: undefined, network } };

/** The latest look at the picture that is on the stage, in whatever view; null before the first. */
export const seenOfPicture = computed<Seen | null>(() =>
  latest.value?.result.source === sourceNumber.value ? latest.value : null,
);

/** The latest look at the picture that is on the stage, in the view that is chosen; null before the first. */
export const seen = computed<Seen | null>(() => {
  const now = seenOfPicture.value;
  if (now?.request.main !== mainRequest.value) return null;
  return now.request.beside === comparisonRequest.value
    ? now
    : { ...now, result: { ...now.result, comparison: null } };
});

const panesOf = (now: Seen | null): TechniqueResult[] =>
  now ? [now.result, ...(now.result.comparison ? [now.result.comparison] : [])] : [];

/** What each pane of the stage shows: that of the view itself, and of the one beside it. */
export const panes = computed(() => panesOf(seen.value));

/** What the panes of the latest look showed, whatever it was of: see latest. */
export const latestPanes = computed(() => panesOf(latest.value));

/** What kind of picture each pane shows or waits for; null where that is not known yet. */
export const paneKinds = computed<(Picture['kind'] | null)[]>(() => {
  const wanted = view.value ? [view.value, ...(view.value.comparison ? [view.value.comparison] : [])] : [];
  return wanted.map(
    ({ technique }, at) => panes.value[at]?.picture.kind ?? shownKinds.value[technique] ?? null,
  );
});

/** The layer of the channel or neuron that was looked at. */
const targetLayer = computed(() => {
  const looked = seen.value?.result.target;
  const inLayer = looked?.kind === 'channel' || looked?.kind === 'neuron';
  return inLayer ? (findLayer(catalogue.value?.network, looked.layer) ?? null) : null;
});

/** What a person calls a layer. */
export const layerTitle = (name: string): string =>
  phrase(findLayer(catalogue.value?.network, name)?.title ?? name);

export const mapOf = (ref: ChannelRef | null) => {
  const now = seenOfPicture.value;
  if (!ref || !now) return null;
  const at = now.view.pins.findIndex(({ layer, channel }) => layer === ref.layer && channel === ref.channel);
  return now.result.pins[at] ?? null;
};

/** What the stage shows. */
export const scene = computed<Scene>(() => {
  const own = { ...display.value, mirror: mirrored.value };
  if (slowView.value) return { ...EMPTY_SCENE, display: own, withBoard: true };
  const { clean, alpha } = configured.value;
  const looked = seen.value?.result.target;
  const network = catalogue.value?.network;
  const shape = targetLayer.value?.shape;
  const neuron =
    looked?.kind === 'neuron' && shape && network
      ? { y: looked.y, x: onPicture(looked.x, shape[1], network) }
      : null;
  return {
    result: seen.value?.result ?? null,
    awaited: paneKinds.value,
    display: own,
    picked: picked.value,
    pickedMap: mapOf(peeked.value) ?? mapOf(picked.value),
    pinned: pins.value,
    unmarked: clean,
    hollow: clean && alpha,
    ablation: ablation.value,
    ...{ neuron, neuronShape: neuron && shape ? shape : null, besideIsOther: isOfSecond(panes.value[1]) },
  };
});
