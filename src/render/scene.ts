import type { HeatMap, Picture } from '../contract/picture.ts';
import type { ChannelRef, SilencedLayer, ViewResult } from '../contract/view.ts';
import { DEFAULT_DISPLAY, type Display } from './display.ts';
import { replacesFrame } from './heat/picture_colours.ts';
import type { Size } from './placement.ts';

/** What the stage shows besides the live picture. */
export interface Scene {
  /** What lies in result.comparison is shown in a pane of its own. */
  result: ViewResult | null;
  /** What kind of picture each pane waits for while it has none: its place is kept. */
  awaited?: readonly (Picture['kind'] | null)[];
  display: Display;
  /** The tile that is marked while a grid of tiles is shown. */
  picked: ChannelRef | null;
  /** The map laid over the picture then: the picked channel's, or that of the tile under the pointer. */
  pickedMap: HeatMap | null;
  pinned: readonly ChannelRef[];
  /** Channels that are switched off: crossed out where their tiles are shown. */
  ablation?: readonly SilencedLayer[];
  /** The neuron that is looked at, and [height, width, …] of its layer: outlined on the picture. */
  neuron: { y: number; x: number } | null;
  neuronShape: readonly number[] | null;
  /** True where nothing is drawn over picture and map: no crop, no progress, no outlines. */
  unmarked?: boolean;
  /** True where what a stylised frame or a cut-out leaves out of the live picture is transparent. */
  hollow?: boolean;
  /** True where the page has something of its own beside the picture. */
  withBoard?: boolean;
  /** True where the map is of another frame than the picture under it: it brings its own along. */
  ofOtherFrame?: boolean;
  /** True where another network looks in the pane beside: no channel and no neuron is of that one. */
  besideIsOther?: boolean;
}

export const EMPTY_SCENE: Scene = {
  result: null,
  display: DEFAULT_DISPLAY,
  picked: null,
  pickedMap: null,
  pinned: [],
  neuron: null,
  neuronShape: null,
};

/** Of a scene that no channel and no neuron is marked in. */
const WITHOUT_UNITS: Partial<Scene> = {
  picked: null,
  pickedMap: null,
  pinned: [],
  ablation: [],
  neuron: null,
  neuronShape: null,
};

/** What the pane beside shows: the same frame, the other picture. Null where nothing was asked for. */
export function comparisonScene(scene: Scene): Scene | null {
  const { result, awaited = [] } = scene;
  if (!result?.comparison && awaited.length < 2) return null;
  const display = { ...scene.display, split: 0 };
  const units = scene.besideIsOther ? WITHOUT_UNITS : {};
  const own = { ...scene, ...units, display, awaited: awaited.slice(1) };
  if (!result?.comparison) return { ...own, result: null };
  return {
    ...own,
    ofOtherFrame: result.comparison.frame !== result.frame,
    result: { ...result, ...result.comparison, comparison: null },
  };
}

/** Whether nothing of the live picture is drawn but what the scene's own picture keeps of it. Nothing is, before that is there. */
export const isHollow = ({ result, hollow = false }: Scene): boolean =>
  hollow && (result === null || result.picture.kind === 'cut-out' || replacesFrame(result.picture));

/** What kind of picture a pane shows or waits for. */
export const kindOf = ({ result, awaited }: Scene): Picture['kind'] | null =>
  result?.picture.kind ?? awaited?.[0] ?? null;

/**
 * Whether the channel that is picked stands enlarged beside its tiles. A map that is only peeked at must not move the tiles away from
 * under the pointer.
 * @param kind of the picture that a pane shows
 */
export const isEnlarged = (kind: Picture['kind'] | null, { picked, pickedMap }: Scene): boolean =>
  kind === 'tiles' && picked !== null && pickedMap !== null;

/**
 * The scene as it may be drawn over a picture: without its result where that is of another source, or of frames of another
 * shape than the picture has now.
 * @param picture what lies under the maps
 */
export function sceneOn(scene: Scene, picture: { of: number | null; size: Size }): Scene {
  const { result, awaited = [] } = scene;
  if (!result || (result.source === picture.of && haveOneShape(result.frameSize, picture.size))) return scene;
  const kinds = [result.picture.kind, ...(result.comparison ? [result.comparison.picture.kind] : [])];
  return {
    ...scene,
    result: null,
    pickedMap: null,
    awaited: kinds.map((kind, pane) => awaited[pane] ?? kind),
  };
}

/** Whether one is the other, larger or smaller, its sides rounded to whole pixels. */
function haveOneShape(a: Size, b: Size): boolean {
  const scale = Math.max(a.width, a.height) / Math.max(b.width, b.height);
  return Math.abs(a.width - b.width * scale) <= 1 && Math.abs(a.height - b.height * scale) <= 1;
}
