/** Pictures laid over the part of the live picture that the network saw. */
import { GlProgram, ImageSource, Mesh, type MeshGeometry, Shader, type TextureSource } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import { type BitmapPicture, bitmapOf, type HeatMap, type ImagePicture } from '../../contract/picture.ts';
import { ByteTexture } from '../byte_texture.ts';
import type { Blend, Display } from '../display.ts';
import type { Size } from '../placement.ts';
import { QUAD_VERTEX, unitSquare } from '../quad.ts';
import { lookup } from './colour_maps.ts';
import { OVERLAY_FRAGMENT } from './overlay_fragment.ts';
import { blendOf } from './picture_colours.ts';

const BLEND_CODE: Record<Blend, number> = { overlay: 0, spotlight: 1, map: 2 };

const COVER_CODE = { whole: 0, alpha: 1, below: 2 };

/** Of where a guide has the luminance; 0 is no guide. */
const GUIDE_CODE = { alpha: 1, below: 2 };

/**
 * A rectangle that shows a map or a picture in colours, composed with the picture under it. It paints opaquely, so the picture under
 * it is given as a texture: quietening the low values of a map is not possible by alpha alone.
 */
abstract class Overlay {
  readonly mesh: Mesh<MeshGeometry, Shader>;
  protected readonly bytes: ByteTexture;
  /** For what is on the graphics card already. */
  protected readonly drawn = new ImageSource({ alphaMode: 'no-premultiply-alpha', scaleMode: 'linear' });
  readonly #colours = new ByteTexture('rgba8unorm', 'nearest');
  readonly #uniforms;
  readonly #shader: Shader;
  #tableName = '';

  constructor(format: 'r8unorm' | 'rgba8unorm', base: TextureSource) {
    this.bytes = new ByteTexture(format);
    const map = this.bytes.source;
    this.#uniforms = {
      uGrid: { value: new Float32Array([1, 1, 4, 1]), type: 'vec4<f32>' as const },
      uGuideRows: { value: new Float32Array([0, 1]), type: 'vec2<f32>' as const },
      uFollows: { value: 0, type: 'f32' as const },
      uCover: { value: 0, type: 'f32' as const },
      uBaseRect: { value: new Float32Array([0, 0, 1, 1]), type: 'vec4<f32>' as const },
      uColoured: { value: format === 'rgba8unorm' ? 1 : 0, type: 'f32' as const },
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
      glProgram: GlProgram.from({ vertex: QUAD_VERTEX, fragment: OVERLAY_FRAGMENT, name: 'overlay' }),
      resources: { map: this.#uniforms, uMap: map, uGuide: map, uColours: this.#colours.source, uBase: base },
    });
    this.mesh = new Mesh({ geometry: unitSquare(), shader: this.#shader });
    this.mesh.visible = false;
  }

  /** Whether what a stylised frame or a spotlight leaves out is transparent, instead of the picture under it. */
  setHollow(hollow: boolean): void {
    this.values.uHollow = hollow ? 1 : 0;
  }

  /** @param base the picture under it, of this size, and `part` what of it lies there */
  place(rect: Rect, base: TextureSource, part: Rect, size: Size): void {
    this.mesh.position.set(rect.x, rect.y);
    this.mesh.scale.set(rect.width, rect.height);
    this.#shader.resources.uBase = base;
    this.values.uBaseRect = new Float32Array([
      part.x / size.width,
      part.y / size.height,
      part.width / size.width,
      part.height / size.height,
    ]);
  }

  /** Shows what is in the bytes, or a bitmap in their place. */
  protected setMap(bitmap: ImageBitmap | undefined): void {
    if (bitmap) {
      this.drawn.resource = bitmap;
      this.drawn.update();
    }
    this.#shader.resources.uMap = bitmap ? this.drawn : this.bytes.source;
  }

  /** The valid part of the map's texture, which may be narrower than the texture. */
  protected setGrid(width: number, height: number, rowWidth: number, rows = height): void {
    this.values.uGrid = new Float32Array([width, height, rowWidth, rows]);
  }

  protected setGuide(source: TextureSource): void {
    this.#shader.resources.uGuide = source;
  }

  protected setStyle(display: Display, signed: boolean, blend: Blend): void {
    const name = signed ? display.diverging : display.sequential;
    if (name !== this.#tableName) this.#colours.set(lookup(name), 256, 1);
    this.#tableName = name;
    const { values } = this;
    values.uSigned = signed ? 1 : 0;
    values.uBlend = BLEND_CODE[blend];
    values.uOpacity = display.opacity;
    values.uThreshold = display.threshold;
    values.uContours = display.contours ? 1 : 0;
    values.uSmooth = display.smooth ? 1 : 0;
  }

  protected get values(): Record<string, number | Float32Array> {
    return (this.#shader.resources.map as { uniforms: Record<string, number | Float32Array> }).uniforms;
  }
}

/** A heat map. */
export class HeatOverlay extends Overlay {
  #map: HeatMap | null = null;

  constructor(base: TextureSource) {
    super('r8unorm', base);
  }

  get map(): HeatMap | null {
    return this.#map;
  }

  /** @param map borrowed until the next call, with the bitmap that it may have */
  show(map: HeatMap | null): void {
    this.#map = map;
    this.mesh.visible = map !== null;
    if (!map) return;
    const { width, height, rowBytes, drawn } = map;
    if (!drawn) this.bytes.set(map.values, rowBytes, height);
    this.setMap(drawn);
    this.setGrid(width, height, drawn?.width ?? rowBytes, drawn?.height);
  }

  /** @param blend overrides the display's, for a map that stands alone */
  style(display: Display, blend?: Blend): void {
    this.setStyle(display, this.#map?.legend.signed ?? false, blend ?? blendOf(this.#map, display));
  }
}

/** A picture in colours, around grey where its legend is signed. A stylised frame may hide a part of the frame and follow its edges. */
export class ImageOverlay extends Overlay {
  readonly #guide = new ByteTexture('rgba8unorm');
  #image: ImagePicture | BitmapPicture | null = null;
  /** 0 or of GUIDE_CODE. */
  #guided = 0;

  constructor(base: TextureSource) {
    super('rgba8unorm', base);
  }

  get source(): TextureSource {
    return this.#image && bitmapOf(this.#image) ? this.drawn : this.bytes.source;
  }

  /** @param image borrowed until the next call, with the bitmap that it may have */
  show(image: ImagePicture | BitmapPicture | null): void {
    this.#image = image;
    this.mesh.visible = image !== null;
    if (!image) return;
    const { width, height } = image;
    const bitmap = bitmapOf(image);
    if (image.kind === 'image' && !bitmap) this.bytes.set(image.rgba, width, height);
    this.setMap(bitmap);
    this.setGrid(width, height, width, bitmap?.height);
    if (image.kind === 'image') {
      this.#setCover('alpha');
      if (image.guide) this.#guide.set(image.guide, width, height);
      this.#followGuide(image.guide ? this.#guide.source : null, 'alpha', 0, height);
    } else {
      const { covered, guided } = image;
      this.#setCover(covered ? 'below' : 'whole');
      this.#followGuide(
        guided ? this.drawn : null,
        'below',
        covered ? 2 * height : height,
        image.bitmap.height,
      );
    }
  }

  /** @param isItsFrame whether what lies below is the frame that was painted: else nothing of it is taken */
  followEdges(isItsFrame: boolean): void {
    this.values.uFollows = isItsFrame ? this.#guided : 0;
  }

  style(display: Display): void {
    const blend = blendOf(this.#image, display);
    this.setStyle(display, this.#image?.legend?.signed ?? false, blend);
    // Leaves the picture under it bare from its left on, as it is seen: 0..1 of the width.
    const split = blend === 'map' && !this.#image?.legend ? display.split : 0;
    this.values.uSplit = new Float32Array([split, display.mirror ? 1 : 0]);
  }

  /** Where it is said how much of the frame a stylised frame hides: nowhere, in its alpha, or in a grey picture below its rows. */
  #setCover(where: keyof typeof COVER_CODE): void {
    this.values.uCover = COVER_CODE[where];
  }

  /**
   * How a stylised frame follows the edges of the frame below it: see follow_edges.ts. Null where it does not.
   * @param luminance where it lies: in the alpha of the slopes, or below them as grey, in as many rows as the map has
   * @param firstRow of the slopes in their texture
   * @param rows of the texture
   */
  #followGuide(
    source: TextureSource | null,
    luminance: keyof typeof GUIDE_CODE,
    firstRow: number,
    rows: number,
  ): void {
    this.#guided = source ? GUIDE_CODE[luminance] : 0;
    if (!source) return;
    this.setGuide(source);
    this.values.uGuideRows = new Float32Array([firstRow, rows]);
  }
}
