import { Container, Graphics } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import { PictureView } from './picture_view.ts';
import { PlacedPane } from './placed_pane.ts';
import { EMPTY_SCENE, isEnlarged, kindOf, type Scene } from './scene.ts';
import { hasBoard, layoutMap, layoutStage, type MapLayout } from './stage_layout.ts';
import { TilesView } from './tiles/tiles_view.ts';
import type { VideoLayer } from './video/video_layer.ts';

/** One picture's part of the stage: the live picture with its map, and tiles beside it where there are any. */
export class Pane extends PlacedPane<PictureView, TilesView> {
  readonly container = new Container();
  readonly #pictureLayer = new Container();
  readonly #clip = new Graphics();
  #scene: Scene = EMPTY_SCENE;

  constructor(video: VideoLayer) {
    super(new PictureView(video), new TilesView());
    this.#pictureLayer.addChild(...this.picture.children);
    this.#clip.visible = false;
    this.container.addChild(this.#clip, this.#pictureLayer, ...this.tiles.children);
  }

  /** @param scene null hides the pane */
  show(scene: Scene | null): void {
    this.container.visible = scene !== null;
    const next = scene ?? EMPTY_SCENE;
    const { result, pickedMap, display } = next;
    const changed = result !== this.#scene.result || pickedMap !== this.#scene.pickedMap;
    this.#scene = next;
    if (changed) {
      const tiles = result?.picture.kind === 'tiles' ? result.picture : null;
      this.picture.show(result, tiles ? pickedMap : null);
      this.tiles.show(tiles, pickedMap);
    }
    this.picture.style(display);
    this.tiles.style(display);
  }

  /** @param cramped true where the picture could reach into what lies beside the pane */
  place(area: Rect, cramped: boolean): void {
    this.area = area;
    const { display, neuron, neuronShape } = this.#scene;
    const { unmarked = false } = this.#scene;
    const { kind } = this;
    const withTiles = kind === 'tiles';
    const withChart = hasBoard(kind) || (this.#scene.withBoard ?? false);
    const enlarged = isEnlarged(kind, this.#scene);
    const onMap = this.mapLayout;
    const layout = onMap
      ? { picture: onMap.picture, enlarged: null, tiles: null }
      : layoutStage(area, withTiles || withChart, enlarged);
    const near = cramped || withTiles || withChart || onMap !== null;
    this.pictureArea = layout.picture;
    this.#clipTo(layout.picture, near && display.fit === 'fill');
    this.picture.place(layout.picture, this.#scene);
    if (neuron && neuronShape && !unmarked) {
      this.picture.markNeuron(neuron, neuronShape);
    }
    this.tiles.place(layout, this.#scene);
  }

  /** Where the map of pictures lies, if this pane shows one. */
  get mapLayout(): MapLayout | null {
    return this.kind === 'point' ? layoutMap(this.area) : null;
  }

  get visible(): boolean {
    return this.container.visible;
  }

  protected get kind() {
    return kindOf(this.#scene);
  }

  override get isAlone(): boolean {
    return super.isAlone && this.mapLayout === null;
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
