import { Container, Graphics } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import { PALETTE } from '../heat/palette.ts';
import type { Point } from '../placement.ts';
import { between, type Camera, fitting, onMap, onScreen, panned, revealing, zoomed } from './camera.ts';
import { levelFor } from './level_of_detail.ts';
import { LivePoint } from './live_point.ts';
import { NeighbourLinks } from './neighbour_links.ts';
import { FIELD_SIZE, PointField } from './point_field.ts';
import { SharpPictures } from './sharp_pictures.ts';

/** Pictures glide to their new places, and the camera to a new view. */
const GLIDE_MS = 260;
const FLIGHT_MS = 420;
/** Around the outermost pictures when everything is shown. */
const MARGIN_PX = 30;
/** A finger is not a needle. */
const REACH_PX = 14;

const EMPTY: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** A map of pictures that can be flown over. Positions are in units of the map, screens in CSS pixels. */
export class MapView {
  readonly container = new Container();
  readonly #fields: PointField[] = [];
  readonly #fieldLayer = new Container();
  readonly #sharp: SharpPictures;
  readonly #marks = new Graphics();
  readonly #live = new LivePoint();
  readonly #links = new NeighbourLinks();
  #positions = new Float32Array(0);
  #glideFrom = new Float32Array(0);
  #glideStart = Number.NEGATIVE_INFINITY;
  #count = 0;
  #area = EMPTY;
  #whole = EMPTY;
  #camera: Camera = { scale: 100, x: 0, y: 0 };
  /** Follows the whole map until a hand moves it. */
  #follows = true;
  #flight: { from: Camera; to: Camera; start: number } | null = null;
  #near: readonly number[] = [];
  #pointed: number | null = null;
  #chosen: number | null = null;
  #drawnAt = 0;
  #still = false;

  /**
   * @param preview of a picture, by index
   * @param onChange called when there is something new to draw
   */
  constructor(
    preview: (index: number) => Promise<ImageBitmap | null>,
    private readonly onChange: () => void,
  ) {
    this.#sharp = new SharpPictures(preview, onChange);
    this.container.addChild(
      this.#links.mesh,
      this.#live.lines,
      this.#fieldLayer,
      this.#sharp.container,
      this.#marks,
      this.#live.star,
    );
    this.container.visible = false;
  }

  /** True where motion would take its time from the network, or is unwanted: everything is where it belongs at once. */
  set still(still: boolean) {
    this.#still = still;
  }

  get isStill(): boolean {
    return this.#still;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a picture; it appears when it is given a position. @param thumbnail 32 x 32 RGB bytes */
  add(thumbnail: Uint8Array): void {
    let field = this.#fields.at(-1);
    if (!field || field.count === FIELD_SIZE) {
      field = new PointField();
      this.#fields.push(field);
      this.#fieldLayer.addChild(field.mesh);
    }
    field.add(thumbnail);
    this.#count++;
    this.onChange();
  }

  /** Takes all pictures away. */
  clear(): void {
    for (const field of this.#fields) field.destroy();
    this.#fields.length = 0;
    this.#sharp.forget();
    this.#positions = new Float32Array(0);
    this.#count = 0;
    this.#near = [];
    this.#pointed = null;
    this.#chosen = null;
    this.#follows = true;
    this.#live.moveTo(null);
    this.#links.arrange(this.#positions, this.#positions, null);
    this.onChange();
  }

  /**
   * Moves the pictures to where they lie now; those beyond the list are hidden.
   * @param positions x, y, x, y, ... Borrowed until the next call.
   * @param links the nearest picture of each, joined by a line; null where it is not known
   */
  arrange(positions: Float32Array<ArrayBuffer>, links: Int32Array | null = null): void {
    const now = performance.now();
    const from = this.#between(now);
    this.#glideFrom = from;
    this.#positions = positions;
    this.#glideStart = now;
    this.#links.arrange(from, positions, links);
    for (let index = 0; index < this.#count; index++) {
      const field = this.#fields[Math.floor(index / FIELD_SIZE)];
      const at = 2 * index;
      if (at + 1 >= positions.length) field?.hide(index % FIELD_SIZE);
      else {
        const known = at + 1 < from.length;
        const start = known ? ([from[at] as number, from[at + 1] as number] as const) : null;
        field?.move(index % FIELD_SIZE, start, [positions[at] as number, positions[at + 1] as number]);
      }
    }
    this.onChange();
  }

  /** @param near indices of its nearest pictures, the nearest first */
  placeLive(place: Point | null, near: readonly number[]): void {
    this.#live.moveTo(place);
    this.#near = near;
    this.onChange();
  }

  /** Forgets the live star's trail: it belongs to another map. */
  forgetTrail(): void {
    this.#live.jump();
  }

  mark(pointed: number | null, chosen: number | null): void {
    if (pointed === this.#pointed && chosen === this.#chosen) return;
    this.#pointed = pointed;
    this.#chosen = chosen;
    this.onChange();
  }

  /** The picture under a point, the uppermost where several overlap. */
  hit(point: Point): number | null {
    if (!this.container.visible || !this.contains(point)) return null;
    const { sidePx } = levelFor(this.#camera.scale, this.#shown);
    const reach = Math.max(REACH_PX, sidePx / 2);
    let [best, nearest] = [null as number | null, Number.POSITIVE_INFINITY];
    for (let index = this.#shown - 1; index >= 0; index--) {
      const { x, y } = this.#screenPlace(index);
      const [dx, dy] = [Math.abs(x - point.x), Math.abs(y - point.y)];
      // Within thumbnails the uppermost counts, among stars the nearest.
      if (Math.max(dx, dy) <= sidePx / 2) return index;
      const distance = Math.hypot(dx, dy);
      if (distance > reach || distance >= nearest) continue;
      [best, nearest] = [index, distance];
    }
    return best;
  }

  /** Where a picture is on the screen, and how large; null where it is not on the map. */
  placeOf(index: number): { x: number; y: number; sidePx: number } | null {
    if (index >= this.#shown) return null;
    return { ...this.#screenPlace(index), sidePx: levelFor(this.#camera.scale, this.#shown).sidePx };
  }

  contains({ x, y }: Point): boolean {
    const area = this.#area;
    return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
  }

  pan(dx: number, dy: number): void {
    this.#take(panned(this.#camera, dx, dy));
  }

  zoom(factor: number, at: Point = this.#middle): void {
    this.#take(zoomed(this.#camera, factor, at, this.#fit));
  }

  /** Flies to where everything is in view. */
  showAll(): void {
    this.#follows = true;
    this.#fly(this.#fit);
  }

  /** Flies so that a picture is in view. */
  reveal(index: number): void {
    if (index >= this.#shown) return;
    this.#follows = false;
    const place = { x: this.#positions[2 * index] as number, y: this.#positions[2 * index + 1] as number };
    this.#fly(revealing(this.#camera, place, this.#area, MARGIN_PX));
  }

  /** The next picture in a direction, seen from one. @returns null where there is none */
  beside(index: number, dx: number, dy: number): number | null {
    const from = this.#screenPlace(index);
    let [best, least] = [null as number | null, Number.POSITIVE_INFINITY];
    for (let other = 0; other < this.#shown; other++) {
      const { x, y } = this.#screenPlace(other);
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (along <= 0 || aside > 2 * along) continue;
      const cost = along + 2 * aside;
      if (cost < least) [best, least] = [other, cost];
    }
    return best;
  }

  /**
   * @param area null: not at all
   * @param whole the part of it where everything is shown at once
   * @returns whether something is still moving: draw again
   */
  draw(area: Rect | null, whole: Rect | null = area): boolean {
    const now = performance.now();
    const elapsedMs = Math.min(100, now - this.#drawnAt);
    this.#drawnAt = now;
    this.container.visible = area !== null;
    if (!area) {
      this.#sharp.hideAll();
      return false;
    }
    this.#area = area;
    this.#whole = whole ?? area;
    const flies = this.#moveCamera(now);
    const level = levelFor(this.#camera.scale, this.#shown);
    const share = this.#share(now);
    this.#links.draw(this.#camera, share);
    for (const field of this.#fields) field.draw(this.#camera, level, share);
    const glides = share < 1;
    if (level.sharp && !glides) this.#sharp.draw(this.#inView(level.sidePx), level.sidePx);
    else this.#sharp.hideAll();
    const drifts = this.#live.advance(elapsedMs, this.#still);
    this.#live.draw(
      (place) => onScreen(this.#camera, place),
      this.#near.flatMap((index) => this.#mapPlace(index) ?? []),
    );
    this.#drawMarks(level.sidePx);
    return flies || glides || drifts;
  }

  /** Pictures that have a place. */
  get #shown(): number {
    return Math.min(this.#count, this.#positions.length / 2);
  }

  get #middle(): Point {
    return { x: this.#area.x + this.#area.width / 2, y: this.#area.y + this.#area.height / 2 };
  }

  get #fit(): Camera {
    return fitting(this.#positions.subarray(0, 2 * this.#shown), this.#whole, MARGIN_PX);
  }

  #share(now: number): number {
    return this.#still ? 1 : Math.min(1, (now - this.#glideStart) / GLIDE_MS);
  }

  /** Where pictures are at this moment, on their way. */
  #between(now: number): Float32Array<ArrayBuffer> {
    const share = this.#share(now);
    if (share >= 1) return this.#positions.slice();
    return this.#positions.map((to, i) => {
      const from = this.#glideFrom[i] ?? to;
      return from + (to - from) * share;
    });
  }

  #mapPlace(index: number): Point | null {
    if (index >= this.#shown) return null;
    return { x: this.#positions[2 * index] as number, y: this.#positions[2 * index + 1] as number };
  }

  #screenPlace(index: number): Point {
    return onScreen(this.#camera, this.#mapPlace(index) ?? { x: 0, y: 0 });
  }

  /** A hand moves the map: from now on it stays where it is put. */
  #take(camera: Camera): void {
    this.#follows = false;
    this.#flight = null;
    this.#camera = camera;
    this.onChange();
  }

  #fly(to: Camera): void {
    this.#flight = { from: this.#camera, to, start: performance.now() };
    this.onChange();
  }

  #moveCamera(now: number): boolean {
    if (this.#flight) {
      const { from, to, start } = this.#flight;
      const time = this.#still ? 1 : Math.min(1, (now - start) / FLIGHT_MS);
      this.#camera = between(from, to, 1 - (1 - time) ** 3);
      if (time < 1) return true;
      this.#flight = null;
    } else if (this.#follows) this.#camera = this.#fit;
    return false;
  }

  /** Pictures on the screen, by index. */
  #inView(sidePx: number): Map<number, Point> {
    const { x: left, y: top, width, height } = this.#area;
    const [from, to] = [
      onMap(this.#camera, { x: left - sidePx, y: top - sidePx }),
      onMap(this.#camera, { x: left + width + sidePx, y: top + height + sidePx }),
    ];
    const places = new Map<number, Point>();
    for (let index = 0; index < this.#shown; index++) {
      const [x, y] = [this.#positions[2 * index] as number, this.#positions[2 * index + 1] as number];
      if (x > from.x && x < to.x && y > from.y && y < to.y) places.set(index, this.#screenPlace(index));
    }
    return places;
  }

  #drawMarks(sidePx: number): void {
    this.#marks.clear();
    const around = (index: number, color: number, width: number, grow: number) => {
      if (index >= this.#shown) return;
      const { x, y } = this.#screenPlace(index);
      const half = Math.max(5, sidePx / 2) + grow;
      this.#marks
        .roundRect(x - half, y - half, 2 * half, 2 * half, Math.min(4, half))
        .stroke({ color, width, alpha: 0.95 });
    };
    for (const index of this.#near) around(index, PALETTE.accent, 1.5, 1);
    if (this.#pointed !== null) around(this.#pointed, PALETTE.ink, 2, 2);
    if (this.#chosen !== null) around(this.#chosen, PALETTE.ink, 3, 2);
  }
}
