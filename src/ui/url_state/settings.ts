import type { Capture, Lens } from '../../camera/capture.ts';
import type { Turn } from '../../camera/mounted.ts';
import type { FigureId } from '../../contract/inside.ts';
import type { BackendName, Precision } from '../../contract/opening.ts';
import type { RequestedTarget } from '../../contract/reading/targets.ts';
import type { Told } from '../../contract/told.ts';
import type { ChannelRef, SilencedLayer } from '../../contract/view.ts';
import { DEFAULT_DISPLAY, type Display } from '../../render/display.ts';
import type { Size } from '../../render/placement.ts';
import type { Language } from '../language/languages.ts';
import type { Place } from '../tour/place.ts';

export const SOURCE_KINDS = ['camera', 'clip', 'screen', 'phone'] as const;
/** A source that can be opened again later; dropped files cannot. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const BACKENDS: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu'];
export const PRECISIONS: readonly Precision[] = ['single', 'half'];

/** Parameter values as the address holds them; their types are known once the catalogue is there. */
export type ParameterTexts = Record<string, Record<string, string>>;

/** A class by its index or name, or a channel. */
export type RequestedUnit = Extract<RequestedTarget, { kind: 'class' | 'channel' }>;

/** What the page was asked to show, before the worker has said what there is. */
export interface Settings {
  /** Null: the first technique. */
  technique: string | null;
  parameters: ParameterTexts;
  target: RequestedTarget;
  picked: ChannelRef | null;
  pins: ChannelRef[];
  /** Channels that are switched off. */
  ablation: readonly SilencedLayer[];
  /** The second view; null where there is one only. Its parameters are its own, and so may its network be. */
  comparison: {
    technique: string;
    parameters: Record<string, string>;
    network?: string;
    /** The name of a class of its own. */
    ofClass?: string;
  } | null;
  /** Whether the second pane shows what its map has more or less than the first. */
  differs: boolean;
  /** Null: the one that was chosen before, or the browser's. */
  lang: Language | null;
  source: SourceKind;
  /** What the source is turned by; null: as the person has set the camera. */
  rotate: Turn | null;
  /** What the camera is asked for; null: as the person has set it. */
  capture: Capture | null;
  /** Which camera of a phone. */
  lens: Lens | null;
  display: Display;
  performance: boolean;
  /** Letters for a projector; a kiosk has sizes of its own. */
  large: boolean;
  /** The figure of the algorithm that is open; null where none is. */
  inside: FigureId | null;
  kiosk: boolean;
  /** Of a kiosk, in seconds: without a hand until the reset, and for each view of the round; 0 leaves the view. */
  idle: number;
  walk: number;
  /** The views that are offered, in their order; all where there is none. */
  views: readonly string[];
  /** Whether letters, digits and signs are keys of the page. */
  keys: boolean;
  /** The configuration file that the address names; null: the usual one. */
  config: string | null;
  /** The stage alone. */
  clean: boolean;
  /** What goes out of the page has this size in pixels, and so has the stage that stands alone; null: the person's own choice. */
  output: Size | null;
  /** Of a stage that stands alone: what a stylised frame or a cut-out leaves out is transparent. */
  alpha: boolean;
  /** Whether who comes is shown around; null: once in a browser. */
  welcome: boolean | null;
  /** The page of the tour that is shown; null where nobody is on it. */
  tour: Place | null;
  backend: BackendName | null;
  /** Whether paintings are read back from a graphics card; null lets the worker choose. */
  readback: boolean | null;
  /** In how many bits a graphics card keeps what nothing goes back through; null lets the worker measure. */
  precision: Precision | null;
  network: string;
  /** The channel or class whose page of the atlas is open. */
  unit: RequestedUnit | null;
  /** The layer whose tiles of the atlas are open, or “classes”. */
  atlas: string | null;
  /** Of the studio: a painting's preset (null: its first), the seed, and the styles that ship, with their shares. */
  preset: string | null;
  seed: number;
  styles: { id: string; weight: number }[];
}

export const DEFAULT_SETTINGS: Settings = {
  technique: null,
  parameters: {},
  target: { kind: 'top' },
  picked: null,
  pins: [],
  ablation: [],
  comparison: null,
  differs: false,
  lang: null,
  source: 'camera',
  rotate: null,
  capture: null,
  lens: null,
  display: DEFAULT_DISPLAY,
  performance: false,
  large: false,
  inside: null,
  kiosk: false,
  idle: 60,
  walk: 12,
  views: [],
  keys: true,
  config: null,
  clean: false,
  output: null,
  alpha: false,
  welcome: null,
  tour: null,
  backend: null,
  readback: null,
  precision: null,
  network: 'efficientnet-lite0',
  unit: null,
  atlas: null,
  preset: null,
  seed: 1,
  styles: [],
};

/** Something that was asked for and cannot be had: shown to the person under a name. */
export interface UrlIssue {
  readonly name: string;
  /** In the language of the page, or in English where it tells. */
  readonly message: string;
  readonly told?: Told | undefined;
  /** Where a configuration file asks for it, if one does. */
  readonly path?: readonly (string | number)[] | undefined;
}
