import { Container } from 'pixi.js';
import type { Rect } from '../contract/geometry.ts';
import type { HeatMap } from '../contract/picture.ts';
import type { ViewResult } from '../contract/view.ts';
import { CropFrame } from './crop_frame.ts';
import type { Display } from './display.ts';
import { HeatOverlay, ImageOverlay } from './heat/overlays.ts';
import { colouredPart } from './heat/picture_colours.ts';
import { Marks } from './marks.ts';
import { opacityOf, PlacedPicture } from './placed_picture.ts';
import { overlap, type Point, placeFrame, toScreen } from './placement.ts';
import { isHollow, type Scene } from './scene.ts';
import { hasBoard } from './stage_layout.ts';
import type { VideoLayer } from './video/video_layer.ts';
import { VideoQuad } from './video/video_quad.ts';

/** The live picture with a map over the part that the network saw; children lie in the frame's own pixels. */
export class PictureView extends PlacedPicture {
  readonly children: Container[];
  readonly #frame = new Container();
  readonly #video: VideoQuad;
  readonly #heat: HeatOverlay;
  readonly #image: ImageOverlay;
  readonly #held: ImageOverlay;
  readonly #brackets = new CropFrame();
  readonly #marks = new Marks();

  constructor(private readonly video: VideoLayer) {
    super();
    this.#heat = new HeatOverlay(video.source);
    this.#image = new ImageOverlay(video.source);
    this.#held = new ImageOverlay(video.source);
    this.#video = new VideoQuad(video);
    this.#frame.addChild(this.#video.mesh, this.#held.mesh, this.#image.mesh, this.#heat.mesh);
    this.children = [this.#frame, this.#brackets.graphics, this.#marks.graphics];
  }

  /** @param picked the map to lay over the picture where the technique's own picture lies elsewhere */
  show(result: ViewResult | null, picked: HeatMap | null): void {
    this.result = result;
    const picture = result?.picture;
    const map = picture?.kind === 'cut-out' ? opacityOf(picture) : picture;
    this.#heat.show(map?.kind === 'heat' ? map : picked);
    this.#image.show(colouredPart(picture));
    this.#held.show(result?.held ?? null);
  }

  style(display: Display): void {
    const bare: Display = { ...display, threshold: 0, contours: false, opacity: 1, split: 0 };
    const kind = this.result?.picture.kind;
    if (kind === 'cut-out') this.#heat.style(bare, 'spotlight');
    else this.#heat.style(display);
    this.#image.style(hasBoard(kind ?? null) ? { ...bare, blend: 'map' } : display);
    this.#held.style({ ...bare, blend: 'map' });
  }

  /**
   * @param scene of this picture. `ofOtherFrame`: the live picture may be another than the one that was looked at;
   * `unmarked`: nothing lies over picture and map; `hollow`: see isHollow
   */
  place(area: Rect, scene: Scene): void {
    const { display, ofOtherFrame = false, unmarked = false } = scene;
    const hollow = isHollow(scene);
    const result = this.result;
    const live = this.video.size;
    const placement = placeFrame(live, area, display.fit, display.mirror);
    this.placement = placement;
    const { scale, x, y } = placement;
    this.#frame.scale.set(display.mirror ? -scale : scale, scale);
    this.#frame.position.set(display.mirror ? x + live.width * scale : x, y);
    this.#brackets.graphics.visible = result !== null && !unmarked;
    this.#marks.clear();
    this.#video.light(result && !unmarked ? this.crop : null);
    if (hollow) this.#video.mesh.visible = false;
    this.#heat.setHollow(hollow);
    this.#image.setHollow(hollow);
    if (!result) return;
    const crop = this.crop;
    // The frame itself is sharper than what the network saw of it, where it is there.
    const held = this.video.standing && !ofOtherFrame ? null : result.held;
    this.#held.mesh.visible = held !== null && !hollow;
    this.#held.place(crop, this.video.source, crop, live);
    const base = held ? this.#held.source : this.video.source;
    const part = held ? { x: 0, y: 0, width: 1, height: 1 } : crop;
    const size = held ? { width: 1, height: 1 } : live;
    this.#heat.place(crop, base, part, size);
    this.#image.place(crop, base, part, size);
    this.#image.followEdges(this.video.standing !== null && !ofOtherFrame);
    // What covers it shows as much of it as is to be seen: a processor that draws need not draw it twice.
    if (this.#coversAll(crop)) this.#video.mesh.visible = false;
    const seen = toScreen(placement, crop);
    const visible = overlap(seen, area);
    this.#brackets.draw(visible);
    if (result.progress !== null && !unmarked) {
      this.#marks.progress({ x: visible.x + visible.width, y: visible.y }, result.progress);
    }
  }

  /** Outlines a neuron's cell. @param shape [height, width, …] of its layer */
  markNeuron(neuron: Point, shape: readonly number[]): void {
    const cell = this.cellOf(neuron, shape);
    if (cell) this.#marks.neuron(cell);
  }

  protected get size() {
    return this.video.size;
  }

  /** Whether a map or picture lies over the whole live picture: they are opaque, unless hollow. */
  #coversAll({ x, y, width, height }: Rect): boolean {
    const { size } = this;
    const reaches = x <= 0 && y <= 0 && x + width >= size.width && y + height >= size.height;
    return reaches && (this.#heat.mesh.visible || this.#image.mesh.visible);
  }

  protected get map() {
    return this.#heat.map;
  }
}
