import type { TextureSource } from 'pixi.js';
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

  show(map: HeatMap | null): void {
    this.#map = map;
    this.mesh.visible = map !== null;
    if (!map) return;
    this.#bytes.set(map.values, map.rowBytes, map.height);
    this.#quad.setGrid(map.width, map.height, map.rowBytes);
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
