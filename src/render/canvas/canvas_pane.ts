import type { Rect } from '../../contract/geometry.ts';
import type { Hit } from '../hit.ts';
import type { Point } from '../placement.ts';
import { EMPTY_SCENE, kindOf, type Scene } from '../scene.ts';
import { layoutStage } from '../stage_layout.ts';
import { CanvasPicture } from './canvas_picture.ts';
import { CanvasTiles } from './canvas_tiles.ts';
import type { PresentPicture } from './present_picture.ts';

/** One picture's part of the stage: the live picture with its map, and tiles beside it where there are any. */
export class CanvasPane {
  readonly tiles = new CanvasTiles();
  readonly #picture: CanvasPicture;
  #scene: Scene | null = null;
  #area: Rect = { x: 0, y: 0, width: 0, height: 0 };
  #pictureArea: Rect = this.#area;

  constructor(picture: PresentPicture) {
    this.#picture = new CanvasPicture(picture);
  }

  /** @param scene null hides the pane */
  show(scene: Scene | null): void {
    const before = this.#scene ?? EMPTY_SCENE;
    const { look, pickedMap } = scene ?? EMPTY_SCENE;
    this.#scene = scene;
    if (look === before.look && pickedMap === before.pickedMap) return;
    const tiles = look?.picture.kind === 'tiles' ? look.picture : null;
    this.#picture.show(look, tiles ? pickedMap : null);
    this.tiles.show(tiles);
  }

  draw(context: CanvasRenderingContext2D, area: Rect): void {
    this.#area = area;
    const scene = this.#scene;
    if (!scene) return;
    const kind = kindOf(scene);
    // A map that is only peeked at must not move the tiles away from under the pointer.
    const enlarged = kind === 'tiles' && scene.picked !== null && scene.pickedMap !== null;
    const withChart = kind === 'curves' || (scene.withBoard ?? false);
    const layout = layoutStage(area, kind === 'tiles' || withChart, enlarged);
    this.#pictureArea = layout.picture;
    const { x, y, width, height } = layout.picture;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    this.#picture.draw(context, layout.picture, scene);
    context.restore();
    this.tiles.draw(context, layout, scene);
  }

  get visible(): boolean {
    return this.#scene !== null;
  }

  contains({ x, y }: Point): boolean {
    const area = this.#area;
    return this.visible && x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
  }

  hit(point: Point): Hit | null {
    return this.contains(point) ? (this.tiles.hit(point) ?? this.#picture.hit(point)) : null;
  }

  /** What of the pane is a picture. */
  get part(): Rect {
    return this.isAlone ? this.livePicture : this.#area;
  }

  /** Where the live picture lies. */
  get livePicture(): Rect {
    return this.#picture.visibleFrame(this.#pictureArea);
  }

  /** True where there is nothing in the pane but the picture. */
  get isAlone(): boolean {
    const kind = this.#scene && kindOf(this.#scene);
    return kind !== 'tiles' && kind !== 'curves';
  }

  /** What the network saw, on the screen. */
  get crop(): Rect {
    return this.#picture.cropOnScreen ?? this.#pictureArea;
  }

  /** Screen pixels per pixel of the live picture. */
  get scale(): number {
    return this.#picture.scale;
  }

  get scene(): Scene | null {
    return this.#scene;
  }
}
