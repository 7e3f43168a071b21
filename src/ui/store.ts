/** The page's state: one module of signals. Components read them, actions.ts changes them. */
import { computed, signal } from '@preact/signals';
import type { FrameSource, Turn } from '../camera/index.ts';
import { findLayer } from '../contract/layers.ts';
import { DEFAULT_DISPLAY, type Display } from '../render/display.ts';
import type { Size } from '../render/placement.ts';
import type { Stage } from '../render/stage.ts';
import type {
  BackendName,
  Catalogue,
  ChannelRef,
  LoadProgress,
  Look,
  PaneLook,
  SilencedLayer,
  Target,
  TechniqueCard,
  View,
} from '../worker/api.ts';
import type { Beside, Parameters } from './check_wishes.ts';
import type { SourceKind } from './settings.ts';
import { parametersOf, targetFor } from './view_of.ts';

export const catalogue = signal<Catalogue | null>(null);
export const technique = signal('');
/** Only what was changed; the rest are the technique's defaults. */
export const parameters = signal<Parameters>({});
export const target = signal<Target>({ kind: 'top' });
export const picked = signal<ChannelRef | null>(null);
/** The channel that belongs to the weights under the pointer. */
export const peeked = signal<ChannelRef | null>(null);
export const pins = signal<ChannelRef[]>([]);

/** Channels that are switched off. */
export const lesion = signal<readonly SilencedLayer[]>([]);
/** The second view of the same frame; null where there is one only. */
export const beside = signal<Beside | null>(null);

export const display = signal<Display>(DEFAULT_DISPLAY);
export const kiosk = signal(false);
export const backendWish = signal<BackendName | null>(null);
export const readbackWish = signal<boolean | null>(null);
export const networkId = signal('');

export type LivePicture = Pick<FrameSource, 'kind' | 'label' | 'element'> & {
  /** Of a camera; else null. */
  deviceId: string | null;
};
/** What is on the stage now; null until there is a first picture. */
export const live = signal<LivePicture | null>(null);
/** What the present source is turned by. */
export const turn = signal<Turn>(0);
/** What the address turns the source by that it opens; null where it says nothing. */
export const turnWish = signal<Turn | null>(null);
/** By the cameras' ids: how each hangs is a person's own. */
export const cameraTurns = signal<Readonly<Record<string, Turn>>>({});
/** The camera is open but sends no new frames: what is on the stage stands still. */
export const stalled = signal(false);
/** What to open again on the next visit. */
export const sourceWish = signal<SourceKind>('camera');
export const deviceId = signal<string | null>(null);
export const frozen = signal(false);

/** A camera is mirrored like a looking glass unless the person says otherwise; everything else only if they say so. */
export const otherMirrored = signal(false);
export const mirrored = computed(() =>
  live.value?.kind === 'camera' ? display.value.mirror : otherMirrored.value,
);

export type WorkerState = 'starting' | 'ready' | 'restarting' | 'failed';
export const workerState = signal<WorkerState>('starting');
export const progress = signal<LoadProgress | null>(null);

/** A look with what was asked for: pins come back in the order in which they were asked. */
export interface Seen {
  look: Look;
  view: View;
}
export const seen = signal<Seen | null>(null);
export const looks = signal(0);
export const looksPerSecond = signal(0);
export const roundTripMs = signal(0);

/** Whether letters, digits and signs are keys of the page; arrows, Page and Escape always are. */
export const signKeys = signal(true);
export const helpOpen = signal(false);
export const performanceOpen = signal(false);
export const sourceMenuOpen = signal(false);
export const sheetRaised = signal(false);
export const attracting = signal(false);
export const stage = signal<Stage | null>(null);
/** In CSS pixels. */
export const stageSize = signal<Size>({ width: 0, height: 0 });
/** A click on a tile switches its channel off, instead of picking it. */
export const silencing = signal(false);
/** What lies under the pointer, in words; empty where nothing does. */
export const readout = signal('');

const cardOf = (id: string | undefined) =>
  catalogue.value?.techniques.find((technique) => technique.id === id) ?? null;

export const card = computed<TechniqueCard | null>(() => cardOf(technique.value));

/** What can stand beside another view. */
export const besideCards = computed(
  () => catalogue.value?.techniques.filter(({ repaints }) => !repaints) ?? [],
);

/** The second view; null where there is none, or where the first stands alone. */
export const besideCard = computed<TechniqueCard | null>(() =>
  card.value?.repaints ? null : (besideCards.value.find(({ id }) => id === beside.value?.technique) ?? null),
);

/** The settings of the second view, all of them. */
export const besideParameters = computed(() => {
  const [now, network] = [besideCard.value, catalogue.value?.network];
  return now && network ? parametersOf(now, network, beside.value?.parameters ?? {}) : {};
});

/** What the worker is asked for. */
export const view = computed<View | null>(() => {
  const now = card.value;
  const network = catalogue.value?.network;
  if (!now || !network) return null;
  const wanted = [peeked.value, picked.value].filter((ref) => ref !== null);
  return {
    technique: now.id,
    parameters: parametersOf(now, network, parameters.value[now.id] ?? {}),
    target: targetFor(now, target.value),
    pins: [...wanted, ...pins.value],
    lesion: lesion.value,
    beside: besideCard.value && {
      technique: besideCard.value.id,
      parameters: besideParameters.value,
      target: targetFor(besideCard.value, target.value),
    },
  };
});

/** What each pane of the stage shows: that of the view itself, and of the one beside it. */
export const panes = computed<PaneLook[]>(() => {
  const look = seen.value?.look;
  return look ? [look, ...(look.beside ? [look.beside] : [])] : [];
});

/** The layer of the channel or neuron that was looked at. */
export const lookedLayer = computed(() => {
  const looked = seen.value?.look.target;
  const inLayer = looked?.kind === 'channel' || looked?.kind === 'neuron';
  return inLayer ? (findLayer(catalogue.value?.network, looked.layer) ?? null) : null;
});

/** What a person calls a layer. */
export const layerTitle = (name: string): string => findLayer(catalogue.value?.network, name)?.title ?? name;

export const mapOf = (ref: ChannelRef | null) => {
  const now = seen.value;
  if (!ref || !now) return null;
  const at = now.view.pins.findIndex(({ layer, channel }) => layer === ref.layer && channel === ref.channel);
  return now.look.pins[at] ?? null;
};
