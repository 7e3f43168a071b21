import { Buffer, BufferUsage, Geometry, GlProgram, Mesh, Shader } from 'pixi.js';
import { ByteTexture } from '../byte_texture.ts';
import type { Camera } from './camera.ts';
import { type LevelOfDetail, pointPx } from './level_of_detail.ts';
import { POINT_FRAGMENT, POINT_VERTEX } from './point_shaders.ts';

/** Side in pixels of the thumbnails that are given. */
const THUMBNAIL_PX = 32;
const COLUMNS = 32;
/** Pictures in one atlas: a texture of 1024 x 1024. */
export const FIELD_SIZE = 1024;

/** Off the map: the vertex shader draws nothing. */
const NOWHERE = -1;

/** Corners of a quad. Each carries its picture's data: software graphics draw instances one after another, far slower. */
const CORNERS = [0, 0, 1, 0, 1, 1, 0, 1] as const;
const PER_QUAD = CORNERS.length / 2;

/** Up to FIELD_SIZE pictures in one draw call, their thumbnails in one texture. */
export class PointField {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly #atlas = new ByteTexture('rgba8unorm');
  readonly #pixels = new Uint8Array(FIELD_SIZE * THUMBNAIL_PX ** 2 * 4);
  readonly #from = new Float32Array(PER_QUAD * 2 * FIELD_SIZE);
  readonly #to = new Float32Array(PER_QUAD * 2 * FIELD_SIZE);
  readonly #tint = new Float32Array(PER_QUAD * 3 * FIELD_SIZE);
  readonly #cell = new Float32Array(PER_QUAD * FIELD_SIZE).fill(NOWHERE);
  readonly #buffers: Buffer[];
  readonly #geometry: Geometry;
  readonly #shader: Shader;
  #count = 0;
  #areThumbnailsStale = true;
  #arePlacesStale = true;

  constructor() {
    const vertex = (data: Float32Array) =>
      new Buffer({ data, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST, shrinkToFit: false });
    const [from, to, tint, cell] = [this.#from, this.#to, this.#tint, this.#cell].map(vertex) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    this.#buffers = [from, to, tint, cell];
    const corners = Float32Array.from(
      { length: PER_QUAD * 2 * FIELD_SIZE },
      (_, i) => CORNERS[i % 8] as number,
    );
    const index = Uint32Array.from({ length: 6 * FIELD_SIZE }, (_, i) => {
      return PER_QUAD * Math.floor(i / 6) + ([0, 1, 2, 0, 2, 3][i % 6] as number);
    });
    this.#geometry = new Geometry({
      attributes: {
        aPosition: { buffer: corners, format: 'float32x2' },
        aFrom: { buffer: from, format: 'float32x2' },
        aTo: { buffer: to, format: 'float32x2' },
        aTint: { buffer: tint, format: 'float32x3' },
        aCell: { buffer: cell, format: 'float32' },
      },
      indexBuffer: index,
    });
    this.#shader = new Shader({
      glProgram: GlProgram.from({ vertex: POINT_VERTEX, fragment: POINT_FRAGMENT, name: 'star-field' }),
      resources: {
        stars: {
          uCamera: { value: new Float32Array([1, 0, 0]), type: 'vec3<f32>' },
          uDraw: { value: new Float32Array([1, 8, 8, 1]), type: 'vec4<f32>' },
          uColumns: { value: COLUMNS, type: 'f32' },
          uThumbnail: { value: new Float32Array([THUMBNAIL_PX, 1]), type: 'vec2<f32>' },
        },
        uAtlas: this.#atlas.source,
      },
    });
    this.mesh = new Mesh({ geometry: this.#geometry, shader: this.#shader });
  }

  get count(): number {
    return this.#count;
  }

  /** @param thumbnail THUMBNAIL_PX squared RGB bytes */
  add(thumbnail: Uint8Array): void {
    const index = this.#count++;
    const width = COLUMNS * THUMBNAIL_PX;
    const corner = (Math.floor(index / COLUMNS) * width + (index % COLUMNS)) * THUMBNAIL_PX;
    let [red, green, blue] = [0, 0, 0];
    for (let pixel = 0; pixel < THUMBNAIL_PX ** 2; pixel++) {
      const at = 4 * (corner + Math.floor(pixel / THUMBNAIL_PX) * width + (pixel % THUMBNAIL_PX));
      const colour = thumbnail.subarray(3 * pixel, 3 * pixel + 3);
      this.#pixels.set(colour, at);
      this.#pixels[at + 3] = 255;
      red += colour[0] as number;
      green += colour[1] as number;
      blue += colour[2] as number;
    }
    this.#put(this.#tint, index, lively(red, green, blue));
    this.#areThumbnailsStale = true;
    this.#arePlacesStale = true;
  }

  /**
   * Sets where a picture moves from and to, in units of the map.
   * @param from null where it appears
   */
  move(index: number, from: readonly [number, number] | null, to: readonly [number, number]): void {
    this.#put(this.#from, index, from ?? to);
    this.#put(this.#to, index, to);
    this.#put(this.#cell, index, [index]);
    this.#arePlacesStale = true;
  }

  /** Takes a picture off the map until it is moved again. */
  hide(index: number): void {
    this.#put(this.#cell, index, [NOWHERE]);
    this.#arePlacesStale = true;
  }

  /** @param share of the way from where pictures were, 0..1 */
  draw({ scale, x, y }: Camera, { sidePx, star }: LevelOfDetail, share: number): void {
    if (this.#arePlacesStale) this.#uploadPlaces();
    if (this.#areThumbnailsStale) this.#uploadThumbnails();
    const { uniforms } = this.#shader.resources.stars as { uniforms: Record<string, number | Float32Array> };
    uniforms.uCamera = new Float32Array([scale, x, y]);
    uniforms.uDraw = new Float32Array([share, sidePx, pointPx(sidePx), star]);
    uniforms.uThumbnail = new Float32Array([THUMBNAIL_PX, this.#rows]);
    this.mesh.visible = this.#count > 0;
  }

  destroy(): void {
    this.mesh.destroy();
    this.#geometry.destroy(true);
    this.#shader.destroy();
    this.#atlas.source.destroy();
  }

  /** The same for all corners of a picture. */
  #put(data: Float32Array, index: number, values: readonly number[]): void {
    const start = PER_QUAD * index * values.length;
    for (let corner = 0; corner < PER_QUAD; corner++) data.set(values, start + corner * values.length);
  }

  get #rows(): number {
    return Math.max(1, Math.ceil(this.#count / COLUMNS));
  }

  /** And the tints, which lie beside them. */
  #uploadPlaces(): void {
    this.#arePlacesStale = false;
    for (const buffer of this.#buffers) buffer.update();
  }

  #uploadThumbnails(): void {
    this.#areThumbnailsStale = false;
    const width = COLUMNS * THUMBNAIL_PX;
    const height = this.#rows * THUMBNAIL_PX;
    this.#atlas.set(this.#pixels.subarray(0, width * height * 4), width, height);
  }
}

/** The mean colour of a picture, brought to the brightness of a star. */
function lively(red: number, green: number, blue: number): [number, number, number] {
  const largest = Math.max(red, green, blue, 1);
  const raise = (value: number) => 0.12 + 0.88 * (value / largest) ** 2.2;
  return [raise(red), raise(green), raise(blue)];
}
