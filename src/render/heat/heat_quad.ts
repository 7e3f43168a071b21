import { GlProgram, Mesh, MeshGeometry, Shader, type TextureSource } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import { ByteTexture } from '../byte_texture.ts';
import type { Blend, Display } from '../display.ts';
import type { Size } from '../placement.ts';
import { QUAD_VERTEX } from '../quad_vertex.ts';
import { lookup } from './colour_maps.ts';
import { MAP_FRAGMENT } from './heat_quad_fragment.ts';

const BLEND_CODE: Record<Blend, number> = { overlay: 0, spotlight: 1, map: 2 };

const COVER_CODE = { whole: 0, alpha: 1, below: 2 };

/** Of where a guide has the luminance; 0 is no guide. */
const GUIDE_CODE = { alpha: 1, below: 2 };

/**
 * A rectangle that shows a map composed with the picture under it. It paints opaquely, so the picture under it is given
 * as a texture: quietening the low values of a map is not possible by alpha alone.
 */
export class MapQuad {
  readonly mesh: Mesh<MeshGeometry, Shader>;
  readonly #colours = new ByteTexture('rgba8unorm', 'nearest');
  readonly #uniforms;
  readonly #shader: Shader;
  #tableName = '';
  /** 0 or of GUIDE_CODE. */
  #guided = 0;

  constructor(map: TextureSource, base: TextureSource, coloured: boolean) {
    this.#uniforms = {
      uGrid: { value: new Float32Array([1, 1, 4, 1]), type: 'vec4<f32>' as const },
      uGuideRows: { value: new Float32Array([0, 1]), type: 'vec2<f32>' as const },
      uFollows: { value: 0, type: 'f32' as const },
      uCover: { value: 0, type: 'f32' as const },
      uBaseRect: { value: new Float32Array([0, 0, 1, 1]), type: 'vec4<f32>' as const },
      uColoured: { value: coloured ? 1 : 0, type: 'f32' as const },
      uSigned: { value: 0, type: 'f32' as const },
      uBlend: { value: 0, type: 'f32' as const },
      uOpacity: { value: 1, type: 'f32' as const },
      uThreshold: { value: 0, type: 'f32' as const },
      uContours: { value: 0, type: 'f32' as const },
      uSmooth: { value: 1, type: 'f32' as const },
      uHollow: { value: 0, type: 'f32' as const },
      uSplit: { value: new Float32Array([0, 0]), type: 'vec2<f32>' as const },
    };
    this.#shader = new Shader({
      glProgram: GlProgram.from({ vertex: QUAD_VERTEX, fragment: MAP_FRAGMENT, name: 'map-quad' }),
      resources: { map: this.#uniforms, uMap: map, uGuide: map, uColours: this.#colours.source, uBase: base },
    });
    this.mesh = new Mesh({ geometry: unitSquare(), shader: this.#shader });
    this.mesh.visible = false;
  }

  setMap(source: TextureSource): void {
    this.#shader.resources.uMap = source;
  }

  /** The valid part of the map's texture, which may be narrower than the texture. */
  setGrid(width: number, height: number, rowWidth: number, rows = height): void {
    this.#values.uGrid = new Float32Array([width, height, rowWidth, rows]);
  }

  /** Where it is said how much of the frame a stylised frame hides: nowhere, in its alpha, or in a grey picture below its rows. */
  setCover(where: keyof typeof COVER_CODE): void {
    this.#values.uCover = COVER_CODE[where];
  }

  /**
   * How a stylised frame follows the edges of the frame below it: see followEdges. Null where it does not.
   * @param luminance where it lies: in the alpha of the slopes, or below them as grey, in as many rows as the map has
   * @param firstRow of the slopes in their texture
   * @param rows of the texture
   */
  setGuide(
    source: TextureSource | null,
    luminance: keyof typeof GUIDE_CODE,
    firstRow: number,
    rows: number,
  ): void {
    this.#guided = source ? GUIDE_CODE[luminance] : 0;
    if (!source) return;
    this.#shader.resources.uGuide = source;
    this.#values.uGuideRows = new Float32Array([firstRow, rows]);
  }

  /** @param isItsFrame whether what lies below is the frame that was painted */
  followEdges(isItsFrame: boolean): void {
    this.#values.uFollows = isItsFrame ? this.#guided : 0;
  }

  /** The picture under the map, and which part of it lies under the map. */
  setBase(source: TextureSource, part: Rect, size: Size): void {
    this.#shader.resources.uBase = source;
    this.#values.uBaseRect = new Float32Array([
      part.x / size.width,
      part.y / size.height,
      part.width / size.width,
      part.height / size.height,
    ]);
  }

  setStyle(display: Display, signed: boolean, blend: Blend): void {
    const name = signed ? display.diverging : display.sequential;
    if (name !== this.#tableName) this.#colours.set(lookup(name), 256, 1);
    this.#tableName = name;
    const values = this.#values;
    values.uSigned = signed ? 1 : 0;
    values.uBlend = BLEND_CODE[blend];
    values.uOpacity = display.opacity;
    values.uThreshold = display.threshold;
    values.uContours = display.contours ? 1 : 0;
    values.uSmooth = display.smooth ? 1 : 0;
  }

  /** Leaves the picture under the map bare from its left on, as it is seen: 0..1 of the width. */
  setSplit(part: number, mirrored: boolean): void {
    this.#values.uSplit = new Float32Array([part, mirrored ? 1 : 0]);
  }

  /** Whether what a stylised frame or a spotlight leaves out is transparent, instead of the picture under it. */
  setHollow(hollow: boolean): void {
    this.#values.uHollow = hollow ? 1 : 0;
  }

  place(rect: Rect): void {
    this.mesh.position.set(rect.x, rect.y);
    this.mesh.scale.set(rect.width, rect.height);
  }

  get #values(): Record<string, number | Float32Array> {
    return (this.#shader.resources.map as { uniforms: Record<string, number | Float32Array> }).uniforms;
  }
}

export function unitSquare(): MeshGeometry {
  const corners = new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]);
  return new MeshGeometry({ positions: corners, uvs: corners, indices: new Uint32Array([0, 1, 2, 0, 2, 3]) });
}
