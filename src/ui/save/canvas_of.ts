import type { Pixels } from '../../contract/jobs.ts';

/** Pixels as a canvas of their size. */
export function canvasOf({ width, height, rgba }: Pixels): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}
