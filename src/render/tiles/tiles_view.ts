import type { Container } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap, Tiles } from '../../contract/picture.ts';
import { ByteTexture } from '../byte_texture.ts';
import type { Display } from '../display.ts';
import { HeatOverlay } from '../heat/overlays.ts';
import type { Hit } from '../hit.ts';
import { Marks, type TileMark } from '../marks.ts';
import { overlap, type Point } from '../placement.ts';
import type { Scene } from '../scene.ts';
import type { StageLayout } from '../stage_layout.ts';
import { TileGrid } from './tile_grid.ts';

/** The grid of a layer's channels with its marks, and the picked channel enlarged beside it. */
export class TilesView {
  readonly children: Container[];
  readonly #grid = new TileGrid();
  readonly #enlarged = new HeatOverlay(new ByteTexture('rgba8unorm').source);
  readonly #marks = new Marks();
  #hovered: number | null = null;

  constructor() {
    this.children = [this.#grid.mesh, this.#enlarged.mesh, this.#marks.graphics];
  }

  get visible(): boolean {
    return this.#grid.tiles !== null;
  }

  get columns(): number {
    return this.#grid.layout.columns;
  }

  show(tiles: Tiles | null, picked: HeatMap | null): void {
    this.#grid.show(tiles);
    this.#enlarged.show(tiles ? picked : null);
    if (!tiles) this.#hovered = null;
  }

  style(display: Display): void {
    this.#grid.style(display);
    this.#enlarged.style(display, 'map');
  }

  place(layout: StageLayout, scene: Scene): void {
    this.#marks.clear();
    const tiles = this.#grid.tiles;
    if (!tiles || !layout.tiles) return;
    this.#grid.place(layout.tiles);
    this.#placeEnlarged(layout, scene.display);
    const indexOf = (layer: string, channel: number) =>
      layer === tiles.layer ? tiles.channels.indexOf(channel) : -1;
    for (const { layer, channels } of scene.ablation ?? []) {
      for (const channel of channels) this.#mark(indexOf(layer, channel), 'silenced');
    }
    for (const pin of scene.pinned) this.#mark(indexOf(pin.layer, pin.channel), 'pinned');
    if (this.#hovered !== null) this.#mark(this.#hovered, 'hovered');
    if (scene.picked) this.#mark(indexOf(scene.picked.layer, scene.picked.channel), 'picked');
    const bar = this.#grid.scrollBar;
    if (bar) this.#marks.scrollBar(bar);
  }

  hover(index: number | null): boolean {
    const changed = index !== this.#hovered;
    this.#hovered = index;
    return changed;
  }

  hit(point: Point): Hit | null {
    const tiles = this.#grid.tiles;
    const index = this.#grid.hit(point);
    if (!tiles || index === null) return null;
    return {
      kind: 'tile',
      layer: tiles.layer,
      index,
      channel: tiles.channels[index] ?? index,
      range: tiles.ranges[index] ?? null,
      total: tiles.totals?.[index] ?? null,
    };
  }

  contains(point: Point): boolean {
    const { area } = this.#grid.layout;
    const inside = point.x < area.x + area.width && point.y < area.y + area.height;
    return this.visible && point.x >= area.x && point.y >= area.y && inside;
  }

  scrollBy(px: number): void {
    this.#grid.scrollBy(px);
  }

  zoomBy(factor: number): void {
    this.#grid.zoomBy(factor);
  }

  reveal(index: number): void {
    this.#grid.reveal(index);
  }

  get area(): Rect {
    return this.#grid.layout.area;
  }

  rectOf(index: number): Rect {
    return this.#grid.rect(index);
  }

  #placeEnlarged(layout: StageLayout, display: Display): void {
    const { mesh } = this.#enlarged;
    mesh.visible = layout.enlarged !== null && this.#enlarged.map !== null;
    if (!layout.enlarged) return;
    const { x, y, width, height } = layout.enlarged;
    mesh.position.set(display.mirror ? x + width : x, y);
    mesh.scale.set(display.mirror ? -width : width, height);
  }

  #mark(index: number, kind: TileMark): void {
    if (index < 0) return;
    const rect = overlap(this.#grid.rect(index), this.#grid.layout.area);
    if (rect.height > 0) this.#marks.tile(rect, kind);
  }
}
