import { GlProgram, ImageSource, Mesh, type MeshGeometry, Shader } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import type { Tiles } from '../../contract/picture.ts';
import { ByteTexture } from '../byte_texture.ts';
import type { Display } from '../display.ts';
import { lookup } from '../heat/colour_maps.ts';
import { coloursOf } from '../heat/picture_colours.ts';
import type { Point } from '../placement.ts';
import { QUAD_VERTEX, unitSquare } from '../quad.ts';
import { TILE_FRAGMENT } from './tile_grid_fragment.ts';
import {
  largestScroll,
  layoutTiles,
  scrollBar,
  scrollToTile,
  type TileLayout,
  tileAt,
  tileRect,
  zoomTiles,
} from './tile_layout.ts';

const EMPTY: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** All channels of a layer as tiles, drawn from one atlas in one call however many there are. */
export class TileGrid {
  readonly mesh: Mesh<MeshGeometry, Shader>;
  readonly #bytes = new ByteTexture('r8unorm');
  readonly #rgba = new ByteTexture('rgba8unorm');
  /** For tiles that are on the graphics card already. */
  readonly #drawn = new ImageSource({ alphaMode: 'no-premultiply-alpha', scaleMode: 'linear' });
  readonly #colours = new ByteTexture('rgba8unorm', 'nearest');
  readonly #shader: Shader;
  #tiles: Tiles | null = null;
  #layout: TileLayout = layoutTiles(1, EMPTY);
  #scrollPx = 0;
  #zoom = 1;
  #tableName = '';

  constructor() {
    this.#shader = new Shader({
      glProgram: GlProgram.from({ vertex: QUAD_VERTEX, fragment: TILE_FRAGMENT, name: 'tile-grid' }),
      resources: {
        tiles: {
          uAtlas: { value: new Float32Array([1, 1, 1]), type: 'vec3<f32>' },
          uTexels: { value: new Float32Array([4, 1]), type: 'vec2<f32>' },
          uArea: { value: new Float32Array([1, 1]), type: 'vec2<f32>' },
          uGrid: { value: new Float32Array([1, 1, 0, 0]), type: 'vec4<f32>' },
          uCount: { value: 0, type: 'f32' },
          uMirror: { value: 0, type: 'f32' },
          uSmooth: { value: 1, type: 'f32' },
          uColoured: { value: 0, type: 'f32' },
        },
        uBytes: this.#bytes.source,
        uColours: this.#colours.source,
      },
    });
    this.mesh = new Mesh({ geometry: unitSquare(), shader: this.#shader });
    this.mesh.visible = false;
  }

  get tiles(): Tiles | null {
    return this.#tiles;
  }

  show(tiles: Tiles | null): void {
    const before = this.#tiles;
    this.#tiles = tiles;
    this.mesh.visible = tiles !== null;
    if (!tiles) return;
    if (before?.layer !== tiles.layer || before.of !== tiles.of) this.#scrollPx = 0;
    const { drawn } = tiles;
    const height = drawn?.height ?? Math.ceil(tiles.count / tiles.columns) * tiles.tileHeight;
    const width = drawn?.width ?? tiles.rowBytes / tiles.pixelBytes;
    const coloured = tiles.pixelBytes === 4;
    if (!drawn) {
      const atlas = coloured ? this.#rgba : this.#bytes;
      atlas.set(tiles.values, width, height);
      this.#shader.resources.uBytes = atlas.source;
    } else {
      this.#drawn.resource = drawn;
      this.#drawn.update();
      this.#shader.resources.uBytes = this.#drawn;
    }
    const values = this.#values;
    values.uColoured = coloured ? 1 : 0;
    values.uAtlas = new Float32Array([tiles.columns, tiles.tileWidth, tiles.tileHeight]);
    values.uTexels = new Float32Array([width, height]);
    values.uCount = tiles.count;
    if (before?.count !== tiles.count) this.place(this.#layout.area);
  }

  style(display: Display): void {
    const name = this.#tiles ? coloursOf(this.#tiles, display) : display.sequential;
    if (name !== this.#tableName) this.#colours.set(lookup(name), 256, 1);
    this.#tableName = name;
    this.#values.uMirror = display.mirror ? 1 : 0;
    // Neighbouring weights are no samples of a smooth picture.
    this.#values.uSmooth = display.smooth && this.#tiles?.of !== 'weights' ? 1 : 0;
  }

  place(area: Rect): void {
    this.#layout = layoutTiles(this.#tiles?.count ?? 1, area, this.#zoom);
    const { leftPx } = this.#layout;
    const width = area.width - leftPx;
    this.mesh.position.set(area.x + leftPx, area.y);
    this.mesh.scale.set(width, area.height);
    this.#values.uArea = new Float32Array([width, area.height]);
    this.scrollBy(0);
  }

  scrollBy(px: number): void {
    this.#scrollPx = Math.min(Math.max(0, this.#scrollPx + px), largestScroll(this.#layout));
    const { columns, pitchPx, gapPx } = this.#layout;
    this.#values.uGrid = new Float32Array([columns, pitchPx, gapPx, this.#scrollPx]);
  }

  /** @param factor > 1 makes tiles larger */
  zoomBy(factor: number): void {
    this.#zoom = zoomTiles(this.#layout, this.#zoom, factor);
    this.place(this.#layout.area);
  }

  reveal(index: number): void {
    this.scrollBy(scrollToTile(this.#layout, this.#scrollPx, index) - this.#scrollPx);
  }

  hit(point: Point): number | null {
    return this.#tiles ? tileAt(this.#layout, this.#scrollPx, point) : null;
  }

  rect(index: number): Rect {
    return tileRect(this.#layout, this.#scrollPx, index);
  }

  get layout(): TileLayout {
    return this.#layout;
  }

  /** Null where all tiles are in sight. */
  get scrollBar(): Rect | null {
    return scrollBar(this.#layout, this.#scrollPx);
  }

  get #values(): Record<string, number | Float32Array> {
    return (this.#shader.resources.tiles as { uniforms: Record<string, number | Float32Array> }).uniforms;
  }
}
