import { ImageSource, type TextureSource } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap } from '../../contract/picture.ts';
import { ByteTexture } from '../byte_texture.ts';
import type { Blend, Display } from '../display.ts';
import type { Size } from '../placement.ts';
import { MapQuad } from './heat_quad.ts';
import { blendOf } from './picture_colours.ts';

/** A heat map laid over the part of the picture that the network saw. */
export class HeatOverlay {
  readonly #bytes = new ByteTexture('r8unorm');
  /** For maps that are on the graphics card already. */
  readonly #drawn = new ImageSource({ alphaMode: 'no-premultiply-alpha', scaleMode: 'linear' });
  readonly #quad: MapQuad;
  #map: HeatMap | null = null;

  constructor(base: TextureSource) {
    this.#quad = new MapQuad(this.#bytes.source, base, false);
  }

  get mesh() {
    return this.#quad.mesh;
  }

  get map(): HeatMap | null {
    return this.#map;
  }

  /** @param shown its bitmap, where it has one, is closed at the next call */
  show(shown: HeatMap | null): void {
    const before = this.#map;
    // One that was shown before may be asked for again, and is closed.
    const map = shown?.drawn?.width === 0 ? null : shown;
    this.#map = map;
    this.mesh.visible = map !== null;
    if (map?.drawn) {
      this.#drawn.resource = map.drawn;
      this.#drawn.update();
    } else if (map) this.#bytes.set(map.values, map.rowBytes, map.height);
    if (before?.drawn && before !== map) before.drawn.close();
    if (!map) return;
    this.#quad.setMap(map.drawn ? this.#drawn : this.#bytes.source);
    const { width, height, rowBytes, drawn } = map;
    this.#quad.setGrid(width, height, drawn?.width ?? rowBytes, drawn?.height);
  }

  /** @param blend overrides the display's, for a map that stands alone */
  style(display: Display, blend?: Blend): void {
    this.#quad.setStyle(display, this.#map?.legend.signed ?? false, blend ?? blendOf(this.#map, display));
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
