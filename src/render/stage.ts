import type { Rect } from '../contract/geometry.ts';
import type { StageHit } from './hit.ts';
import type { MapView } from './map/map_view.ts';
import type { Point } from './placement.ts';
import type { Scene } from './scene.ts';
import type { LiveElement, StillPicture } from './video/live_picture.ts';

/** The canvas, and what of it is a picture, in CSS pixels. Its pixels are valid until the present task ends. */
export interface Drawn {
  readonly canvas: HTMLCanvasElement;
  readonly part: Rect;
  readonly resolution: number;
  /** Where live pictures lie that are mirrored; empty where the screen is no looking glass. */
  readonly mirrored: readonly Rect[];
  /**
   * How old the live picture was when it was first drawn, in seconds: with a map that is shown over its own frame so long
   * as a look took. 0 of a picture that stands still.
   */
  readonly age: number;
}

/** The stage as a file shows it: unmirrored, and with all the pixels of the picture. */
export interface Exposure {
  /** Drawn for this call, on a canvas of its own. */
  readonly canvas: HTMLCanvasElement;
  /** Canvas pixels per pixel of the stage. */
  readonly resolution: number;
  /** Of each pane, in the canvas's pixels: what is to be seen of what the network saw. */
  readonly crops: readonly Rect[];
}

/** A grid of tiles, as hands and keys move it. */
export interface TileHands {
  readonly columns: number;
  scrollBy(px: number): void;
  /** @param factor > 1 makes tiles larger */
  zoomBy(factor: number): void;
  /** Scrolls until the tile is wholly visible. */
  reveal(index: number): void;
  /** Where all tiles lie, in CSS pixels of the canvas. */
  readonly area: Rect;
  /** Where a tile lies; it may be scrolled out of the area. */
  rectOf(index: number): Rect;
}

/** The map of pictures, as the page fills and moves it. */
export type StarMap = Omit<MapView, 'container' | 'still' | 'draw'>;

/** The drawing surface of the page, whatever it draws with: see openStage. It draws only when something changed. */
export interface Stage {
  readonly canvas: HTMLCanvasElement;
  /** The map of pictures, drawn while the result is a point; null where this stage draws none. */
  readonly map: StarMap | null;
  /** While true, drawing that has no GPU leaves the cores to something else. */
  resting: boolean;
  /** Where the map gets sharper pictures from; null while there are none. Each is taken over. */
  onPreview: ((index: number) => Promise<ImageBitmap | null>) | null;
  /** The picture under the maps, where it stands still; null where it runs on. Borrowed. */
  readonly standing: StillPicture | null;

  /** @param source what the pictures are of from now on: a result of another source is not drawn. See FrameIdentity. */
  showLive(element: LiveElement, source: number): void;
  /** Freezes the picture under the maps; null lets it go on. */
  hold(picture: StillPicture | null): void;
  /**
   * Shows the frame that a map belongs to instead of the live picture; null goes back to live. Borrowed until then.
   * @param takenAt when the camera gave it, by performance.now(); now, where it is left out
   */
  showAnalysedFrame(frame: ImageBitmap | null, takenAt?: number): void;
  show(scene: Scene): void;

  /** What lies under a point of the canvas, in CSS pixels from its top left. */
  hit(point: Point): StageHit | null;
  /** Outlines the tile under the pointer faintly; null outlines none. */
  hover(hit: StageHit | null): void;
  /** The grid of tiles that keys go to: that of the view itself, or else the one beside it. */
  readonly tiles: TileHands;
  /** The grid of tiles under a point; null where there is none. */
  tilesAt(point: Point): TileHands | null;

  redraw(): void;
  /**
   * Runs `change` together with the next drawing; only the latest is run. Without a GPU the browser composes the whole
   * page anew for every change, 25 ms each time: words that change with the picture cost nothing.
   */
  withDrawing(change: () => void): void;
  /** Draws more often for a moment: a hand is at work. */
  handle(): void;
  /** Draws now. */
  capture(): Drawn;
  /** @param listener told of every drawing, in the task in which it was drawn. @returns a function that ends it */
  follow(listener: (drawn: Drawn) => void): () => void;
  /** Draws once more for a file, in the same task: nothing of it is seen on the page. */
  expose(): Exposure;
  /** Takes the canvas off the page and stops drawing. */
  destroy(): void;
}
