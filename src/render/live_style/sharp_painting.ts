import { canvasOf, guideCanvasesOf, type StylisedPicture } from '../canvas/canvas_of.ts';
import { resize, scratch } from '../canvas/scratch.ts';
import { followEdges } from './follow_edges.ts';

/** Most pixels of a side of a painting with the frame's edges: each costs the processor. */
const MOST_SIDE = 960;

/** A stylised frame on a 2-D canvas, as large as the frame below it where it follows the frame's edges. */
export class SharpPainting {
  readonly #pages = Array.from({ length: 4 }, () => scratch(4, 4));
  #small: HTMLCanvasElement | null = null;
  #guide: readonly [HTMLCanvasElement, HTMLCanvasElement] | null = null;
  /** Of which frame the sharp one is. */
  #of: number | null = null;

  /** @param picture null where there is none */
  show(picture: StylisedPicture | null): void {
    this.#small = picture && canvasOf(picture);
    this.#guide = picture && this.#small && guideCanvasesOf(picture);
    this.#of = null;
  }

  /**
   * @param frame what was painted, whole
   * @param number another one for each frame; null where the frame is not what was painted: then nothing of it is taken
   */
  on(frame: HTMLCanvasElement, number: number | null): HTMLCanvasElement | null {
    if (!this.#small || !this.#guide || number === null) return this.#small;
    const [painting] = this.#pages;
    if (number !== this.#of) this.#sharpen(this.#small, this.#guide, frame);
    this.#of = number;
    return painting?.canvas ?? null;
  }

  #sharpen(
    small: HTMLCanvasElement,
    guide: readonly [HTMLCanvasElement, HTMLCanvasElement],
    frame: HTMLCanvasElement,
  ): void {
    const shrink = Math.min(1, MOST_SIDE / Math.max(frame.width, frame.height));
    const [width, height] = [frame.width, frame.height].map((side) =>
      Math.max(1, Math.round(side * shrink)),
    ) as [number, number];
    const images = [small, frame, ...guide].map((from, i) => {
      const page = this.#pages[i] as CanvasRenderingContext2D;
      resize(page, width, height);
      page.clearRect(0, 0, width, height);
      // Bilinear, as the shader does.
      page.imageSmoothingQuality = 'low';
      page.drawImage(from, 0, 0, width, height);
      return page.getImageData(0, 0, width, height);
    });
    const [painting, whole, slopes, luminance] = images as [ImageData, ImageData, ImageData, ImageData];
    followEdges(painting.data, whole.data, slopes.data, luminance.data);
    this.#pages[0]?.putImageData(painting, 0, 0);
  }
}
