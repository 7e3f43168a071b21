import type { Rect } from '../contract/geometry.ts';
import type { Picture } from '../contract/picture.ts';
import type { Hit } from './hit.ts';
import type { PlacedPicture } from './placed_picture.ts';
import { overlap, type Point } from './placement.ts';
import { hasBoard } from './stage_layout.ts';

/** Where one picture's part of the stage lies, and what is in it, whatever draws it. */
export abstract class PlacedPane<
  P extends PlacedPicture = PlacedPicture,
  T extends { hit(point: Point): Hit | null } = { hit(point: Point): Hit | null },
> {
  protected area: Rect = { x: 0, y: 0, width: 0, height: 0 };
  protected pictureArea: Rect = this.area;

  constructor(
    protected readonly picture: P,
    readonly tiles: T,
  ) {}

  abstract get visible(): boolean;
  /** Of the picture that it shows or waits for. */
  protected abstract get kind(): Picture['kind'] | null;

  contains({ x, y }: Point): boolean {
    const { area } = this;
    return this.visible && x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
  }

  hit(point: Point): Hit | null {
    return this.contains(point) ? (this.tiles.hit(point) ?? this.picture.hit(point)) : null;
  }

  /** What of the pane is a picture. */
  get part(): Rect {
    return this.isAlone ? this.livePicture : this.area;
  }

  /** Where the live picture lies. */
  get livePicture(): Rect {
    return this.picture.visibleFrame(this.pictureArea);
  }

  /** True where there is nothing in the pane but the picture. */
  get isAlone(): boolean {
    return this.kind !== 'tiles' && !hasBoard(this.kind);
  }

  /** What is to be seen of what the network saw, on the screen. */
  get crop(): Rect {
    const { pictureArea } = this;
    return overlap(this.picture.cropOnScreen ?? pictureArea, pictureArea);
  }

  /** Screen pixels per pixel of the live picture. */
  get scale(): number {
    return this.picture.scale;
  }
}
