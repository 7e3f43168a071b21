import type { Rect } from '../contract/geometry.ts';
import type { Fit } from './display.ts';
import type { Drawn } from './stage.ts';

export interface ComposeOptions {
  /** contain: all of the picture, with bars; fill: all of the canvas, with the picture's edges cut. */
  readonly fit?: Fit;
  /** True leaves live pictures as the screen shows them, a looking glass. Else text in them can be read. */
  readonly mirror?: boolean;
}

/** Draws what the stage has drawn on the whole of another canvas, in its middle. What it does not cover is transparent, or black. */
export function composeDrawn(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { canvas, part, resolution, mirrored }: Drawn,
  { fit = 'contain', mirror = false }: ComposeOptions = {},
): void {
  const { width, height } = context.canvas;
  const scales = [width / part.width, height / part.height];
  const scale = fit === 'fill' ? Math.max(...scales) : Math.min(...scales);
  const [left, top] = [(width - part.width * scale) / 2, (height - part.height * scale) / 2];
  const draw = (rect: Rect) => {
    const [x = 0, y = 0, w = 1, h = 1] = [rect.x, rect.y, rect.width, rect.height].map(
      (px) => px * resolution,
    );
    const [toX, toY] = [left + (rect.x - part.x) * scale, top + (rect.y - part.y) * scale];
    context.clearRect(toX, toY, rect.width * scale, rect.height * scale);
    context.drawImage(canvas, x, y, w, h, toX, toY, rect.width * scale, rect.height * scale);
  };
  context.clearRect(0, 0, width, height);
  // What is turned round below covers all of it: a live picture alone on the stage.
  if (mirror || !mirrored.some((picture) => covers(picture, part))) draw(part);
  if (mirror) return;
  for (const picture of mirrored) {
    const middle = left + (picture.x + picture.width / 2 - part.x) * scale;
    context.setTransform(-1, 0, 0, 1, 2 * middle, 0);
    draw(picture);
    context.resetTransform();
  }
}

const covers = (outer: Rect, inner: Rect) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;
