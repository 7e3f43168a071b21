import type { HeatMap } from '../../contract/picture.ts';
import { type ColourMapName, lookup } from './colour_maps.ts';

/** Paints a small map into a canvas of its own size, for thumbnails outside the stage. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  map: HeatMap,
  colours: ColourMapName,
  mirrored: boolean,
): void {
  const { width, height, rowBytes, values } = map;
  const table = new Uint32Array(lookup(colours).buffer);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = mirrored ? width - 1 - x : x;
      pixels[y * width + x] = table[values[y * rowBytes + from] ?? 0] ?? 0;
    }
  }
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
