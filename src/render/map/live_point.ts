import { Graphics } from 'pixi.js';
import { PALETTE } from '../heat/palette.ts';
import type { Point } from '../placement.ts';

/** Where it was so long ago is forgotten. */
const TRAIL_MS = 4000;
/** Places nearer than this to the last one, in units of the map, add nothing to the trail. */
const STEP = 0.012;
/** Of the way to its new place the star goes a share of 1 - 1 / e in this time. */
const EASE_MS = 120;

/** Where the live frame lies: a gold star with a trail, and lines to its nearest pictures. */
export class LivePoint {
  readonly lines = new Graphics();
  readonly star = new Graphics();
  #goal: Point | null = null;
  #place: Point | null = null;
  #trail: (Point & { at: number })[] = [];

  /** @param place in units of the map; null takes it away */
  moveTo(place: Point | null): void {
    this.#goal = place;
    if (!place) {
      this.#place = null;
      this.#trail = [];
    }
  }

  get place(): Point | null {
    return this.#place;
  }

  /** Another map: where it was means nothing there. */
  jump(): void {
    this.#trail = [];
    this.#place = null;
  }

  /** Goes on towards its place. @returns whether it is still on its way */
  advance(elapsedMs: number, still: boolean): boolean {
    const goal = this.#goal;
    if (!goal) return false;
    const from = this.#place ?? goal;
    const share = still ? 1 : 1 - Math.exp(-elapsedMs / EASE_MS);
    const place = { x: from.x + (goal.x - from.x) * share, y: from.y + (goal.y - from.y) * share };
    this.#place = place;
    const last = this.#trail.at(-1);
    const now = performance.now();
    if (!last || Math.hypot(place.x - last.x, place.y - last.y) > STEP)
      this.#trail.push({ ...place, at: now });
    this.#trail = this.#trail.filter(({ at }) => now - at < TRAIL_MS);
    return Math.hypot(place.x - goal.x, place.y - goal.y) > STEP / 4;
  }

  /**
   * @param toScreen from the map to CSS pixels
   * @param near the nearest pictures' places on the map, the nearest first
   */
  draw(toScreen: (place: Point) => Point, near: readonly Point[]): void {
    this.lines.clear();
    this.star.clear();
    if (!this.#place) return;
    const { x, y } = toScreen(this.#place);
    near.forEach((place, i) => {
      const end = toScreen(place);
      const alpha = 0.85 - 0.12 * i;
      this.lines.moveTo(x, y).lineTo(end.x, end.y).stroke({ color: PALETTE.accent, width: 1.25, alpha });
    });
    this.#drawTrail(toScreen);
    for (const [radius, alpha] of [
      [17, 0.1],
      [11, 0.2],
      [7, 0.45],
    ] as const) {
      this.star.circle(x, y, radius).fill({ color: PALETTE.accent, alpha });
    }
    this.star.star(x, y, 4, 10, 3).fill(PALETTE.accent);
    this.star.circle(x, y, 2.6).fill(0xffffff);
  }

  #drawTrail(toScreen: (place: Point) => Point): void {
    const now = performance.now();
    this.#trail.forEach((to, i) => {
      const from = this.#trail[i - 1];
      if (!from) return;
      const fresh = 1 - (now - to.at) / TRAIL_MS;
      const style = {
        color: PALETTE.accent,
        width: 0.5 + 3 * fresh,
        alpha: 0.6 * fresh * fresh,
        cap: 'round',
      } as const;
      const [start, end] = [toScreen(from), toScreen(to)];
      this.star.moveTo(start.x, start.y).lineTo(end.x, end.y).stroke(style);
    });
  }
}
