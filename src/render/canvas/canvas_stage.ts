import { ToldError, told } from '../../contract/told.ts';
import { exposureSize, scaled, unmirrored } from '../exposure.ts';
import { PALETTE } from '../heat/palette.ts';
import { PanedStage } from '../paned_stage.ts';
import type { Size } from '../placement.ts';
import { comparisonScene, EMPTY_SCENE, type Scene, sceneOn } from '../scene.ts';
import type { Drawn, Exposure, Stage } from '../stage.ts';
import { splitStage } from '../stage_layout.ts';
import { tellDrawn } from '../tell_drawn.ts';
import { LivePicture } from '../video/live_picture.ts';
import { CanvasPane } from './canvas_pane.ts';
import { cssColour } from './draw_marks.ts';
import { PresentPicture } from './present_picture.ts';
import { scratch } from './scratch.ts';

/** Draws on a 2-D canvas, for browsers without WebGL: everything but the map of pictures. */
export class CanvasStage extends PanedStage<CanvasPane> implements Stage {
  readonly canvas = document.createElement('canvas');
  readonly map = null;
  readonly #host: HTMLElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #picture: PresentPicture;
  readonly #transparent: boolean;
  readonly #sizes = new ResizeObserver(() => this.schedule.invalidate());
  #scene: Scene = EMPTY_SCENE;

  /**
   * @param live what is shown under the maps; it may have been on another stage before
   * @param transparent whether what lies behind the canvas shows where nothing is drawn
   * @throws {Error} where this browser gives no 2-D canvas either
   */
  constructor(host: HTMLElement, live = new LivePicture(), transparent = false) {
    const picture = new PresentPicture(live);
    super(live, [new CanvasPane(picture), new CanvasPane(picture)], true);
    const context = this.canvas.getContext('2d', { alpha: transparent });
    if (!context) throw new ToldError(told('workerErrors.noStage'));
    this.#context = context;
    this.#host = host;
    this.#picture = picture;
    this.#transparent = transparent;
    host.append(this.canvas);
    this.#sizes.observe(host);
    live.onFrame = () => this.schedule.invalidate();
    live.refresh();
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#showOnPicture();
    this.schedule.invalidate();
  }

  expose(): Exposure {
    this.schedule.drawNow();
    const [main, beside] = this.panes;
    const { width, height } = this.canvas;
    const scenes = this.panes.map(({ scene }) => scene);
    const alone = main.isAlone && !beside.visible;
    const size = exposureSize(
      { width, height, resolution: 1 },
      main.scale,
      alone ? this.#picture.size : null,
    );
    const context = scratch(
      Math.round(size.width * size.resolution),
      Math.round(size.height * size.resolution),
    );
    this.panes.forEach((pane, i) => {
      pane.show(unmirrored(scenes[i] ?? null, alone));
    });
    context.scale(size.resolution, size.resolution);
    this.#paint(context, size);
    const seen = this.panes.filter(({ visible }) => visible);
    const crops = seen.map(({ crop }) => scaled(crop, size.resolution));
    this.schedule.drawNow();
    return { canvas: context.canvas, resolution: size.resolution, crops };
  }

  destroy(): void {
    this.schedule.end();
    this.#sizes.disconnect();
    this.canvas.remove();
  }

  protected get drawn(): Drawn {
    const { width, height } = this.canvas;
    const [main, beside] = this.panes;
    const whole = { x: 0, y: 0, width, height };
    const panes = this.panes.filter(({ scene }) => scene?.display.mirror);
    const mirrored = panes.map(({ livePicture }) => livePicture);
    const { age } = this.live;
    return { canvas: this.canvas, mirrored, part: beside.visible ? whole : main.part, resolution: 1, age };
  }

  /** @returns what of the scene may be drawn over the present picture */
  #showOnPicture(): Scene {
    const scene = sceneOn(this.#scene, this.#picture);
    this.panes[0].show(scene);
    this.panes[1].show(comparisonScene(scene));
    return scene;
  }

  protected draw(): void {
    this.#picture.take();
    const { result } = this.#showOnPicture();
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (width < 2 || height < 2) return;
    if (this.canvas.width !== width || this.canvas.height !== height)
      Object.assign(this.canvas, { width, height });
    this.#paint(this.#context, { width, height });
    tellDrawn(this.canvas, this.#picture.of, result);
    this.tellFollowers();
  }

  #paint(context: CanvasRenderingContext2D, { width, height }: Size): void {
    context.imageSmoothingQuality = 'high';
    context.fillStyle = cssColour(PALETTE.background);
    if (this.#transparent) context.clearRect(0, 0, width, height);
    else context.fillRect(0, 0, width, height);
    splitStage({ width, height }, this.panes[1].visible).forEach((area, pane) => {
      this.panes[pane]?.draw(context, area);
    });
  }
}
