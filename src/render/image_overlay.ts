import type { TextureSource } from 'pixi.js';
import type { ImagePicture, Rect } from '../worker/api.ts';
import { ByteTexture } from './byte_texture.ts';
import type { Display } from './display.ts';
import { MapQuad } from './map_quad.ts';
import type { Size } from './placement.ts';

/** An RGBA picture laid over the part that the network saw; around grey where its legend is signed. */
export class ImageOverlay {
  readonly #bytes = new ByteTexture('rgba8unorm');
  readonly #quad: MapQuad;
  #image: ImagePicture | null = null;

  constructor(base: TextureSource) {
    this.#quad = new MapQuad(this.#bytes, base, true);
  }

  get mesh() {
    return this.#quad.mesh;
  }

  get source(): TextureSource {
    return this.#bytes.source;
  }

  show(image: ImagePicture | null): void {
    this.#image = image;
    this.mesh.visible = image !== null;
    if (!image) return;
    this.#bytes.set(image.rgba, image.width, image.height);
    this.#quad.setGrid(image.width, image.height, image.width);
  }

  style(display: Display): void {
    // A painting or photograph speaks for itself: it hides what lies below.
    const blend = this.#image?.legend ? display.blend : 'map';
    this.#quad.setStyle(display, this.#image?.legend?.signed ?? false, blend);
    this.#quad.setSplit(blend === 'map' && !this.#image?.legend ? display.split : 0, display.mirror);
  }

  place(rect: Rect, base: TextureSource, part: Rect, size: Size): void {
    this.#quad.place(rect);
    this.#quad.setBase(base, part, size);
  }
}
