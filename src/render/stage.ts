import 'pixi.js/unsafe-eval';
import { Application, Ticker } from 'pixi.js';
import type { Rect } from '../worker/api.ts';
import type { StageHit } from './hit.ts';
import { MapView } from './map/map_view.ts';
import { PALETTE } from './palette.ts';
import { Pane } from './pane.ts';
import type { Point } from './placement.ts';
import { type Scene, sceneBeside } from './scene.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import { splitStage } from './stage_layout.ts';
import type { TilesView } from './tiles_view.ts';
import { type LiveElement, type StillPicture, VideoLayer } from './video_layer.ts';

export type { Scene } from './scene.ts';

/** The canvas, and what of it is a picture, in CSS pixels. Its pixels are valid until the present task ends. */
export interface Drawn {
  readonly canvas: HTMLCanvasElement;
  readonly part: Rect;
  readonly resolution: number;
}

/** Without a GPU, drawing and the network share the same cores: the network has to come first. */
const SOFTWARE_INTERVAL_MS = 100;
const RESTING_INTERVAL_MS = 500;
/** But a hand that moves the map must see it move. */
const HANDLED_INTERVAL_MS = 33;
const HANDLED_FOR_MS = 400;

/**
 * The drawing surface: one Pixi application for the life of the page. It draws only when something changed, because on
 * a machine without a GPU drawing takes its time from the network.
 */
export class Stage {
  readonly #app: Application;
  readonly #video: VideoLayer;
  /** The view itself, and the one beside it. */
  readonly #panes: readonly [Pane, Pane];
  /** The map of pictures, drawn while a look is a point. */
  readonly map: MapView;
  readonly #intervalMs: number;
  #handledAt = Number.NEGATIVE_INFINITY;
  #scheduled = false;
  #drawnAt = 0;
  #framesDrawn = 0;
  #beforeDrawing: (() => void) | null = null;

  /** While true, drawing that has no GPU leaves the cores to something else. */
  resting = false;

  static async create(host: HTMLElement): Promise<Stage> {
    const app = new Application();
    const software = isSoftwareDrawn();
    // The page is composed by the same processor: its own motion would cost as much as the picture.
    document.documentElement.classList.toggle('still', software);
    await app.init({
      preference: 'webgl',
      resizeTo: host,
      resolution: software ? 1 : Math.min(2, window.devicePixelRatio || 1),
      autoDensity: true,
      antialias: false,
      autoStart: false,
      sharedTicker: false,
      background: PALETTE.background,
      eventMode: 'none',
      eventFeatures: { move: false, globalMove: false, click: false, wheel: false },
    });
    // Pixi's housekeeping runs with our drawing, not sixty times a second beside it.
    Ticker.system.autoStart = false;
    Ticker.system.stop();
    host.append(app.canvas);
    // resizeTo alone follows the window only, and panels come and go.
    new ResizeObserver(() => app.resize()).observe(host);
    return new Stage(app, software ? SOFTWARE_INTERVAL_MS : 0);
  }

  /** @param intervalMs at least this long between two drawings */
  private constructor(app: Application, intervalMs: number) {
    this.#app = app;
    this.#intervalMs = intervalMs;
    this.#video = new VideoLayer(() => this.#invalidate());
    this.#panes = [new Pane(this.#video), new Pane(this.#video)];
    this.#panes[1].show(null);
    this.map = new MapView(
      (index) => this.onPreview?.(index) ?? Promise.resolve(null),
      () => this.#invalidate(),
    );
    this.map.still = intervalMs > 0 || matchMedia('(prefers-reduced-motion: reduce)').matches;
    app.stage.addChild(this.map.container, ...this.#panes.map(({ container }) => container));
    app.renderer.on('resize', () => this.#invalidate());
    app.canvas.addEventListener('webglcontextrestored', () => this.#video.refresh());
    this.#invalidate();
  }

  /** Where the map gets sharper pictures from; null while there are none. Each is taken over. */
  onPreview: ((index: number) => Promise<ImageBitmap | null>) | null = null;

  /** Told of every drawing. */
  onDrawn: ((drawn: Drawn) => void) | null = null;

  get canvas(): HTMLCanvasElement {
    return this.#app.canvas;
  }

  /** Frames drawn since the start, for the performance panel. */
  get framesDrawn(): number {
    return this.#framesDrawn;
  }

  showLive(element: LiveElement): void {
    this.#video.show(element);
  }

  /** Freezes the picture under the maps; null lets it go on. */
  hold(picture: StillPicture | null): void {
    this.#video.hold(picture);
  }

  /** Shows the frame that a map belongs to instead of the live picture; null goes back to live. Borrowed until then. */
  showLookedAt(frame: ImageBitmap | null): void {
    this.#video.showLookedAt(frame);
  }

  /** The picture under the maps, where it stands still; null where it runs on. Borrowed. */
  get standing(): StillPicture | null {
    return this.#video.standing;
  }

  show(scene: Scene): void {
    const [main, beside] = this.#panes;
    main.show(scene);
    beside.show(sceneBeside(scene));
    this.#invalidate();
  }

  /** What lies under a point of the canvas, in CSS pixels from its top left. */
  hit(point: Point): StageHit | null {
    const pane = this.#panes.findIndex((one) => one.contains(point));
    const hit = this.#panes[pane]?.hit(point);
    return hit ? { ...hit, pane } : null;
  }

  /** Outlines the tile under the pointer faintly; null outlines none. */
  hover(hit: StageHit | null): void {
    const index = hit?.kind === 'tile' ? hit.index : null;
    const changed = this.#panes.map((one, pane) => one.tiles.hover(hit?.pane === pane ? index : null));
    if (changed.includes(true)) this.#invalidate();
  }

  /** The grid of tiles that keys go to: that of the view itself, or else the one beside it. */
  get tiles(): Pick<TilesView, 'scrollBy' | 'zoomBy' | 'reveal' | 'columns' | 'contains'> {
    return (this.#panes.find(({ tiles }) => tiles.visible) ?? this.#panes[0]).tiles;
  }

  /** The grid of tiles under a point; null where there is none. */
  tilesAt(point: Point): Pick<TilesView, 'scrollBy' | 'zoomBy'> | null {
    return this.#panes.find((one) => one.visible && one.tiles.contains(point))?.tiles ?? null;
  }

  redraw(): void {
    this.#invalidate();
  }

  /**
   * Runs `change` together with the next drawing; only the latest is run. Without a GPU the browser composes the whole
   * page anew for every change, 25 ms each time: words that change with the picture cost nothing.
   */
  withDrawing(change: () => void): void {
    if (this.#intervalMs === 0) {
      change();
      return;
    }
    this.#beforeDrawing = change;
    this.#invalidate();
  }

  /** Draws more often for a moment: a hand is at work. */
  handle(): void {
    this.#handledAt = performance.now();
    this.#invalidate();
  }

  /** Draws now. */
  capture(): Drawn {
    this.#draw();
    return this.#drawn;
  }

  get #drawn(): Drawn {
    const { screen, renderer, canvas } = this.#app;
    const [main, beside] = this.#panes;
    const whole = { x: 0, y: 0, width: screen.width, height: screen.height };
    return { canvas, part: beside.visible ? whole : main.part, resolution: renderer.resolution };
  }

  #invalidate(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const draw = () => requestAnimationFrame(() => this.#draw());
    const now = performance.now();
    const waitMs = this.#drawnAt + this.#betweenMs(now) - now;
    if (waitMs > 0) setTimeout(draw, waitMs);
    else draw();
  }

  #betweenMs(now: number): number {
    if (this.#intervalMs === 0) return 0;
    if (now - this.#handledAt < HANDLED_FOR_MS) return HANDLED_INTERVAL_MS;
    return this.resting ? RESTING_INTERVAL_MS : this.#intervalMs;
  }

  #draw(): void {
    const change = this.#beforeDrawing;
    this.#beforeDrawing = null;
    change?.();
    this.#scheduled = false;
    this.#drawnAt = performance.now();
    this.#video.upload();
    const { width, height } = this.#app.screen;
    if (width < 2 || height < 2) return;
    const two = this.#panes[1].visible;
    splitStage({ width, height }, two).forEach((area, pane) => {
      this.#panes[pane]?.place(area, two);
    });
    const onMap = this.#panes.find(({ mapLayout }) => mapLayout !== null)?.mapLayout ?? null;
    const moves = this.map.draw(onMap?.map ?? null, onMap?.whole);
    this.#app.renderer.render(this.#app.stage);
    Ticker.system.update();
    this.#framesDrawn++;
    this.onDrawn?.(this.#drawn);
    if (moves) this.#invalidate();
  }
}
