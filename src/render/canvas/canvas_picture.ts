import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap } from '../../contract/picture.ts';
import type { ViewResult } from '../../contract/view.ts';
import type { Display } from '../display.ts';
import { lookup } from '../heat/colour_maps.ts';
import { blendOf, colouredPart } from '../heat/picture_colours.ts';
import { SharpPainting } from '../live_style/sharp_painting.ts';
import { opacityOf, PlacedPicture } from '../placed_picture.ts';
import { overlap, placeFrame, toScreen } from '../placement.ts';
import { isHollow, type Scene } from '../scene.ts';
import { hasBoard } from '../stage_layout.ts';
import { canvasOf, type StylisedPicture } from './canvas_of.ts';
import { composeMap, type MapCells, type MapStyle } from './compose_map.ts';
import { drawBrackets, drawNeuron, drawProgress } from './draw_marks.ts';
import type { PresentPicture } from './present_picture.ts';
import { resize, scratch } from './scratch.ts';

const SHADE = 'rgba(0, 0, 0, 0.5)';
/** Most pixels of a side at which a map is laid over the picture: each costs the processor. */
const MOST_SIDE = 400;

/** The live picture with a map over the part that the network saw. */
export class CanvasPicture extends PlacedPicture {
  readonly #composed = scratch(4, 4);
  #map: HeatMap | null = null;
  #image: StylisedPicture | null = null;
  readonly #painting = new SharpPainting();
  #held: HTMLCanvasElement | null = null;

  constructor(private readonly picture: PresentPicture) {
    super();
  }

  /** @param picked the map to lay over the picture where the technique's own picture lies elsewhere */
  show(result: ViewResult | null, picked: HeatMap | null): void {
    const before = this.#image;
    const picture = result?.picture;
    this.result = result;
    this.#map =
      picture?.kind === 'heat' ? picture : picture?.kind === 'cut-out' ? opacityOf(picture) : picked;
    this.#image = colouredPart(picture);
    if (this.#image !== before) this.#painting.show(this.#image && !this.#image.legend ? this.#image : null);
    this.#held = result?.held ? canvasOf(result.held) : null;
  }

  draw(context: CanvasRenderingContext2D, area: Rect, scene: Scene): void {
    const { display, ofOtherFrame = false, unmarked = false } = scene;
    const hollow = isHollow(scene);
    const { size } = this;
    const placement = placeFrame(size, area, display.fit, display.mirror);
    this.placement = placement;
    if (this.picture.of === null) return;
    const result = this.result;
    const crop = this.crop;
    const held = this.picture.stands && !ofOtherFrame ? null : this.#held;
    context.save();
    const { scale, x, y } = placement;
    context.translate(display.mirror ? x + size.width * scale : x, y);
    context.scale(display.mirror ? -scale : scale, scale);
    if (!hollow) context.drawImage(this.picture.canvas, 0, 0);
    if (result) {
      if (!unmarked) shadeAround(context, { x: 0, y: 0, ...size }, crop);
      if (held && !hollow) context.drawImage(held, crop.x, crop.y, crop.width, crop.height);
      const base = held ?? this.picture.canvas;
      const part = held ? { x: 0, y: 0, width: held.width, height: held.height } : crop;
      const painted = this.picture.stands && !ofOtherFrame && display.smooth ? this.picture.number : null;
      this.#drawMaps(context, crop, { base, part, scale, painted }, display, hollow);
    }
    context.restore();
    if (!result || unmarked) return;
    const visible = overlap(toScreen(placement, crop), area);
    drawBrackets(context, visible);
    if (result.progress !== null)
      drawProgress(context, { x: visible.x + visible.width, y: visible.y }, result.progress);
    const cell = scene.neuron && scene.neuronShape && this.cellOf(scene.neuron, scene.neuronShape);
    if (cell) drawNeuron(context, cell);
  }

  protected get size() {
    return this.picture.size;
  }

  protected get map() {
    return this.#map;
  }

  #drawMaps(
    context: CanvasRenderingContext2D,
    crop: Rect,
    below: { base: HTMLCanvasElement; part: Rect; scale: number; painted: number | null },
    display: Display,
    hollow: boolean,
  ): void {
    const kind = this.result?.picture.kind ?? null;
    const bare: Display = { ...display, threshold: 0, contours: false, opacity: 1, split: 0 };
    const painting = this.#painting.on(below.base, below.painted);
    if (painting) drawStylised(context, painting, crop, hasBoard(kind) ? bare : display);
    else if (this.#image?.kind === 'image') {
      const { rgba, width, height, legend } = this.#image;
      const signed = legend?.signed ?? false;
      const cells = { values: rgba, width, height, rowBytes: 4 * width, pixelBytes: 4, signed } as const;
      this.#compose(context, crop, below, cells, display, blendOf(this.#image, display));
    }
    if (!this.#map) return;
    const cells = { ...this.#map, pixelBytes: 1, signed: this.#map.legend.signed } as const;
    if (kind === 'cut-out') this.#compose(context, crop, below, cells, bare, hollow ? 'hollow' : 'spotlight');
    else this.#compose(context, crop, below, cells, display, blendOf(this.#map, display));
  }

  #compose(
    context: CanvasRenderingContext2D,
    crop: Rect,
    { base, part, scale }: { base: HTMLCanvasElement; part: Rect; scale: number },
    cells: MapCells,
    display: Display,
    blend: MapStyle['blend'],
  ): void {
    const shrink = Math.min(1, MOST_SIDE / (Math.max(crop.width, crop.height) * scale));
    const [width, height] = [crop.width, crop.height].map((side) =>
      Math.max(1, Math.round(side * scale * shrink)),
    ) as [number, number];
    resize(this.#composed, width, height);
    this.#composed.drawImage(base, part.x, part.y, part.width, part.height, 0, 0, width, height);
    const image = this.#composed.getImageData(0, 0, width, height);
    const colours = lookup(cells.signed ? display.diverging : display.sequential);
    composeMap(image.data, width, height, cells, { ...display, blend, colours });
    this.#composed.putImageData(image, 0, 0);
    context.drawImage(this.#composed.canvas, crop.x, crop.y, crop.width, crop.height);
  }
}

function shadeAround(context: CanvasRenderingContext2D, whole: Rect, lit: Rect): void {
  context.beginPath();
  context.rect(whole.x, whole.y, whole.width, whole.height);
  context.rect(lit.x, lit.y, lit.width, lit.height);
  context.fillStyle = SHADE;
  context.fill('evenodd');
}

/** Leaves the picture below bare from its left on, as it is seen, where the display is split. */
function drawStylised(
  context: CanvasRenderingContext2D,
  painting: HTMLCanvasElement,
  { x, y, width, height }: Rect,
  { split, mirror }: Display,
): void {
  const [from, share] = [mirror ? 0 : split, 1 - split];
  if (share <= 0) return;
  const part = [painting.width * from, 0, painting.width * share, painting.height] as const;
  context.drawImage(painting, ...part, x + width * from, y, width * share, height);
}
