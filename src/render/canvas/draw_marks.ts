import type { Rect } from '../../contract/geometry.ts';
import { PALETTE } from '../heat/palette.ts';

/** The marks of crop_frame.ts and marks.ts, on a 2-D canvas. */

export const cssColour = (colour: number, alpha = 1): string =>
  `rgba(${colour >> 16}, ${(colour >> 8) & 255}, ${colour & 255}, ${alpha})`;

const ARM_PX = 18;

/** Thin brackets around the part of the picture that the network sees. */
export function drawBrackets(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
  const arm = Math.min(ARM_PX, width / 4, height / 4);
  context.beginPath();
  for (const [left, top, dx, dy] of [
    [x, y, 1, 1],
    [x + width, y, -1, 1],
    [x + width, y + height, -1, -1],
    [x, y + height, 1, -1],
  ] as const) {
    context.moveTo(left + dx * arm, top);
    context.lineTo(left, top);
    context.lineTo(left, top + dy * arm);
  }
  stroke(context, PALETTE.ink, 1.5, 0.9);
}

export type TileMark = 'picked' | 'pinned' | 'hovered' | 'silenced';

export function drawTileMark(context: CanvasRenderingContext2D, rect: Rect, kind: TileMark): void {
  const { x, y, width, height } = rect;
  context.beginPath();
  if (kind === 'silenced') {
    context.fillStyle = cssColour(PALETTE.background, 0.6);
    context.fillRect(x, y, width, height);
    context.moveTo(x, y);
    context.lineTo(x + width, y + height);
    context.moveTo(x + width, y);
    context.lineTo(x, y + height);
    stroke(context, PALETTE.warn, 1.5, 0.9);
  } else if (kind === 'pinned') {
    const side = Math.max(6, Math.min(12, width / 3));
    context.moveTo(x + width - side, y);
    context.lineTo(x + width, y);
    context.lineTo(x + width, y + side);
    context.fillStyle = cssColour(PALETTE.accent);
    context.fill();
  } else {
    context.rect(x - 1, y - 1, width + 2, height + 2);
    stroke(context, kind === 'picked' ? PALETTE.accent : PALETTE.ink, 2, 0.95);
  }
}

/** How much of the tiles is in sight, and where. */
export function drawScrollBar(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
  context.fillStyle = cssColour(PALETTE.ink, 0.5);
  context.fillRect(x, y, width, height);
}

export function drawNeuron(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
  context.beginPath();
  context.rect(x, y, width, height);
  stroke(context, PALETTE.shade, 4, 0.5);
  stroke(context, PALETTE.accent, 2, 1);
}

/** @param part 0..1 */
export function drawProgress(
  context: CanvasRenderingContext2D,
  corner: { x: number; y: number },
  part: number,
): void {
  const radius = 13;
  const [x, y] = [corner.x - radius - 12, corner.y + radius + 12];
  context.beginPath();
  context.arc(x, y, radius + 5, 0, 2 * Math.PI);
  context.fillStyle = cssColour(PALETTE.background, 0.7);
  context.fill();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  stroke(context, PALETTE.ink, 3, 0.25);
  context.beginPath();
  context.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + Math.max(0.001, part) * 2 * Math.PI);
  stroke(context, PALETTE.accent, 3, 1);
}

function stroke(context: CanvasRenderingContext2D, colour: number, width: number, alpha: number): void {
  context.strokeStyle = cssColour(colour, alpha);
  context.lineWidth = width;
  context.stroke();
}
