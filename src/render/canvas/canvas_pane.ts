import type { Rect } from '../../contract/geometry.ts';
import { PlacedPane } from '../placed_pane.ts';
import { EMPTY_SCENE, isEnlarged, kindOf, type Scene } from '../scene.ts';
import { hasBoard, layoutStage } from '../stage_layout.ts';
import { CanvasPicture } from './canvas_picture.ts';
import { CanvasTiles } from './canvas_tiles.ts';
import type { PresentPicture } from './present_picture.ts';

/** One picture's part of the stage: the live picture with its map, and tiles beside it where there are any. */
export class CanvasPane extends PlacedPane<CanvasPicture, CanvasTiles> {
  #scene: Scene | null = null;

  constructor(picture: PresentPicture) {
    super(new CanvasPicture(picture), new CanvasTiles());
  }

  /** @param scene null hides the pane */
  show(scene: Scene | null): void {
    const before = this.#scene ?? EMPTY_SCENE;
    const { result, pickedMap } = scene ?? EMPTY_SCENE;
    this.#scene = scene;
    if (result === before.result && pickedMap === before.pickedMap) return;
    const tiles = result?.picture.kind === 'tiles' ? result.picture : null;
    this.picture.show(result, tiles ? pickedMap : null);
    this.tiles.show(tiles);
  }

  draw(context: CanvasRenderingContext2D, area: Rect): void {
    this.area = area;
    const scene = this.#scene;
    if (!scene) return;
    const { kind } = this;
    const enlarged = isEnlarged(kind, scene);
    const withChart = hasBoard(kind) || (scene.withBoard ?? false);
    const layout = layoutStage(area, kind === 'tiles' || withChart, enlarged);
    this.pictureArea = layout.picture;
    const { x, y, width, height } = layout.picture;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    this.picture.draw(context, layout.picture, scene);
    context.restore();
    this.tiles.draw(context, layout, scene);
  }

  get visible(): boolean {
    return this.#scene !== null;
  }

  protected get kind() {
    return this.#scene && kindOf(this.#scene);
  }

  get scene(): Scene | null {
    return this.#scene;
  }
}
