import 'pixi.js/unsafe-eval';
import { Application, Ticker } from 'pixi.js';
import { isSoftwareDrawn } from '../camera/software_drawn.ts';
import { copyOf, exposureSize, scaled, unmirrored } from './exposure.ts';
import { PALETTE } from './heat/palette.ts';
import { MapView } from './map/map_view.ts';
import { Pane } from './pane.ts';
import { PanedStage } from './paned_stage.ts';
import { drawnRatio, watchPixelRatio } from './pixel_ratio.ts';
import type { Size } from './placement.ts';
import { comparisonScene, EMPTY_SCENE, type Scene, sceneOn } from './scene.ts';
import type { Drawn, Exposure, Stage } from './stage.ts';
import { splitStage } from './stage_layout.ts';
import { tellDrawn } from './tell_drawn.ts';
import { LivePicture } from './video/live_picture.ts';
import { VideoLayer } from './video/video_layer.ts';

/** Draws with WebGL: one Pixi application for the life of the stage. */
export class PixiStage extends PanedStage<Pane> implements Stage {
  readonly #app: Application;
  readonly #video: VideoLayer;
  readonly #sizes: ResizeObserver;
  readonly #endWatch: () => void;
  #scene: Scene = EMPTY_SCENE;
  /** What of the scene may be drawn over the present picture. */
  #shown: Scene = EMPTY_SCENE;
  readonly map: MapView;

  /**
   * @param live what is shown under the maps; it may have been on another stage before
   * @param transparent whether what lies behind the canvas shows where nothing is drawn
   * @throws {Error} where this browser gives no WebGL 2
   */
  static async create(host: HTMLElement, live = new LivePicture(), transparent = false): Promise<PixiStage> {
    const app = new Application();
    const software = isSoftwareDrawn();
    await app.init({
      preference: 'webgl',
      resizeTo: host,
      resolution: drawnRatio(software),
      autoDensity: true,
      antialias: false,
      autoStart: false,
      sharedTicker: false,
      background: PALETTE.background,
      backgroundAlpha: transparent ? 0 : 1,
      eventMode: 'none',
      eventFeatures: { move: false, globalMove: false, click: false, wheel: false },
    });
    // Pixi's housekeeping runs with our drawing, not sixty times a second beside it.
    Ticker.system.autoStart = false;
    Ticker.system.stop();
    host.append(app.canvas);
    return new PixiStage(app, host, live, software);
  }

  private constructor(app: Application, host: HTMLElement, live: LivePicture, software: boolean) {
    const video = new VideoLayer(live);
    super(live, [new Pane(video), new Pane(video)], software);
    this.#app = app;
    this.#video = video;
    const invalidate = () => this.schedule.invalidate();
    this.panes[1].show(null);
    this.map = new MapView((index) => this.onPreview?.(index) ?? Promise.resolve(null), invalidate);
    this.map.still = software || matchMedia('(prefers-reduced-motion: reduce)').matches;
    app.stage.addChild(this.map.container, ...this.panes.map(({ container }) => container));
    app.renderer.on('resize', invalidate);
    // resizeTo alone follows the window only, and panels come and go.
    const resize = () => {
      app.renderer.resolution = drawnRatio(software);
      app.resize();
    };
    this.#sizes = new ResizeObserver(resize);
    this.#sizes.observe(host);
    this.#endWatch = watchPixelRatio(resize);
    app.canvas.addEventListener('webglcontextrestored', () => live.refresh());
    live.onFrame = invalidate;
    live.refresh();
  }

  get canvas(): HTMLCanvasElement {
    return this.#app.canvas;
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#showOn(this.#video);
    this.schedule.invalidate();
  }

  expose(): Exposure {
    this.schedule.drawNow();
    const [main, beside] = this.panes;
    const { renderer, screen } = this.#app;
    const before = { width: screen.width, height: screen.height, resolution: renderer.resolution };
    const scenes = this.panes.map(({ scene, visible }) => (visible ? scene : null));
    const alone = main.isAlone && !beside.visible;
    const size = exposureSize(before, main.scale, alone ? this.#video.size : null);
    this.panes.forEach((pane, i) => {
      pane.show(unmirrored(scenes[i] ?? null, alone));
    });
    renderer.resize(size.width, size.height, size.resolution);
    this.#place();
    renderer.render(this.#app.stage);
    const canvas = copyOf(renderer.canvas as HTMLCanvasElement);
    const crops = this.panes
      .filter(({ visible }) => visible)
      .map(({ crop }) => scaled(crop, size.resolution));
    this.panes.forEach((pane, i) => {
      pane.show(scenes[i] ?? null);
    });
    renderer.resize(before.width, before.height, before.resolution);
    this.schedule.drawNow();
    return { canvas, resolution: size.resolution, crops };
  }

  destroy(): void {
    this.schedule.end();
    this.#sizes.disconnect();
    this.#endWatch();
    this.#app.canvas.remove();
    this.#app.destroy();
  }

  protected get drawn(): Drawn {
    const { screen, renderer, canvas } = this.#app;
    const [main, beside] = this.panes;
    const whole = { x: 0, y: 0, width: screen.width, height: screen.height };
    const panes = this.panes.filter(({ visible, scene }) => visible && scene.display.mirror);
    const mirrored = panes.map(({ livePicture }) => livePicture);
    const { age } = this.live;
    const part = beside.visible ? whole : main.part;
    return { canvas, mirrored, part, resolution: renderer.resolution, age };
  }

  #showOn(picture: { of: number | null; size: Size }): void {
    this.#shown = sceneOn(this.#scene, picture);
    this.panes[0].show(this.#shown);
    this.panes[1].show(comparisonScene(this.#shown));
  }

  protected draw(): void {
    if (this.#video.upload()) this.#showOn(this.#video);
    const { width, height } = this.#app.screen;
    if (width < 2 || height < 2) return;
    const moves = this.#place();
    this.#app.renderer.render(this.#app.stage);
    Ticker.system.update();
    tellDrawn(this.canvas, this.#video.of, this.#shown.result);
    this.tellFollowers();
    if (moves) this.schedule.invalidate();
  }

  /** Lays everything out on the present size. @returns whether something moves by itself */
  #place(): boolean {
    const { width, height } = this.#app.screen;
    const two = this.panes[1].visible;
    splitStage({ width, height }, two).forEach((area, pane) => {
      this.panes[pane]?.place(area, two);
    });
    const onMap = this.panes.find(({ mapLayout }) => mapLayout !== null)?.mapLayout ?? null;
    return this.map.draw(onMap?.map ?? null, onMap?.whole);
  }
}
