import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap, Tiles } from '../../contract/picture.ts';
import type { Display } from '../display.ts';
import { lookup } from '../heat/colour_maps.ts';
import { coloursOf } from '../heat/picture_colours.ts';
import type { Hit } from '../hit.ts';
import { overlap, type Point } from '../placement.ts';
import type { Scene } from '../scene.ts';
import type { StageLayout } from '../stage_layout.ts';
import {
  largestScroll,
  layoutTiles,
  scrollBar,
  scrollToTile,
  tileAt,
  tileRect,
  zoomTiles,
} from '../tiles/tile_layout.ts';
import { composeMap } from './compose_map.ts';
import { composeTiles } from './compose_tiles.ts';
import { drawScrollBar, drawTileMark, type TileMark } from './draw_marks.ts';
import { resize, scratch } from './scratch.ts';

/** Pixels of a side at which the picked channel is drawn, to be enlarged. */
const ENLARGED_SIDE = 256;

/** The grid of a layer's channels with its marks, and the picked channel enlarged beside it. */
export class CanvasTiles {
  readonly #grid = scratch(4, 4);
  readonly #enlarged = scratch(ENLARGED_SIDE, ENLARGED_SIDE);
  #tiles: Tiles | null = null;
  #layout = layoutTiles(1, { x: 0, y: 0, width: 1, height: 1 });
  #scrollPx = 0;
  #zoom = 1;
  #hovered: number | null = null;

  get visible(): boolean {
    return this.#tiles !== null;
  }

  get columns(): number {
    return this.#layout.columns;
  }

  show(tiles: Tiles | null): void {
    const before = this.#tiles;
    this.#tiles = tiles;
    if (!tiles) this.#hovered = null;
    else if (before?.layer !== tiles.layer || before.of !== tiles.of) this.#scrollPx = 0;
  }

  draw(context: CanvasRenderingContext2D, layout: StageLayout, scene: Scene): void {
    const tiles = this.#tiles;
    if (!tiles || !layout.tiles) return;
    this.#place(layout.tiles);
    this.#drawGrid(context, tiles, layout.tiles, scene.display);
    if (layout.enlarged && scene.pickedMap)
      this.#drawEnlarged(context, layout.enlarged, scene.pickedMap, scene);
    for (const [kind, index] of this.#marksOf(tiles, scene)) {
      const rect = index < 0 ? null : overlap(this.rectOf(index), layout.tiles);
      if (rect && rect.height > 0) drawTileMark(context, rect, kind);
    }
    const bar = scrollBar(this.#layout, this.#scrollPx);
    if (bar) drawScrollBar(context, bar);
  }

  hover(index: number | null): boolean {
    const changed = index !== this.#hovered;
    this.#hovered = index;
    return changed;
  }

  hit(point: Point): Hit | null {
    const tiles = this.#tiles;
    const index = tiles ? tileAt(this.#layout, this.#scrollPx, point) : null;
    if (!tiles || index === null) return null;
    const channel = tiles.channels[index] ?? index;
    return {
      kind: 'tile',
      layer: tiles.layer,
      index,
      channel,
      range: tiles.ranges[index] ?? null,
      total: tiles.totals?.[index] ?? null,
    };
  }

  contains({ x, y }: Point): boolean {
    const { area } = this.#layout;
    const inside = x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
    return this.visible && inside;
  }

  scrollBy(px: number): void {
    this.#scrollPx = Math.min(Math.max(0, this.#scrollPx + px), largestScroll(this.#layout));
  }

  /** @param factor > 1 makes tiles larger */
  zoomBy(factor: number): void {
    this.#zoom = zoomTiles(this.#layout, this.#zoom, factor);
    this.#place(this.#layout.area);
  }

  reveal(index: number): void {
    this.scrollBy(scrollToTile(this.#layout, this.#scrollPx, index) - this.#scrollPx);
  }

  #place(area: Rect): void {
    this.#layout = layoutTiles(this.#tiles?.count ?? 1, area, this.#zoom);
    this.scrollBy(0);
  }

  get area(): Rect {
    return this.#layout.area;
  }

  rectOf(index: number): Rect {
    return tileRect(this.#layout, this.#scrollPx, index);
  }

  #drawGrid(context: CanvasRenderingContext2D, tiles: Tiles, area: Rect, display: Display): void {
    const [width, height] = [Math.ceil(area.width), Math.ceil(area.height)];
    if (width < 1 || height < 1) return;
    resize(this.#grid, width, height);
    const image = new ImageData(width, height);
    const colours = lookup(coloursOf(tiles, display));
    // Neighbouring weights are no samples of a smooth picture.
    const smooth = display.smooth && tiles.of !== 'weights';
    composeTiles(image, tiles, this.#layout, this.#scrollPx, { smooth, mirror: display.mirror, colours });
    this.#grid.putImageData(image, 0, 0);
    context.drawImage(this.#grid.canvas, area.x, area.y);
  }

  #drawEnlarged(
    context: CanvasRenderingContext2D,
    { x, y, width, height }: Rect,
    map: HeatMap,
    { display }: Scene,
  ): void {
    const image = new ImageData(ENLARGED_SIDE, ENLARGED_SIDE);
    const cells = { ...map, pixelBytes: 1, signed: map.legend.signed } as const;
    const colours = lookup(map.legend.signed ? display.diverging : display.sequential);
    composeMap(image.data, ENLARGED_SIDE, ENLARGED_SIDE, cells, { ...display, blend: 'map', colours });
    this.#enlarged.putImageData(image, 0, 0);
    context.save();
    context.translate(display.mirror ? x + width : x, y);
    if (display.mirror) context.scale(-1, 1);
    context.drawImage(this.#enlarged.canvas, 0, 0, width, height);
    context.restore();
  }

  #marksOf(tiles: Tiles, { ablation = [], pinned, picked }: Scene): [TileMark, number][] {
    const indexOf = (layer: string, channel: number) =>
      layer === tiles.layer ? tiles.channels.indexOf(channel) : -1;
    return [
      ...ablation.flatMap(({ layer, channels }) =>
        channels.map((channel): [TileMark, number] => ['silenced', indexOf(layer, channel)]),
      ),
      ...pinned.map(({ layer, channel }): [TileMark, number] => ['pinned', indexOf(layer, channel)]),
      ...(this.#hovered === null ? [] : ([['hovered', this.#hovered]] as [TileMark, number][])),
      ...(picked ? ([['picked', indexOf(picked.layer, picked.channel)]] as [TileMark, number][]) : []),
    ];
  }
}
