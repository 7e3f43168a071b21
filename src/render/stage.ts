import 'pixi.js/unsafe-eval';
import { Application, Container, Graphics, Ticker } from 'pixi.js';
import type { ChannelRef, HeatMap, Look, Rect } from '../worker/api.ts';
import { DEFAULT_DISPLAY, type Display } from './display.ts';
import type { Hit } from './hit.ts';
import { MapView } from './map/map_view.ts';
import { PALETTE } from './palette.ts';
import { PictureView } from './picture_view.ts';
import type { Point } from './placement.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import { layoutMap, layoutStage, type StageLayout } from './stage_layout.ts';
import { TilesView } from './tiles_view.ts';
import { type LiveElement, type StillPicture, VideoLayer } from './video_layer.ts';

/** What the stage shows besides the live picture. */
export interface Scene {
  look: Look | null;
  display: Display;
  /** The channel laid over the picture while a grid of tiles is shown. */
  picked: ChannelRef | null;
  pickedMap: HeatMap | null;
  pinned: readonly ChannelRef[];
  /** The neuron that is looked at, and [height, width, …] of its layer: outlined on the picture. */
  neuron: { y: number; x: number } | null;
  neuronShape: readonly number[] | null;
}

/** Without a GPU, drawing and the network share the same cores: the network has to come first. */
const SOFTWARE_INTERVAL_MS = 100;
/** But a hand that moves the map must see it move. */
const HANDLED_INTERVAL_MS = 33;
const HANDLED_FOR_MS = 400;

const NO_TILES = { enlarged: null, tiles: null } satisfies Omit<StageLayout, 'picture'>;

const EMPTY_SCENE: Scene = {
  look: null,
  display: DEFAULT_DISPLAY,
  picked: null,
  pickedMap: null,
  pinned: [],
  neuron: null,
  neuronShape: null,
};

/**
 * The drawing surface: one Pixi application for the life of the page. It draws only when something changed, because on
 * a machine without a GPU drawing takes its time from the network.
 */
export class Stage {
  readonly #app: Application;
  readonly #video: VideoLayer;
  readonly #picture: PictureView;
  readonly #tiles: TilesView;
  /** The map of pictures, drawn while a look is a point. */
  readonly map: MapView;
  readonly #pictureLayer: Container;
  readonly #clip = new Graphics();
  #scene: Scene = EMPTY_SCENE;
  readonly #intervalMs: number;
  #handledAt = Number.NEGATIVE_INFINITY;
  #scheduled = false;
  #drawnAt = 0;
  #framesDrawn = 0;

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
    this.#picture = new PictureView(this.#video);
    this.#tiles = new TilesView();
    this.map = new MapView(
      (index) => this.onPreview?.(index) ?? Promise.resolve(null),
      () => this.#invalidate(),
    );
    this.map.still = intervalMs > 0 || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const picture = new Container();
    picture.addChild(...this.#picture.children);
    this.#pictureLayer = picture;
    this.#clip.visible = false;
    app.stage.addChild(this.map.container, this.#clip, picture, ...this.#tiles.children);
    app.renderer.on('resize', () => this.#invalidate());
    app.canvas.addEventListener('webglcontextrestored', () => this.#video.refresh());
    this.#invalidate();
  }

  /** Where the map gets sharper pictures from; null while there are none. Each is taken over. */
  onPreview: ((index: number) => Promise<ImageBitmap | null>) | null = null;

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

  show(scene: Scene): void {
    const { look, display } = scene;
    const changed = look !== this.#scene.look || scene.pickedMap !== this.#scene.pickedMap;
    this.#scene = scene;
    if (changed) {
      const tiles = look?.picture.kind === 'tiles' ? look.picture : null;
      this.#picture.show(look, tiles ? scene.pickedMap : null);
      this.#tiles.show(tiles, scene.pickedMap);
    }
    this.#picture.style(display);
    this.#tiles.style(display);
    this.#invalidate();
  }

  /** What lies under a point of the canvas, in CSS pixels from its top left. */
  hit(point: Point): Hit | null {
    return this.#tiles.hit(point) ?? this.#picture.hit(point);
  }

  /** The tile to outline faintly, or null. */
  hover(index: number | null): void {
    if (this.#tiles.hover(index)) this.#invalidate();
  }

  get tiles(): Pick<TilesView, 'scrollBy' | 'zoomBy' | 'reveal' | 'columns' | 'contains'> {
    return this.#tiles;
  }

  redraw(): void {
    this.#invalidate();
  }

  /** Draws more often for a moment: a hand is at work. */
  handle(): void {
    this.#handledAt = performance.now();
    this.#invalidate();
  }

  /** Draws now and gives the canvas, whose pixels are valid until the present task ends, and what of it is a picture. */
  capture(): { canvas: HTMLCanvasElement; part: Rect; resolution: number } {
    this.#draw();
    const { screen, renderer, canvas } = this.#app;
    const whole = { x: 0, y: 0, width: screen.width, height: screen.height };
    const fills = this.#tiles.visible || this.map.container.visible;
    const part = fills ? whole : this.#picture.visibleFrame(whole);
    return { canvas, part, resolution: renderer.resolution };
  }

  #invalidate(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const draw = () => requestAnimationFrame(() => this.#draw());
    const now = performance.now();
    const handled = now - this.#handledAt < HANDLED_FOR_MS;
    const waitMs =
      this.#drawnAt + (handled ? Math.min(HANDLED_INTERVAL_MS, this.#intervalMs) : this.#intervalMs) - now;
    if (waitMs > 0) setTimeout(draw, waitMs);
    else draw();
  }

  #draw(): void {
    this.#scheduled = false;
    this.#drawnAt = performance.now();
    this.#video.upload();
    const { width, height } = this.#app.screen;
    if (width < 2 || height < 2) return;
    const withTiles = this.#tiles.visible;
    const withMap = this.#scene.look?.picture.kind === 'point';
    const mapLayout = withMap ? layoutMap({ width, height }) : null;
    const layout = mapLayout
      ? { ...mapLayout, ...NO_TILES }
      : layoutStage({ width, height }, withTiles, this.#scene.pickedMap !== null);
    const moves = this.map.draw(mapLayout?.map ?? null, mapLayout?.whole);
    this.#clipTo(layout.picture, (withTiles || withMap) && this.#scene.display.fit === 'fill');
    this.#picture.place(layout.picture, this.#scene.display);
    const { neuron, neuronShape } = this.#scene;
    if (neuron && neuronShape) {
      this.#picture.markNeuron(neuron.x, neuron.y, neuronShape[1] ?? 1, neuronShape[0] ?? 1);
    }
    this.#tiles.place(layout, this.#scene);
    this.#app.renderer.render(this.#app.stage);
    Ticker.system.update();
    this.#framesDrawn++;
    if (moves) this.#invalidate();
  }

  /** Only where the picture would reach into the tiles: a mask costs two more passes. */
  #clipTo({ x, y, width, height }: Rect, needed: boolean): void {
    this.#clip.visible = needed;
    this.#pictureLayer.mask = needed ? this.#clip : null;
    if (needed) this.#clip.clear().rect(x, y, width, height).fill(0xffffff);
  }
}
