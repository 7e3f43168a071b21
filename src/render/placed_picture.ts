import type { Rect } from '../contract/geometry.ts';
import type { CutOut, HeatMap } from '../contract/picture.ts';
import type { ViewResult } from '../contract/view.ts';
import { type Hit, valueAt } from './hit.ts';
import { overlap, type Placement, type Point, type Size, toFrame, toScreen, within } from './placement.ts';

/** Where a live picture and what the network saw of it lie on the screen, whatever draws them. */
export abstract class PlacedPicture {
  protected result: ViewResult | null = null;
  /** Null until it was drawn. */
  protected placement: Placement | null = null;

  /** Of the live picture, in its own pixels. */
  protected abstract get size(): Size;
  /** The map that lies over it. */
  protected abstract get map(): HeatMap | null;

  /** The part of the area that the live picture covers. */
  visibleFrame(area: Rect): Rect {
    if (!this.placement) return area;
    return overlap(toScreen(this.placement, { x: 0, y: 0, ...this.size }), area);
  }

  /** What the network saw; null where nothing was looked at yet. */
  get cropOnScreen(): Rect | null {
    return this.placement && this.result ? toScreen(this.placement, this.crop) : null;
  }

  /** Screen pixels per pixel of the live picture. */
  get scale(): number {
    return this.placement?.scale ?? 1;
  }

  hit(point: Point): Hit | null {
    if (!this.placement || !this.result) return null;
    const at = within(this.crop, toFrame(this.placement, point));
    return at && { kind: 'crop', at, value: this.map ? valueAt(this.map, at) : null };
  }

  /** The crop in pixels of the live picture, which may be larger than the frame that the network was sent. */
  protected get crop(): Rect {
    const { size } = this;
    const { crop, frameSize } = this.result ?? { crop: { x: 0, y: 0, ...size }, frameSize: size };
    const scale = size.width / frameSize.width;
    return { x: crop.x * scale, y: crop.y * scale, width: crop.width * scale, height: crop.height * scale };
  }

  /**
   * A neuron's cell on the screen: column x, row y of its layer; null where nothing was looked at yet.
   * @param shape [height, width, …] of the layer
   */
  protected cellOf({ x, y }: Point, [rows = 1, columns = 1]: readonly number[]): Rect | null {
    if (!this.placement || !this.result) return null;
    const { crop } = this;
    const [width, height] = [crop.width / columns, crop.height / rows];
    return toScreen(this.placement, { x: crop.x + x * width, y: crop.y + y * height, width, height });
  }
}

/** A cut-out is drawn as a spotlight: what is not kept goes dark. */
export const opacityOf = (cutOut: CutOut): HeatMap => ({
  ...cutOut,
  kind: 'heat',
  legend: { range: [0, 1], signed: false, unit: '', low: '', high: '' },
});
