import { ImageSource, type TextureSource } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import type { BitmapPicture, ImagePicture } from '../contract/picture.ts';
import { ByteTexture } from './byte_texture.ts';
import type { Display } from './display.ts';
import { MapQuad } from './heat/heat_quad.ts';
import { blendOf } from './heat/picture_colours.ts';
import type { Size } from './placement.ts';

/** A picture in colours laid over the part that the network saw; around grey where its legend is signed. */
export class ImageOverlay {
  readonly #bytes = new ByteTexture('rgba8unorm');
  readonly #guide = new ByteTexture('rgba8unorm');
  /** For pictures that are on the graphics card already. */
  readonly #drawn = new ImageSource({ alphaMode: 'no-premultiply-alpha', scaleMode: 'linear' });
  readonly #quad: MapQuad;
  #image: ImagePicture | BitmapPicture | null = null;

  constructor(base: TextureSource) {
    this.#quad = new MapQuad(this.#bytes.source, base, true);
  }

  get mesh() {
    return this.#quad.mesh;
  }

  get source(): TextureSource {
    return this.#image && bitmapOf(this.#image) ? this.#drawn : this.#bytes.source;
  }

  /** @param picture its bitmap, where it has one, is closed at the next call */
  show(picture: ImagePicture | BitmapPicture | null): void {
    const before = this.#image;
    const bitmap = picture && bitmapOf(picture);
    // One that was shown before may be asked for again, and is closed.
    const image = bitmap?.width === 0 ? null : picture;
    this.#image = image;
    this.mesh.visible = image !== null;
    if (image && bitmap) {
      this.#drawn.resource = bitmap;
      this.#drawn.update();
    } else if (image?.kind === 'image') this.#bytes.set(image.rgba, image.width, image.height);
    if (before && before !== image) bitmapOf(before)?.close();
    if (!image) return;
    this.#quad.setMap(this.source);
    const { width, height } = image;
    if (image.kind === 'image') {
      this.#quad.setGrid(width, height, width, bitmap?.height);
      this.#quad.setCover('alpha');
      if (image.guide) this.#guide.set(image.guide, width, height);
      this.#quad.setGuide(image.guide ? this.#guide.source : null, 'alpha', 0, height);
      return;
    }
    const { covered, guided } = image;
    const rows = image.bitmap.height;
    this.#quad.setGrid(width, height, width, rows);
    this.#quad.setCover(covered ? 'below' : 'whole');
    this.#quad.setGuide(guided ? this.#drawn : null, 'below', covered ? 2 * height : height, rows);
  }

  /** @param isItsFrame whether what lies below is the frame that was painted: else nothing of it is taken */
  followEdges(isItsFrame: boolean): void {
    this.#quad.followEdges(isItsFrame);
  }

  style(display: Display): void {
    const blend = blendOf(this.#image, display);
    this.#quad.setStyle(display, this.#image?.legend?.signed ?? false, blend);
    this.#quad.setSplit(blend === 'map' && !this.#image?.legend ? display.split : 0, display.mirror);
  }

  /** See MapQuad.setHollow. */
  setHollow(hollow: boolean): void {
    this.#quad.setHollow(hollow);
  }

  place(rect: Rect, base: TextureSource, part: Rect, size: Size): void {
    this.#quad.place(rect);
    this.#quad.setBase(base, part, size);
  }
}

/** Where it stayed on the graphics card. */
const bitmapOf = (picture: ImagePicture | BitmapPicture): ImageBitmap | undefined =>
  picture.kind === 'bitmap' ? picture.bitmap : picture.drawn;
