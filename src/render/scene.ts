import type { ChannelRef, HeatMap, Look, SilencedLayer } from '../worker/api.ts';
import { DEFAULT_DISPLAY, type Display } from './display.ts';

/** What the stage shows besides the live picture. */
export interface Scene {
  /** What lies in look.beside is shown in a pane of its own. */
  look: Look | null;
  display: Display;
  /** The tile that is marked while a grid of tiles is shown. */
  picked: ChannelRef | null;
  /** The map laid over the picture then: the picked channel's, or that of the tile under the pointer. */
  pickedMap: HeatMap | null;
  pinned: readonly ChannelRef[];
  /** Channels that are switched off: crossed out where their tiles are shown. */
  lesion?: readonly SilencedLayer[];
  /** The neuron that is looked at, and [height, width, …] of its layer: outlined on the picture. */
  neuron: { y: number; x: number } | null;
  neuronShape: readonly number[] | null;
  /** True where nothing is drawn over picture and map: no crop, no progress, no outlines. */
  unmarked?: boolean;
  /** True where the page has something of its own beside the picture. */
  withBoard?: boolean;
  /** True for the pane beside: the picture under its map may be a newer frame than the one it was made from. */
  aside?: boolean;
}

export const EMPTY_SCENE: Scene = {
  look: null,
  display: DEFAULT_DISPLAY,
  picked: null,
  pickedMap: null,
  pinned: [],
  neuron: null,
  neuronShape: null,
};

/** What the pane beside shows: the same frame, the other picture. Null where nothing was asked for. */
export function sceneBeside(scene: Scene): Scene | null {
  const { look } = scene;
  const display = { ...scene.display, split: 0 };
  return look?.beside
    ? { ...scene, display, aside: true, look: { ...look, ...look.beside, beside: null } }
    : null;
}
