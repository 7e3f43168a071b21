/** How the stage is drawn for a file. */
import type { Rect } from '../contract/geometry.ts';
import type { Size } from './placement.ts';
import type { Scene } from './scene.ts';

/** Of a canvas's longer side: every card can draw so much. */
const LONGEST = 8192;
/** Of one with more on it than the picture. */
const LONGEST_BOARD = 4096;

/**
 * The size of the stage, and the pixels per pixel of it, at which the live picture has all its pixels.
 * @param scale pixels of the stage per pixel of the live picture, as it is shown
 * @param alone the live picture's size, where there is nothing else on the stage
 */
export function exposureSize(
  stage: Size & { resolution: number },
  scale: number,
  alone: Size | null,
): Size & { resolution: number } {
  if (alone) {
    const resolution = Math.min(1 / scale, LONGEST / (scale * Math.max(alone.width, alone.height)));
    return { width: alone.width * scale, height: alone.height * scale, resolution };
  }
  const { width, height } = stage;
  const most = LONGEST_BOARD / Math.max(width, height);
  return { width, height, resolution: Math.min(Math.max(1 / scale, stage.resolution), most) };
}

/** @param whole true where all of the picture is shown, whatever of it fits the screen */
export const unmirrored = (scene: Scene | null, whole: boolean): Scene | null => {
  if (!scene) return null;
  const fit = whole ? 'contain' : scene.display.fit;
  return { ...scene, withBoard: false, display: { ...scene.display, mirror: false, fit } };
};

/** Called in the task in which it was drawn: afterwards a drawing buffer is empty. */
export function copyOf(drawn: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: drawn.width,
    height: drawn.height,
  });
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  return canvas;
}

export const scaled = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});
