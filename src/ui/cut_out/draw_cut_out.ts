import type { Rect } from '../../contract/geometry.ts';
import type { CutOut } from '../../contract/picture.ts';
import type { Stage } from '../../render/stage.ts';
import { canvasOf } from '../save/canvas_of.ts';
import * as store from '../store.ts';

/**
 * What was cut out, as sharp as the frame is, with all else transparent.
 * @returns null where the view shows no cut-out
 */
export function drawCutOut(stage: Stage): HTMLCanvasElement | null {
  const result = store.seen.value?.result;
  if (result?.picture.kind !== 'cut-out') return null;
  const frame = stage.standing;
  // Without the frame itself, what the network saw of it is left.
  const scale = frame ? frame.width / result.frameSize.width : 1;
  const { x, y, width, height } = scaled(result.crop, scale);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(frame ? width : result.picture.width);
  canvas.height = Math.round(frame ? height : result.picture.height);
  const context = canvas.getContext('2d');
  const source = frame ?? (result.held && canvasOf(result.held));
  if (!context || !source) return null;
  context.imageSmoothingQuality = 'high';
  const part: Rect = frame
    ? { x, y, width, height }
    : { x: 0, y: 0, width: source.width, height: source.height };
  context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(maskOf(result.picture), 0, 0, canvas.width, canvas.height);
  return canvas;
}

const scaled = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

function maskOf({ width, height, rowBytes, values }: CutOut): HTMLCanvasElement {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rgba[4 * (row * width + column) + 3] = values[row * rowBytes + column] ?? 0;
    }
  }
  return canvasOf({ width, height, rgba });
}
