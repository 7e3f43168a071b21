import { Container } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import type { CutOut, HeatMap } from '../contract/picture.ts';
import type { ViewResult } from '../contract/view.ts';
import { CropFrame } from './crop_frame.ts';
import type { Display } from './display.ts';
import { HeatOverlay } from './heat/heat_overlay.ts';
import { isColoured } from './heat/picture_colours.ts';
import { type Hit, valueAt } from './hit.ts';
import { ImageOverlay } from './image_overlay.ts';
import { Marks } from './marks.ts';
import { overlap, type Placement, type Point, placeFrame, toFrame, toScreen, within } from './placement.ts';
import type { VideoLayer } from './video/video_layer.ts';
import { VideoQuad } from './video/video_quad.ts';

/** The live picture with a map over the part that the network saw; children lie in the frame's own pixels. */
export class PictureView {
  readonly children: Container[];
  readonly #frame = new Container();
  readonly #video: VideoQuad;
  readonly #heat: HeatOverlay;
  readonly #image: ImageOverlay;
  readonly #held: ImageOverlay;
  readonly #brackets = new CropFrame();
  readonly #marks = new Marks();
  #look: ViewResult | null = null;
  #placement: Placement | null = null;

  constructor(private readonly video: VideoLayer) {
    this.#heat = new HeatOverlay(video.source);
    this.#image = new ImageOverlay(video.source);
    this.#held = new ImageOverlay(video.source);
    this.#video = new VideoQuad(video);
    this.#frame.addChild(this.#video.mesh, this.#held.mesh, this.#image.mesh, this.#heat.mesh);
    this.children = [this.#frame, this.#brackets.graphics, this.#marks.graphics];
  }

  /** @param picked the map to lay over the picture where the technique's own picture lies elsewhere */
  show(look: ViewResult | null, picked: HeatMap | null): void {
    this.#look = look;
    const picture = look?.picture;
    const map = picture?.kind === 'cut-out' ? opacityOf(picture) : picture;
    this.#heat.show(map?.kind === 'heat' ? map : picked);
    const coloured = map && isColoured(map) ? map : null;
    this.#image.show(map?.kind === 'curves' ? map.image : coloured);
    this.#held.show(look?.held ?? null);
  }

  style(display: Display): void {
    const bare: Display = { ...display, threshold: 0, contours: false, opacity: 1, split: 0 };
    const kind = this.#look?.picture.kind;
    if (kind === 'cut-out') this.#heat.style(bare, 'spotlight');
    else this.#heat.style(display);
    this.#image.style(kind === 'curves' ? { ...bare, blend: 'map' } : display);
    this.#held.style({ ...bare, blend: 'map' });
  }

  /**
   * @param aside true where the live picture may be another than the one that was looked at
   * @param unmarked true where nothing lies over picture and map
   */
  place(area: Rect, display: Display, aside: boolean, unmarked: boolean): void {
    const look = this.#look;
    const live = this.video.size;
    const placement = placeFrame(live, area, display.fit, display.mirror);
    this.#placement = placement;
    const { scale, x, y } = placement;
    this.#frame.scale.set(display.mirror ? -scale : scale, scale);
    this.#frame.position.set(display.mirror ? x + live.width * scale : x, y);
    this.#brackets.graphics.visible = look !== null && !unmarked;
    this.#marks.clear();
    this.#video.light(look && !unmarked ? this.#crop() : null);
    if (!look) return;
    const crop = this.#crop();
    // The frame itself is sharper than what the network saw of it, where it is there.
    const held = this.video.standing && !aside ? null : look.held;
    this.#held.mesh.visible = held !== null;
    this.#held.place(crop, this.video.source, crop, live);
    const base = held ? this.#held.source : this.video.source;
    const part = held ? { x: 0, y: 0, width: 1, height: 1 } : crop;
    const size = held ? { width: 1, height: 1 } : live;
    this.#heat.place(crop, base, part, size);
    this.#image.place(crop, base, part, size);
    const seen = toScreen(placement, crop);
    const visible = overlap(seen, area);
    this.#brackets.draw(visible);
    if (look.progress !== null && !unmarked) {
      this.#marks.progress({ x: visible.x + visible.width, y: visible.y }, look.progress);
    }
  }

  /** Outlines the neuron's cell: column x, row y of a map with this many cells. */
  markNeuron(x: number, y: number, columns: number, rows: number): void {
    if (!this.#placement || !this.#look) return;
    const crop = this.#crop();
    const width = crop.width / columns;
    const height = crop.height / rows;
    const cell = { x: crop.x + x * width, y: crop.y + y * height, width, height };
    this.#marks.neuron(toScreen(this.#placement, cell));
  }

  /** The part of the area that the live picture covers. */
  visibleFrame(area: Rect): Rect {
    if (!this.#placement) return area;
    const whole = { x: 0, y: 0, ...this.video.size };
    return overlap(toScreen(this.#placement, whole), area);
  }

  /** What the network saw; null where nothing was looked at yet. */
  get cropOnScreen(): Rect | null {
    return this.#placement && this.#look ? toScreen(this.#placement, this.#crop()) : null;
  }

  /** Screen pixels per pixel of the live picture. */
  get scale(): number {
    return this.#placement?.scale ?? 1;
  }

  hit(point: Point): Hit | null {
    if (!this.#placement || !this.#look) return null;
    const at = within(this.#crop(), toFrame(this.#placement, point));
    if (!at) return null;
    const map = this.#heat.map;
    return { kind: 'crop', at, value: map ? valueAt(map, at) : null };
  }

  /** The crop in pixels of the live picture, which may be larger than the frame that the network was sent. */
  #crop(): Rect {
    const live = this.video.size;
    const { crop, frameSize } = this.#look ?? { crop: { x: 0, y: 0, ...live }, frameSize: live };
    const scale = live.width / frameSize.width;
    return { x: crop.x * scale, y: crop.y * scale, width: crop.width * scale, height: crop.height * scale };
  }
}

/** A cut-out is drawn as a spotlight: what is not kept goes dark. */
const opacityOf = (cutOut: CutOut): HeatMap => ({
  ...cutOut,
  kind: 'heat',
  legend: { range: [0, 1], signed: false, unit: '', low: '', high: '' },
});
