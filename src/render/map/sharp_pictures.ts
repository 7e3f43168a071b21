import { Container, Sprite, Texture } from 'pixi.js';
import type { Point } from '../placement.ts';

/** Sharper pictures kept at a time: more than fit on a screen at the size at which they are shown. */
const MOST_KEPT = 256;
/** Asked for at a time: what is in view first, and a fast flight asks for little that is not looked at. */
const MOST_UNDER_WAY = 6;

/** Previews of the pictures in view, fetched as they come near and let go when others are looked at. */
export class SharpPictures {
  readonly container = new Container();
  readonly #sprites = new Map<number, Sprite>();
  readonly #underWay = new Set<number>();

  /**
   * @param fetch a picture's preview, taken over; null where there is none
   * @param onArrival called when there is something new to draw
   */
  constructor(
    private readonly fetch: (index: number) => Promise<ImageBitmap | null>,
    private readonly onArrival: () => void,
  ) {}

  /** @param places of the pictures in view, by index; those that are here are drawn, the others are fetched */
  draw(places: ReadonlyMap<number, Point>, sidePx: number): void {
    for (const sprite of this.#sprites.values()) sprite.visible = false;
    for (const [index, { x, y }] of places) {
      const sprite = this.#sprites.get(index);
      if (!sprite) {
        this.#want(index);
        continue;
      }
      sprite.visible = true;
      sprite.position.set(x - sidePx / 2, y - sidePx / 2);
      sprite.setSize(sidePx);
      // The last looked at is let go last.
      this.#sprites.delete(index);
      this.#sprites.set(index, sprite);
    }
    this.#letGo(places);
  }

  hideAll(): void {
    for (const sprite of this.#sprites.values()) sprite.visible = false;
  }

  forget(): void {
    for (const sprite of this.#sprites.values()) release(sprite);
    this.#sprites.clear();
    this.#underWay.clear();
  }

  #want(index: number): void {
    if (this.#underWay.has(index) || this.#underWay.size >= MOST_UNDER_WAY) return;
    this.#underWay.add(index);
    this.fetch(index)
      .catch(() => null)
      .then((bitmap) => {
        // Meanwhile everything may have been forgotten.
        if (!this.#underWay.delete(index)) return bitmap?.close();
        if (!bitmap) return;
        const sprite = new Sprite(Texture.from(bitmap, true));
        sprite.visible = false;
        this.#sprites.set(index, sprite);
        this.container.addChild(sprite);
        this.onArrival();
      });
  }

  #letGo(inView: ReadonlyMap<number, Point>): void {
    for (const [index, sprite] of this.#sprites) {
      if (this.#sprites.size <= MOST_KEPT) return;
      if (inView.has(index)) continue;
      this.#sprites.delete(index);
      release(sprite);
    }
  }
}

function release(sprite: Sprite): void {
  const { source } = sprite.texture;
  const bitmap: unknown = source.resource;
  sprite.removeFromParent();
  sprite.destroy({ texture: true, textureSource: true });
  if (bitmap instanceof ImageBitmap) bitmap.close();
}
