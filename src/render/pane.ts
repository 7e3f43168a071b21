import { Container, Graphics } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import type { Hit } from './hit.ts';
import { PictureView } from './picture_view.ts';
import type { Point } from './placement.ts';
import { EMPTY_SCENE, kindOf, type Scene } from './scene.ts';
import { layoutMap, layoutStage, type MapLayout } from './stage_layout.ts';
import { TilesView } from './tiles/tiles_view.ts';
import type { VideoLayer } from './video/video_layer.ts';

/** One picture's part of the stage: the live picture with its map, and tiles beside it where there are any. */
export class Pane {
  readonly container = new Container();
  readonly tiles = new TilesView();
  readonly #picture: PictureView;
  readonly #pictureLayer = new Container();
  readonly #clip = new Graphics();
  #scene: Scene = EMPTY_SCENE;
  #area: Rect = { x: 0, y: 0, width: 0, height: 0 };
  #pictureArea: Rect = this.#area;

  constructor(video: VideoLayer) {
    this.#picture = new PictureView(video);
    this.#pictureLayer.addChild(...this.#picture.children);
    this.#clip.visible = false;
    this.container.addChild(this.#clip, this.#pictureLayer, ...this.tiles.children);
  }

  /** @param scene null hides the pane */
  show(scene: Scene | null): void {
    this.container.visible = scene !== null;
    const next = scene ?? EMPTY_SCENE;
    const { look, pickedMap, display } = next;
    const changed = look !== this.#scene.look || pickedMap !== this.#scene.pickedMap;
    this.#scene = next;
    if (changed) {
      const tiles = look?.picture.kind === 'tiles' ? look.picture : null;
      this.#picture.show(look, tiles ? pickedMap : null);
      this.tiles.show(tiles, pickedMap);
    }
    this.#picture.style(display);
    this.tiles.style(display);
  }

  /** @param cramped true where the picture could reach into what lies beside the pane */
  place(area: Rect, cramped: boolean): void {
    this.#area = area;
    const { display, picked, pickedMap, neuron, neuronShape } = this.#scene;
    const { aside = false, unmarked = false } = this.#scene;
    const kind = kindOf(this.#scene);
    const withTiles = kind === 'tiles';
    const withChart = kind === 'curves' || (this.#scene.withBoard ?? false);
    // A map that is only peeked at must not move the tiles away from under the pointer.
    const enlarged = withTiles && picked !== null && pickedMap !== null;
    const onMap = this.mapLayout;
    const layout = onMap
      ? { picture: onMap.picture, enlarged: null, tiles: null }
      : layoutStage(area, withTiles || withChart, enlarged);
    const near = cramped || withTiles || withChart || onMap !== null;
    this.#pictureArea = layout.picture;
    this.#clipTo(layout.picture, near && display.fit === 'fill');
    this.#picture.place(layout.picture, display, aside, unmarked);
    if (neuron && neuronShape && !unmarked) {
      this.#picture.markNeuron(neuron.x, neuron.y, neuronShape[1] ?? 1, neuronShape[0] ?? 1);
    }
    this.tiles.place(layout, this.#scene);
  }

  /** Where the map of pictures lies, if this pane shows one. */
  get mapLayout(): MapLayout | null {
    return kindOf(this.#scene) === 'point' ? layoutMap(this.#area) : null;
  }

  get visible(): boolean {
    return this.container.visible;
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
    const kind = kindOf(this.#scene);
    return kind !== 'tiles' && kind !== 'curves' && kind !== 'point';
  }

  /** What the network saw, on the screen. */
  get crop(): Rect {
    return this.#picture.cropOnScreen ?? this.#pictureArea;
  }

  /** Screen pixels per pixel of the live picture. */
  get scale(): number {
    return this.#picture.scale;
  }

  get scene(): Scene {
    return this.#scene;
  }

  /** Only where the picture would reach beyond its place: a mask costs two more passes. */
  #clipTo({ x, y, width, height }: Rect, needed: boolean): void {
    this.#clip.visible = needed;
    this.#pictureLayer.mask = needed ? this.#clip : null;
    if (needed) this.#clip.clear().rect(x, y, width, height).fill(0xffffff);
  }
}
